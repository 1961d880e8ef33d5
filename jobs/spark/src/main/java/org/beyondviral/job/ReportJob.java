package org.beyondviral.job;

import org.beyondviral.report.Report;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;

/**
 * Writes the study as one self-contained page.
 *
 * <p>What was read and lost, how many campaigns of which profile, what tells viral fades and
 * sustained movements apart, how long campaigns and participants last, what the archive says to the
 * article's claims, what every measure means and how the page was made. The page loads nothing: its
 * styles, scripts and data are inside. Its size does not grow with the archive: it lists the
 * largest campaigns and says how many it leaves out.
 *
 * <h2>Input</h2>
 *
 * Tables {@code campaigns}, {@code profiles}, {@code campaign_measures}, {@code campaign_activity},
 * {@code comparison}, {@code survival}, {@code hypotheses}; {@code ledger} and {@code run.json}
 * where they exist.
 *
 * <h2>Output</h2>
 *
 * {@code report.html}.
 *
 * <h2>Usage</h2>
 *
 * <pre>
 * ./beyond-viral report --output study-output
 * spark-submit --master yarn beyond-viral.jar report --output hdfs:///studies/one
 * </pre>
 */
public final class ReportJob {
  private ReportJob() {}

  public static void run(Tables tables, Settings settings) {
    tables.writeFile("report.html", Report.of(tables, settings));
  }
}
