package org.beyondviral.report;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.compare.CascadeContrast;
import org.beyondviral.compare.Horizon;
import org.beyondviral.compare.Hypothesis;
import org.beyondviral.compare.Sensitivity;
import org.beyondviral.compare.Survival;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.profile.SamplingPoint;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.shape.ShapeBin;
import org.beyondviral.shape.ShapeChoice;
import org.beyondviral.store.Run;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.CollectionGap;

/**
 * Collects what the page shows: counts, the {@link #LARGEST} largest campaigns with their measures
 * and an outline of some sixty points, two examples, thinned curves.
 */
final class FindingsReader {
  /** Campaigns listed by name. */
  static final int LARGEST = 1_000;

  /** Gaps in the collection shown. */
  static final int GAPS = 20;

  private static final int DRAWN_STRETCHES = 400;
  private static final int OUTLINE_STRETCHES = 60;
  private static final int STEPS = 160;
  private static final int LEDGER_LINES = 2000;

  private FindingsReader() {}

  static Findings read(Tables tables, Settings settings) {
    return read(tables, settings, LARGEST);
  }

  /**
   * @param most campaigns listed by name
   */
  static Findings read(Tables tables, Settings settings, int most) {
    Dataset<ShownCampaign> campaigns = campaigns(tables).cache();
    try {
      Optional<Dataset<Row>> withheld = tables.withheldCampaigns();
      Dataset<ShownCampaign> published =
          withheld.map(ids -> without(ids, campaigns)).orElse(campaigns);
      Optional<Stretches> stretches = stretches(tables, settings);
      Optional<Stretches> outline =
          stretches.map(
              cut ->
                  Stretches.of(
                      cut.from(), cut.to(), settings.get(Setting.ACTIVITY_BIN), OUTLINE_STRETCHES));
      List<ShownCampaign> largest =
          published
              .orderBy(col(ShownCampaign::traces).desc(), col(ShownCampaign::campaignId))
              .limit(most)
              .collectAsList();
      List<String> listed = largest.stream().map(ShownCampaign::campaignId).toList();
      Optional<Findings.Example> fade =
          example(
              published,
              ShownProfile.VIRAL_FADE,
              lit(settings.get(Setting.PROFILES_FADE_WEEKS))
                  .divide(col(ShownCampaign::effectiveWeeks)));
      Optional<Findings.Example> movement =
          example(
              published,
              ShownProfile.SUSTAINED_MOVEMENT,
              least(
                  col(ShownCampaign::effectiveWeeks)
                      .divide(settings.get(Setting.PROFILES_EFFECTIVE_WEEKS)),
                  col(ShownCampaign::returningShare)
                      .divide(settings.get(Setting.PROFILES_RETURNING_SHARE))));
      List<String> shown =
          Stream.of(fade, movement)
              .flatMap(Optional::stream)
              .map(example -> example.campaign().campaignId())
              .toList();
      Map<String, Double> days = days(tables.read(Catalogue.SURVIVAL));
      return new Findings(
          settings,
          Run.read(tables),
          tables.exists(Catalogue.LEDGER)
              ? tables
                  .read(Catalogue.LEDGER)
                  .orderBy(col(LedgerEntry::stage), col(LedgerEntry::item))
                  .limit(LEDGER_LINES)
                  .collectAsList()
              : List.of(),
          profiles(campaigns),
          withheld.map(Dataset::count).orElse(0L),
          largest,
          measures(tables, listed),
          outline,
          outline.map(cut -> activity(tables, listed, cut, settings)).orElse(List.of()),
          fade,
          movement,
          stretches,
          stretches.map(cut -> activity(tables, shown, cut, settings)).orElse(List.of()),
          PeopleReader.read(tables, settings, published),
          tables.read(Catalogue.COMPARISON).collectAsList(),
          tables
              .read(Catalogue.CASCADE_CONTRASTS)
              .orderBy(col(CascadeContrast::measure))
              .collectAsList(),
          tables.read(Catalogue.BESIDE).collectAsList(),
          curves(tables.read(Catalogue.SURVIVAL), days),
          survivalAt(tables, days),
          tables.read(Catalogue.PREDICTION).collectAsList().stream()
              .sorted(Comparator.comparing(each -> Horizon.of(each.horizon())))
              .toList(),
          tables.read(Catalogue.HYPOTHESES).collectAsList().stream()
              .sorted(Comparator.comparingInt(FindingsReader::number).thenComparing(Hypothesis::id))
              .toList(),
          shapes(tables),
          tables.read(Catalogue.SHAPE_CHOICES).orderBy(col(ShapeChoice::clusters)).collectAsList(),
          shaped(tables),
          tables
              .read(Catalogue.COLLECTION_GAPS)
              .orderBy(
                  col(CollectionGap::kind),
                  col(CollectionGap::days).desc(),
                  col(CollectionGap::startedAt))
              .limit(GAPS)
              .collectAsList(),
          tables
              .read(Catalogue.SENSITIVITY)
              .orderBy(col(Sensitivity::knob), col(Sensitivity::setting))
              .collectAsList(),
          tables
              .read(Catalogue.SAMPLING_CURVE)
              .filter(col(SamplingPoint::share).lt(1))
              .orderBy(col(SamplingPoint::measure), col(SamplingPoint::share).desc())
              .collectAsList());
    } finally {
      campaigns.unpersist();
    }
  }

