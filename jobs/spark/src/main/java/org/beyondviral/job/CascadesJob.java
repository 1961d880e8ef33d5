package org.beyondviral.job;

import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;

/** Soon. */
public final class CascadesJob {
  private CascadesJob() {}

  public static void run(Tables tables, Settings settings) {}
}
