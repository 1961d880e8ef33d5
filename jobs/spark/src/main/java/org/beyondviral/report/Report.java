package org.beyondviral.report;

import java.nio.charset.StandardCharsets;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;

/** The report of a study. */
public final class Report {
  private Report() {}

  /** The page as UTF-8. */
  public static byte[] of(Tables tables, Settings settings) {
    return Page.html(FindingsReader.read(tables, settings)).getBytes(StandardCharsets.UTF_8);
  }
}