  private static Dataset<ShownCampaign> campaigns(Tables tables) {
    Dataset<CampaignProfile> profiles = tables.read(Catalogue.PROFILES);
    Dataset<CampaignMeasure> measures = tables.read(Catalogue.CAMPAIGN_MEASURES);
    String key = name(ShownCampaign::campaignId);
    Dataset<Row> joined =
        tables
            .read(Catalogue.CAMPAIGNS)
            .join(profiles.drop(name(CampaignProfile::shape)), key)
            .join(
                one(measures, Measure.EFFECTIVE_WEEKS, name(ShownCampaign::effectiveWeeks)),
                new String[] {key},
                "left")
            .join(
                one(measures, Measure.RETURNING_SHARE, name(ShownCampaign::returningShare)),
                new String[] {key},
                "left");
    return Columns.as(joined, ShownCampaign.class);
  }

  private static Dataset<ShownCampaign> without(
      Dataset<Row> withheld, Dataset<ShownCampaign> campaigns) {
    return Columns.as(
        campaigns.join(withheld, new String[] {name(ShownCampaign::campaignId)}, "left_anti"),
        ShownCampaign.class);
  }

  private static Dataset<Row> one(Dataset<CampaignMeasure> measures, Measure measure, String as) {
    return measures
        .filter(col(CampaignMeasure::measure).equalTo(measure.key()))
        .select(col(CampaignMeasure::campaignId), col(CampaignMeasure::value).as(as));
  }

  private static List<CampaignMeasure> measures(Tables tables, List<String> campaigns) {
    return tables
        .read(Catalogue.CAMPAIGN_MEASURES)
        .filter(col(CampaignMeasure::campaignId).isin(campaigns.toArray()))
        .collectAsList();
  }

  private static List<ShapeBin> shapes(Tables tables) {
    return tables.read(Catalogue.SHAPES).collectAsList().stream()
        .sorted(Comparator.comparingInt(ShapeBin::shape).thenComparingInt(ShapeBin::bin))
        .toList();
  }

  private static List<ShapedProfile> shaped(Tables tables) {
    return Columns.as(
            tables
                .read(Catalogue.PROFILES)
                .where(col(CampaignProfile::shape).isNotNull())
                .groupBy(col(CampaignProfile::profile), col(CampaignProfile::shape))
                .agg(count(lit(1)).as(name(ShapedProfile::campaigns))),
            ShapedProfile.class)
        .collectAsList();
  }

  private static Map<String, Long> profiles(Dataset<ShownCampaign> campaigns) {
    Map<String, Long> counted = new LinkedHashMap<>();
    for (Row row : campaigns.groupBy(col(ShownCampaign::profile)).count().collectAsList()) {
      counted.put(row.getString(0), row.getLong(1));
    }
    return counted;
  }

  private static Optional<Stretches> stretches(Tables tables, Settings settings) {
    Row span =
        tables
            .read(Catalogue.CAMPAIGNS)
            .agg(
                unix_seconds(min(col(Campaign::observedFrom))),
                unix_seconds(max(col(Campaign::observedTo))))
            .first();
    if (span.isNullAt(0) || span.getLong(0) >= span.getLong(1)) {
      return Optional.empty();
    }
    return Optional.of(
        Stretches.of(
            Instant.ofEpochSecond(span.getLong(0)),
            Instant.ofEpochSecond(span.getLong(1)),
            settings.get(Setting.ACTIVITY_BIN),
            DRAWN_STRETCHES));
  }

  /** Of those with at least the median number of traces, whole before truncated, widest margin. */
  private static Optional<Findings.Example> example(
      Dataset<ShownCampaign> campaigns, ShownProfile profile, Column margin) {
    Dataset<ShownCampaign> same =
        campaigns.filter(col(ShownCampaign::profile).equalTo(profile.key()));
    Row middle = same.agg(median(col(ShownCampaign::traces))).first();
    if (middle.isNullAt(0)) {
      return Optional.empty();
    }
    double leastTraces = middle.getDouble(0);
    Dataset<ShownCampaign> candidates = same.filter(col(ShownCampaign::traces).geq(leastTraces));
    ShownCampaign clearest =
        candidates
            .orderBy(
                col(ShownCampaign::leftTruncated),
                margin.desc_nulls_last(),
                col(ShownCampaign::traces).desc(),
                col(ShownCampaign::campaignId))
            .first();
    return Optional.of(new Findings.Example(clearest, leastTraces, candidates.count()));
  }

