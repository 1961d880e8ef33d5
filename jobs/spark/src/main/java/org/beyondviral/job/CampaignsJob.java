package org.beyondviral.job;

import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;

/** Soon. */
public final class CampaignsJob {
  private CampaignsJob() {}

  public static void run(Tables tables, Settings settings) {}
}
