package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.bin;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Profile;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.compare.Balance;
import org.beyondviral.compare.Chosen;
import org.beyondviral.compare.CliffsDelta;
import org.beyondviral.compare.CompareRules;
import org.beyondviral.compare.Comparison;
import org.beyondviral.compare.Comparisons;
import org.beyondviral.compare.Evidence;
import org.beyondviral.compare.Interval;
import org.beyondviral.compare.MatchedDelta;
import org.beyondviral.compare.MatchedDelta.Group;
import org.beyondviral.compare.Signs;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** Viral fades against sustained movements, measure by measure, and what else the claims need. */
public final class CompareStages {
  private static final String OK = "ok";
  private static final Set<Unit> TIME = Set.of(Unit.SECONDS, Unit.HOURS, Unit.DAYS, Unit.WEEKS);

  private CompareStages() {}

  /**
   * The values of one measure in the two groups, in any order, and of their campaigns the strata,
   * the numbers of traces and the days observed.
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Values(
      String measure,
      double[] viral,
      int[] viralStrata,
      double[] viralSizes,
      double[] viralWindows,
      double[] sustained,
      int[] sustainedStrata,
      double[] sustainedSizes,
      double[] sustainedWindows) {}

  private static final String AGAINST = "against";
  private static final String IN_FAVOUR = "in_favour";

  private static final int MOST_PLATFORMS = 100;

  /** Binary digits that windows of one stratum share. */
  private static final int DIGITS = 3;

  /** A value as near to nothing is nothing, but for rounding. */
  private static final double ROUNDING = 1e-9;

  /** What a campaign is like in size and window: campaigns of one stratum are alike in both. */
  public record Stratum(String campaignId, int stratum, double size, double window) {}

  /** The platform of a campaign, by its place in the list of names. */
  public record Placed(String campaignId, int platform) {}

  /** The interval of an effect at an end of what is unknown. */
  public record At(String end, double low, double high) {}

  /** Campaigns counted. */
  public record Tally(
      long campaigns,
      long undecided,
      long fades,
      long compared,
      long participants,
      @Nullable Instant observedFrom,
      @Nullable Instant observedTo) {}

  /** The median of a measure among all campaigns. */
  public record Pace(String measure, double median) {}

  /** Decided campaigns with a half-life, and the median of these. */
  public record HalfLives(long campaigns, @Nullable Double medianDays) {}

  /**
   * The stratum of every campaign. Of one stratum are those of one platform whose numbers of traces
   * have as many binary digits, so that none is twice as large as another, and whose windows, the
   * whole days from the first trace to the end of the archive, have as many and begin with the same
   * three, so that none is longer than another by more than a quarter. No shuffle but for
   * platforms.
   */
  public static Dataset<Stratum> strata(
      Dataset<Campaign> campaigns, Optional<Dataset<Placed>> platforms) {
    Column windowDays =
        unix_seconds(col(Campaign::observedTo))
            .minus(unix_seconds(col(Campaign::startedAt)))
            .divide(Duration.ofDays(1).toSeconds())
            .cast("bigint");
    Column digits = length(bin(windowDays));
    Column first =
        call_function("shiftright", windowDays, greatest(digits.minus(DIGITS), lit(0))).cast("int");
    Dataset<Row> placed =
        platforms
            .map(all -> campaigns.join(all, name(Campaign::campaignId)))
            .orElseGet(() -> campaigns.withColumn(name(Placed::platform), lit(0)));
    return Columns.as(
        placed
            .withColumn(
                name(Stratum::stratum),
                col(Placed::platform)
                    .multiply(Long.SIZE)
                    .plus(length(bin(col(Campaign::traces))))
                    .multiply(Long.SIZE)
                    .plus(digits)
                    .multiply(1 << DIGITS)
                    .plus(first))
            .withColumn(name(Stratum::size), col(Campaign::traces).cast("double"))
            .withColumn(name(Stratum::window), windowDays.cast("double")),
        Stratum.class);
  }

