package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.functions;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Profile;
import org.beyondviral.campaign.Score;
import org.beyondviral.campaign.Score.Outcome;
import org.beyondviral.campaign.Truth;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.compare.MatchedDelta;
import org.beyondviral.compare.MatchedDelta.Group;
import org.beyondviral.compare.RankTest;
import org.beyondviral.generate.MeasureScore;
import org.beyondviral.generate.ParentScore;
import org.beyondviral.generate.PlantedMeasure;
import org.beyondviral.generate.PlantedParent;
import org.beyondviral.generate.PlantedParts;
import org.beyondviral.generate.TestScore.Tested;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.measure.Status;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** What became of planted campaigns. */
public final class ScoreStages {
  /** Small studies beyond this number are not tested, so that their tests fit one machine. */
  public static final long MOST_STUDIES = 1_000;

  private static final String FOUND = name(Outcome::found);
  private static final String TRUTH = "truth";
  private static final String EXACT = "decimal(38,18)";

  /** The values of one measure in the two groups of one small study, each with its stratum. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Grouped(
      long study,
      String measure,
      double[] fades,
      int[] fadeStrata,
      double[] movements,
      int[] movementStrata) {}

  private ScoreStages() {}

  /**
   * Planted campaigns, counted by what was planted, what was found and how large they were found.
   * One planted campaign counts once; the result has at most a few dozen rows.
   */
  public static Dataset<Outcome> outcomes(
      Dataset<Truth> truth, Dataset<Campaign> campaigns, Dataset<CampaignProfile> profiles) {
    Dataset<?> found =
        profiles
            .select(col(CampaignProfile::campaignId), col(CampaignProfile::profile).as(FOUND))
            .join(
                campaigns.select(col(Campaign::campaignId), col(Campaign::traces)),
                name(Campaign::campaignId));
    Column traces = coalesce(col(Campaign::traces), lit(0L));
    Column leastTraces = lit(0L);
    for (long least : Score.LEAST_TRACES) {
      leastTraces = when(traces.geq(lit(least)), lit(least)).otherwise(leastTraces);
    }
    return as(
        truth
            .select(col(Truth::campaignId), col(Truth::profile).as(name(Outcome::planted)))
            .join(found, new String[] {name(Truth::campaignId)}, "left")
            .groupBy(
                col(Outcome::planted),
                coalesce(col(Outcome::found), lit(Profile.UNDECIDED.word())).as(FOUND),
                leastTraces.as(name(Outcome::leastTraces)))
            .agg(count(lit(1)).as(name(Outcome::campaigns))),
        Outcome.class);
  }

  /**
   * Measures against what was planted, over the campaigns of one story. Two shuffles: the join of
   * planted and found by (campaign, measure), and the sums. Errors are summed as decimals, so that
   * their order does not matter.
   */
  public static Dataset<MeasureScore> measures(
      Dataset<PlantedMeasure> planted,
      Dataset<PlantedParts> parts,
      Dataset<CampaignMeasure> measures) {
    Column value = col(CampaignMeasure::value);
    Column truth = functions.col(TRUTH);
    Column error = value.minus(truth);
    Column interval =
        col(CampaignMeasure::low).isNotNull().and(col(CampaignMeasure::high).isNotNull());
    Column found = count(value);
    Column intervals = count_if(interval);
    return as(
        planted
            .select(
                col(PlantedMeasure::campaignId),
                col(PlantedMeasure::measure),
                col(PlantedMeasure::value).as(TRUTH))
            .join(
                measures,
                new String[] {name(PlantedMeasure::campaignId), name(PlantedMeasure::measure)})
            .join(parts, name(PlantedParts::campaignId))
            .groupBy(col(PlantedParts::story), col(PlantedMeasure::measure))
            .agg(
                count(lit(1)).as(name(MeasureScore::planted)),
                found.as(name(MeasureScore::found)),
                count_if(col(CampaignMeasure::status).equalTo(Status.NOT_CONVERGED.word()))
                    .as(name(MeasureScore::notConverged)),
                try_divide(total(when(value.isNotNull(), truth)), found)
                    .as(name(MeasureScore::meanPlanted)),
                try_divide(total(error), found).as(name(MeasureScore::bias)),
                sqrt(try_divide(total(error.multiply(error)), found))
                    .as(name(MeasureScore::rootMeanSquareError)),
                intervals.as(name(MeasureScore::intervals)),
                try_divide(
                        count_if(
                            interval.and(
                                truth.between(
                                    col(CampaignMeasure::low), col(CampaignMeasure::high)))),
                        intervals)
                    .as(name(MeasureScore::covered)))
            .orderBy(col(MeasureScore::story), col(MeasureScore::measure)),
        MeasureScore.class);
  }

