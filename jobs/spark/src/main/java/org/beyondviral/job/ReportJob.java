package org.beyondviral.job;

import org.beyondviral.report.Report;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;

/**
 * Writes the study as one self-contained page.
 *
 * <p>The answer, what the archive says to the article's claims, what tells viral fades and
 * sustained movements apart, of all sizes and of the same; how long campaigns and participants
 * last, who came back, who led, how people came in and what rewards would have paid them, who acted
 * on whom; what was read and lost, what every measure means, how to make the study again; and the
 * campaigns, to search, sort and open. The page loads nothing: its styles, scripts and data are
 * inside. Its size does not grow with the archive: it lists the thousand largest campaigns and says
 * how many it leaves out. It names no account, and tells of no fewer people than {@code
 * privacy.min-group}.
 *
 * <h2>Input</h2>
 *
 * Tables {@code campaigns}, {@code collection_gaps}, {@code campaign_activity}, {@code retention},
 * {@code leadership}, {@code leaders}, {@code recruits}, {@code incentives}, {@code
 * network_periods}, {@code campaign_measures}, {@code sampling_curve}, {@code profiles}, {@code
 * shapes}, {@code shape_choices}, and all that {@code compare} writes; {@code ledger} and {@code
 * run.json} where they exist.
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