  /**
   * Where campaigns are, when an archive holds several platforms: on that of most of their traces,
   * each on that of its cascade; of as many, on the first by name. Traces without one, and beyond a
   * hundred platforms those of the last by name, count as of one more. Shuffles: of the names of
   * platforms; of members and cascades by cascade; of counts by campaign.
   *
   * @return empty when the archive names one platform at most
   */
  public static Optional<Dataset<Placed>> platforms(
      Dataset<CampaignMember> members, Dataset<Cascade> cascades) {
    Column platform = col(Cascade::platform);
    List<String> names =
        cascades
            .select(platform)
            .where(platform.isNotNull())
            .distinct()
            .sort(col(Placed::platform))
            .as(Encoders.STRING())
            .limit(MOST_PLATFORMS)
            .collectAsList();
    if (names.size() < 2) {
      return Optional.empty();
    }
    String traces = "traces";
    return Optional.of(
        Columns.as(
            members
                .select(col(CampaignMember::campaignId), col(CampaignMember::cascadeId))
                .join(
                    cascades.select(
                        col(Cascade::cascadeId),
                        coalesce(
                                nullif(
                                    array_position(lit(names.toArray(String[]::new)), platform),
                                    lit(0L)),
                                lit(MOST_PLATFORMS + 1L))
                            .cast("int")
                            .as(name(Placed::platform))),
                    name(Cascade::cascadeId))
                .groupBy(col(Placed::campaignId), col(Placed::platform))
                .agg(count(lit(1)).as(traces))
                .groupBy(col(Placed::campaignId))
                .agg(
                    max_by(
                            col(Placed::platform),
                            struct(functions.col(traces), negate(col(Placed::platform))))
                        .as(name(Placed::platform))),
            Placed.class));
  }

  /**
   * The values to compare: fades against movements, or for measures of people against all that
   * lasted ({@link Comparisons#cutOnTimeAlone}). Only values that are known count. Shuffled by
   * measure, for the values of a measure must be together to be ranked, and for the joins by
   * campaign where the campaigns are too many to send to every task.
   */
  public static Dataset<Values> values(
      Dataset<CampaignMeasure> measures, Dataset<Chosen> chosen, Dataset<Stratum> strata) {
    String[] ofPeople =
        Arrays.stream(Measure.values())
            .filter(Comparisons::cutOnTimeAlone)
            .map(Measure::key)
            .toArray(String[]::new);
    Column stands =
        when(col(CampaignMeasure::measure).isin((Object[]) ofPeople), col(Chosen::byTime))
            .otherwise(col(Chosen::byRule));
    Column fade = col(Chosen::profile).equalTo(Profile.VIRAL_FADE.word());
    Column value = col(CampaignMeasure::value);
    Column stratum = col(Stratum::stratum);
    Column size = col(Stratum::size);
    Column window = col(Stratum::window);
    int tasks =
        Math.min(
            Measure.values().length, measures.sparkSession().sparkContext().defaultParallelism());
    return Columns.as(
        measures
            .where(col(CampaignMeasure::status).equalTo(OK).and(not(isnan(value))))
            .join(chosen, name(Chosen::campaignId))
            .join(strata, name(Stratum::campaignId))
            .where(stands)
            .repartition(tasks, col(CampaignMeasure::measure))
            .groupBy(col(CampaignMeasure::measure))
            .agg(
                collect_list(when(fade, value)).as(name(Values::viral)),
                collect_list(when(fade, stratum)).as(name(Values::viralStrata)),
                collect_list(when(fade, size)).as(name(Values::viralSizes)),
                collect_list(when(fade, window)).as(name(Values::viralWindows)),
                collect_list(when(not(fade), value)).as(name(Values::sustained)),
                collect_list(when(not(fade), stratum)).as(name(Values::sustainedStrata)),
                collect_list(when(not(fade), size)).as(name(Values::sustainedSizes)),
                collect_list(when(not(fade), window)).as(name(Values::sustainedWindows))),
        Values.class);
  }

