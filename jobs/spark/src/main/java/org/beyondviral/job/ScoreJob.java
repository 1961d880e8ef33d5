package org.beyondviral.job;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.beyondviral.campaign.Score;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.stage.ScoreStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * Compares the profiles a study found with those a generated archive was planted with.
 *
 * <p>Input: {@code campaigns} and {@code profiles} of the study; {@code truth} of the archive.
 *
 * <p>Output: {@code scorecard}: per planted profile, of campaigns of 0, 50 and 200 traces or more,
 * how many got it, and precision and recall.
 *
 * <p>Usage: {@code ./beyond-viral generate --scenario mixed --traces 150000 --seed 1 --output
 * made}, {@code ./beyond-viral study --traces made --output out}, {@code ./beyond-viral score
 * --output out --truth made}
 */
public final class ScoreJob {
  private ScoreJob() {}

  /** Writes the scorecard; the outcomes it gathers are at most some dozens. */
  public static void run(Tables study, Tables archive) {
    List<Score.Outcome> outcomes =
        ScoreStages.outcomes(
                archive.read(Catalogue.TRUTH),
                study.read(Catalogue.CAMPAIGNS),
                study.read(Catalogue.PROFILES))
            .collectAsList();
    Dataset<Score> scores =
        study.spark().createDataset(Score.of(outcomes), RecordEncoder.of(Score.class));
    study.write(Catalogue.SCORECARD, scores);
  }
}
