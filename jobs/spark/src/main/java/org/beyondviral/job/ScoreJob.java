package org.beyondviral.job;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Score;
import org.beyondviral.compare.CompareRules;
import org.beyondviral.generate.PlantedContrast;
import org.beyondviral.generate.PlantedParts;
import org.beyondviral.generate.TestScore;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.CompareStages;
import org.beyondviral.stage.ScoreStages;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;

/**
 * Compares what a study found with what a generated archive was planted with.
 *
 * <p>Input: {@code campaigns}, {@code profiles}, {@code campaign_measures} and {@code
 * cascade_members} of the study; the {@code truth} tables of the archive.
 *
 * <p>Output: {@code scorecard}: per planted profile, of campaigns of 0, 50 and 200 traces or more,
 * how many got it, and precision and recall. {@code scorecard_measures}: bias, error and coverage
 * of the measures planted. {@code scorecard_parents}: how many planted parents were found. {@code
 * scorecard_tests}: where the archive holds many small studies, how often their two groups are
 * found to differ where they do and where they do not, at the 5 % level.
 *
 * <p>Usage: {@code ./beyond-viral generate --scenario mixed --traces 150000 --seed 1 --output
 * made}, {@code ./beyond-viral study --traces made --output out}, {@code ./beyond-viral score
 * --output out --truth made}
 */
public final class ScoreJob {
  /** Every table it writes. */
  public static final List<Table<? extends Record>> WRITES =
      List.of(
          Catalogue.SCORECARD,
          Catalogue.SCORECARD_MEASURES,
          Catalogue.SCORECARD_PARENTS,
          Catalogue.SCORECARD_TESTS);

  private static final double LEVEL = 0.05;

  private ScoreJob() {}

  /**
   * Writes the scorecards. What it gathers is bounded: some dozens of outcomes, and the tests of at
   * most {@link ScoreStages#MOST_STUDIES} small studies.
   */
  public static void run(Tables study, Tables archive) {
    Dataset<CampaignProfile> profiles = study.read(Catalogue.PROFILES);
    Dataset<CampaignMeasure> measures = study.read(Catalogue.CAMPAIGN_MEASURES);
    Dataset<PlantedParts> parts = archive.read(Catalogue.TRUTH_PARTS);
    List<Score.Outcome> outcomes =
        ScoreStages.outcomes(
                archive.read(Catalogue.TRUTH), study.read(Catalogue.CAMPAIGNS), profiles)
            .collectAsList();
    study.write(Catalogue.SCORECARD, Score.of(outcomes));
    study.write(
        Catalogue.SCORECARD_MEASURES,
        ScoreStages.measures(archive.read(Catalogue.TRUTH_MEASURES), parts, measures).coalesce(1));
    study.write(
        Catalogue.SCORECARD_PARENTS,
        ScoreStages.parents(
                archive.read(Catalogue.TRUTH_PARENTS), study.read(Catalogue.CASCADE_MEMBERS))
            .coalesce(1));
    List<String> differing =
        archive.read(Catalogue.TRUTH_CONTRASTS).collectAsList().stream()
            .map(PlantedContrast::measure)
            .toList();
    List<TestScore> tests =
        differing.isEmpty()
            ? List.of()
            : TestScore.of(
                ScoreStages.tests(
                        parts,
                        profiles,
                        measures,
                        CompareStages.strata(
                            study.read(Catalogue.CAMPAIGNS),
                            CompareStages.platforms(
                                study.read(Catalogue.CAMPAIGN_MEMBERS),
                                study.read(Catalogue.CASCADES))),
                        CompareRules.of(Settings.defaults()).minCampaigns())
                    .collectAsList(),
                differing,
                LEVEL);
    study.write(Catalogue.SCORECARD_TESTS, tests);
  }
}