  /**
   * A row for each measure with a value. One task holds all values of a measure, by estimate some
   * 250 bytes a campaign at the height of matching: 250 MB for a million campaigns. It is the task,
   * not the driver, so that measures are compared side by side. No shuffle.
   */
  public static Dataset<Comparison> compare(Dataset<Values> values, CompareRules rules) {
    return values.map(
        (MapFunction<Values, Comparison>) row -> compare(row, rules),
        RecordEncoder.of(Comparison.class));
  }

  private static Comparison compare(Values row, CompareRules rules) {
    return Comparisons.matched(
        Comparisons.of(
            Measure.find(row.measure()).orElseThrow(), row.viral(), row.sustained(), rules),
        MatchedDelta.of(
            new Group(row.viral(), row.viralStrata()),
            new Group(row.sustained(), row.sustainedStrata()),
            rules,
            CliffsDelta.seed(rules.seed(), "matched " + row.measure())),
        Balance.of(
            new Group(row.viralSizes(), row.viralStrata()),
            new Group(row.sustainedSizes(), row.sustainedStrata()),
            new Group(row.viralWindows(), row.viralStrata()),
            new Group(row.sustainedWindows(), row.sustainedStrata())));
  }

  /**
   * The matched effect on a measure when every value lies at the end of its interval that speaks
   * against the movements being higher, and when every one lies at the other. Only values with an
   * interval count. Shuffled as {@link #values}.
   *
   * @return empty where too few campaigns have a counterpart
   */
  public static Optional<Evidence.Ends> ends(
      Dataset<CampaignMeasure> measures,
      Dataset<Chosen> chosen,
      Dataset<Stratum> strata,
      Measure measure,
      CompareRules rules) {
    Column low = col(CampaignMeasure::low);
    Column high = col(CampaignMeasure::high);
    Column end = col(CampaignMeasure::measure);
    Column fade = col(Chosen::profile).equalTo(Profile.VIRAL_FADE.word());
    Dataset<CampaignMeasure> ends =
        Columns.as(
            measures
                .where(end.equalTo(measure.key()).and(low.isNotNull()).and(high.isNotNull()))
                .join(
                    chosen.select(col(Chosen::campaignId), col(Chosen::profile)),
                    name(Chosen::campaignId))
                .withColumn(
                    name(CampaignMeasure::measure), explode(array(lit(AGAINST), lit(IN_FAVOUR))))
                .withColumn(
                    name(CampaignMeasure::value),
                    when(fade.equalTo(end.equalTo(AGAINST)), high).otherwise(low)),
            CampaignMeasure.class);
    Map<String, Interval> found =
        values(ends, chosen, strata)
            .flatMap(
                (FlatMapFunction<Values, At>) row -> at(row, rules).stream().iterator(),
                RecordEncoder.of(At.class))
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(At::end, each -> new Interval(each.low(), each.high())));
    Interval against = found.get(AGAINST);
    Interval inFavour = found.get(IN_FAVOUR);
    return against == null || inFavour == null
        ? Optional.empty()
        : Optional.of(new Evidence.Ends(against, inFavour));
  }

  private static Optional<At> at(Values row, CompareRules rules) {
    return Optional.ofNullable(
            MatchedDelta.of(
                new Group(row.viral(), row.viralStrata()),
                new Group(row.sustained(), row.sustainedStrata()),
                rules,
                CliffsDelta.seed(rules.seed(), "end " + row.measure())))
        .map(matched -> new At(row.measure(), matched.interval().low(), matched.interval().high()));
  }

  /** Campaigns by what becomes of them in the comparison. */
  public static Tally tally(Dataset<Campaign> campaigns, Dataset<CampaignProfile> profiles) {
    Column profile = col(CampaignProfile::profile);
    return campaigns
        .join(
            profiles.select(col(CampaignProfile::campaignId), profile), name(Campaign::campaignId))
        .agg(
            count(lit(1)).as(name(Tally::campaigns)),
            count_if(profile.equalTo(Profile.UNDECIDED.word())).as(name(Tally::undecided)),
            count_if(profile.equalTo(Profile.VIRAL_FADE.word())).as(name(Tally::fades)),
            count_if(profile.isInCollection(OverlapStages.COMPARED)).as(name(Tally::compared)),
            coalesce(sum(col(Campaign::participants)), lit(0L)).as(name(Tally::participants)),
            min(col(Campaign::observedFrom)).as(name(Tally::observedFrom)),
            max(col(Campaign::observedTo)).as(name(Tally::observedTo)))
        .as(RecordEncoder.of(Tally.class))
        .first();
  }

  /** On which side of nothing campaigns lie, for the measures that claims read in this way. */
  public static List<Signs> signs(Dataset<CampaignMeasure> measures) {
    Column nothing = lit(null).cast("double");
    for (Map.Entry<Measure, Double> entry : Signs.NOTHING_TO_IT.entrySet()) {
      nothing =
          when(col(CampaignMeasure::measure).equalTo(entry.getKey().key()), entry.getValue())
              .otherwise(nothing);
    }
    Column value = col(CampaignMeasure::value);
    return Columns.as(
            measures
                .where(col(CampaignMeasure::status).equalTo(OK).and(nothing.isNotNull()))
                .groupBy(col(CampaignMeasure::measure))
                .agg(
                    count_if(value.gt(nothing.plus(ROUNDING))).as(name(Signs::above)),
                    count_if(value.lt(nothing.minus(ROUNDING))).as(name(Signs::below)),
                    percentile(value, lit(0.5)).as(name(Signs::median))),
            Signs.class)
        .collectAsList();
  }

  /** The medians of all campaigns with a value, for measures of time. One shuffle, by measure. */
  public static Map<String, Double> paces(Dataset<CampaignMeasure> measures) {
    Object[] ofTime =
        Arrays.stream(Measure.values())
            .filter(measure -> TIME.contains(measure.unit()))
            .map(Measure::key)
            .toArray();
    return Columns.as(
            measures
                .where(
                    col(CampaignMeasure::status)
                        .equalTo(OK)
                        .and(col(CampaignMeasure::measure).isin(ofTime)))
                .groupBy(col(CampaignMeasure::measure))
                .agg(percentile(col(CampaignMeasure::value), lit(0.5)).as(name(Pace::median))),
            Pace.class)
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(Pace::measure, Pace::median));
  }

  /** Days for which the archive observes campaigns; 0 without any. */
  public static double observedDays(Dataset<Campaign> campaigns) {
    return campaigns
        .agg(
            coalesce(
                max(unix_seconds(col(Campaign::observedTo)))
                    .minus(min(unix_seconds(col(Campaign::observedFrom))))
                    .divide(Duration.ofDays(1).toSeconds()),
                lit(0.0)))
        .as(Encoders.DOUBLE())
        .first();
  }

  /** The half-lives of decided campaigns. */
  public static HalfLives halfLives(
      Dataset<CampaignMeasure> measures, Dataset<CampaignProfile> profiles) {
    return measures
        .where(
            col(CampaignMeasure::measure)
                .equalTo(Measure.HALF_LIFE_DAYS.key())
                .and(col(CampaignMeasure::status).equalTo(OK)))
        .join(
            profiles
                .where(col(CampaignProfile::profile).notEqual(Profile.UNDECIDED.word()))
                .select(col(CampaignProfile::campaignId)),
            name(CampaignMeasure::campaignId))
        .agg(
            count(lit(1)).as(name(HalfLives::campaigns)),
            percentile(col(CampaignMeasure::value), lit(0.5)).as(name(HalfLives::medianDays)))
        .as(RecordEncoder.of(HalfLives.class))
        .first();
  }
}