  /** Planted parents against those of the study, by evidence. One shuffle by trace. */
  public static Dataset<ParentScore> parents(
      Dataset<PlantedParent> planted, Dataset<CascadeMember> members) {
    Column right = count_if(functions.col(TRUTH).equalTo(col(CascadeMember::parentId)));
    return as(
        planted
            .select(col(PlantedParent::traceId), col(PlantedParent::parentId).as(TRUTH))
            .join(
                members.select(
                    col(CascadeMember::traceId),
                    col(CascadeMember::parentId),
                    col(CascadeMember::parentEvidence)),
                new String[] {name(PlantedParent::traceId)},
                "left")
            .groupBy(
                coalesce(col(CascadeMember::parentEvidence), lit("missing"))
                    .as(name(ParentScore::parentEvidence)))
            .agg(
                count(lit(1)).as(name(ParentScore::planted)),
                right.as(name(ParentScore::right)),
                right.divide(count(lit(1))).as(name(ParentScore::recovered)))
            .orderBy(col(ParentScore::parentEvidence)),
        ParentScore.class);
  }

  /**
   * The rank tests of the small studies of an archive, fades against movements as the study
   * labelled them, and those within strata. Two shuffles, by campaign and by (study, measure).
   *
   * @param minCampaigns fewer values in a group are not tested
   */
  public static Dataset<Tested> tests(
      Dataset<PlantedParts> parts,
      Dataset<CampaignProfile> profiles,
      Dataset<CampaignMeasure> measures,
      Dataset<CompareStages.Stratum> strata,
      int minCampaigns) {
    List<String> definitional =
        Arrays.stream(Measure.values()).filter(Measure::definitional).map(Measure::key).toList();
    Column fade = col(CampaignProfile::profile).equalTo(Profile.VIRAL_FADE.word());
    Column movement = col(CampaignProfile::profile).equalTo(Profile.SUSTAINED_MOVEMENT.word());
    Column value = col(CampaignMeasure::value);
    Column stratum = col(CompareStages.Stratum::stratum);
    FlatMapFunction<Grouped, Tested> test = row -> tests(row, minCampaigns).iterator();
    return as(
            measures
                .where(
                    value
                        .isNotNull()
                        .and(not(isnan(value)))
                        .and(not(col(CampaignMeasure::measure).isInCollection(definitional))))
                .join(
                    profiles
                        .where(fade.or(movement))
                        .select(col(CampaignProfile::campaignId), col(CampaignProfile::profile)),
                    name(CampaignMeasure::campaignId))
                .join(
                    parts.where(col(PlantedParts::study).lt(lit(MOST_STUDIES))),
                    name(PlantedParts::campaignId))
                .join(strata, name(CompareStages.Stratum::campaignId))
                .groupBy(col(PlantedParts::study), col(CampaignMeasure::measure))
                .agg(
                    collect_list(when(fade, value)).as(name(Grouped::fades)),
                    collect_list(when(fade, stratum)).as(name(Grouped::fadeStrata)),
                    collect_list(when(movement, value)).as(name(Grouped::movements)),
                    collect_list(when(movement, stratum)).as(name(Grouped::movementStrata))),
            Grouped.class)
        .flatMap(test, RecordEncoder.of(Tested.class));
  }

  private static List<Tested> tests(Grouped row, int minCampaigns) {
    if (Math.min(row.fades().length, row.movements().length) < minCampaigns) {
      return List.of();
    }
    Tested all =
        new Tested(row.study(), row.measure(), false, RankTest.p(row.fades(), row.movements()));
    @Nullable Double matched =
        MatchedDelta.p(
            new Group(row.fades(), row.fadeStrata()),
            new Group(row.movements(), row.movementStrata()),
            minCampaigns);
    return matched == null
        ? List.of(all)
        : List.of(all, new Tested(row.study(), row.measure(), true, matched));
  }

  private static Column total(Column value) {
    return sum(value.cast(EXACT)).cast("double");
  }
}