  /**
   * Counts are rounded to multiples of the smallest group that is published, for a stretch may tell
   * of few.
   */
  private static List<ActivityPoint> activity(
      Tables tables, List<String> shown, Stretches cut, Settings settings) {
    int group = settings.get(Setting.PRIVACY_MIN_GROUP);
    Column stretch =
        floor(
            unix_seconds(col(CampaignActivity::binStart))
                .minus(cut.from().getEpochSecond())
                .divide(cut.width().toSeconds()));
    String place = name(ActivityPoint::stretch);
    Dataset<Row> counted =
        tables
            .read(Catalogue.CAMPAIGN_ACTIVITY)
            .filter(col(CampaignActivity::campaignId).isin(shown.toArray()))
            .groupBy(col(CampaignActivity::campaignId), stretch.as(place))
            .agg(
                rounded(sum(col(CampaignActivity::traces)), group).as(name(ActivityPoint::traces)),
                rounded(sum(col(CampaignActivity::newcomers)), group)
                    .as(name(ActivityPoint::newcomers)))
            .filter(
                col(ActivityPoint::stretch)
                    .between(0, cut.count() - 1)
                    .and(col(ActivityPoint::traces).gt(0)));
    return Columns.as(counted, ActivityPoint.class).collectAsList().stream()
        .sorted(
            Comparator.comparing(ActivityPoint::campaignId)
                .thenComparingLong(ActivityPoint::stretch))
        .toList();
  }

  private static Column rounded(Column count, int group) {
    return round(count.divide(group)).multiply(group).cast("long");
  }

  /** The last day of the curves of each subject. */
  private static Map<String, Double> days(Dataset<Survival> survival) {
    Map<String, Double> days = new TreeMap<>();
    for (Row row :
        survival.groupBy(col(Survival::subject)).agg(max(col(Survival::day))).collectAsList()) {
      days.put(row.getString(0), row.getDouble(1));
    }
    return days;
  }

  private static List<Survival> curves(Dataset<Survival> survival, Map<String, Double> days) {
    if (days.isEmpty()) {
      return List.of();
    }
    Column place = lit(0);
    for (Map.Entry<String, Double> subject : days.entrySet()) {
      double width = Math.max(1e-9, subject.getValue()) / STEPS;
      place =
          when(
                  col(Survival::subject).equalTo(subject.getKey()),
                  ceil(col(Survival::day).divide(width)))
              .otherwise(place);
    }
    Column row = struct(Stream.of(survival.columns()).map(survival::col).toArray(Column[]::new));
    Dataset<Row> thinned =
        survival
            .groupBy(col(Survival::subject), col(Survival::profile), place)
            .agg(max_by(row, col(Survival::day)).as("last"))
            .select("last.*");
    return Columns.as(thinned, Survival.class).collectAsList().stream()
        .sorted(
            Comparator.comparing(Survival::subject)
                .thenComparing(Survival::profile)
                .thenComparingDouble(Survival::day))
        .toList();
  }

  private static List<SurvivalAt> survivalAt(Tables tables, Map<String, Double> days) {
    List<SurvivalAt> wanted = new ArrayList<>();
    days.forEach(
        (subject, last) ->
            Ticks.upTo(last)
                .forEach(
                    day -> wanted.add(new SurvivalAt(subject, "", day, null, null, null, null))));
    String tick = "tick";
    Dataset<Row> ticks =
        tables
            .spark()
            .createDataset(wanted, RecordEncoder.of(SurvivalAt.class))
            .select(col(SurvivalAt::subject), col(SurvivalAt::day).as(tick));
    Column at = org.apache.spark.sql.functions.col(tick);
    Column later = when(col(Survival::day).geq(at), col(Survival::day));
    Column earlier = when(col(Survival::day).leq(at), col(Survival::day));
    Dataset<Row> readings =
        tables
            .read(Catalogue.SURVIVAL)
            .join(broadcast(ticks), name(SurvivalAt::subject))
            .groupBy(col(Survival::subject), col(Survival::profile), at.as(tick))
            .agg(
                min_by(col(Survival::atRisk), later).as(name(SurvivalAt::atRisk)),
                coalesce(max_by(col(Survival::survival), earlier), lit(1.0))
                    .as(name(SurvivalAt::survival)),
                max_by(col(Survival::low), earlier).as(name(SurvivalAt::low)),
                max_by(col(Survival::high), earlier).as(name(SurvivalAt::high)))
            .withColumnRenamed(tick, name(SurvivalAt::day));
    return Columns.as(readings, SurvivalAt.class).collectAsList().stream()
        .sorted(
            Comparator.comparing(SurvivalAt::subject)
                .thenComparing(SurvivalAt::profile)
                .thenComparingDouble(SurvivalAt::day))
        .toList();
  }

  private static int number(Hypothesis hypothesis) {
    String digits = hypothesis.id().replaceAll("\\D", "");
    return digits.isEmpty() || digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
