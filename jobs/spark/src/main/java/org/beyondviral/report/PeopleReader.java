package org.beyondviral.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.beyondviral.compare.Chosen;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.leadership.Leader;
import org.beyondviral.leadership.Leadership;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.network.NetworkPeriod;
import org.beyondviral.people.Retention;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.rows.Columns.Accessor;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * What the participation tables tell of the campaigns that are compared and published, by profile.
 * What tells of fewer people than {@code privacy.min-group}, or of fewer campaigns than {@code
 * compare.min-campaigns}, is left out.
 */
final class PeopleReader {
  /** Periods of a campaign's run for which networks are shown. */
  static final int PERIODS = 26;

  /** People that the drawing of a recruitment tree is made of, at most. */
  static final int TREE = 2_000;

  /** Measures of recruitment that are shown. */
  static final List<Measure> RECRUITMENT =
      List.of(
          Measure.RECRUITED_SHARE,
          Measure.REPRODUCTION_NUMBER,
          Measure.MEAN_GENERATION,
          Measure.MAX_GENERATION);

  private static final String EXACT = "decimal(28,18)";

  private final Tables tables;
  private final Settings settings;
  private final Dataset<Row> compared;
  private final Dataset<Row> fromStart;
  private final int group;
  private final int leastCampaigns;

  private PeopleReader(Tables tables, Settings settings, Dataset<Row> compared) {
    this.tables = tables;
    this.settings = settings;
    this.compared = compared;
    this.fromStart = compared.filter(not(col(ShownCampaign::leftTruncated)));
    this.group = settings.get(Setting.PRIVACY_MIN_GROUP);
    this.leastCampaigns = settings.get(Setting.COMPARE_MIN_CAMPAIGNS);
  }

  /**
   * @param published campaigns that may be told of
   */
  static People read(Tables tables, Settings settings, Dataset<ShownCampaign> published) {
    Dataset<Row> chosen =
        tables
            .read(Catalogue.COMPARED)
            .filter(
                col(Chosen::byRule)
                    .and(
                        col(Chosen::profile)
                            .isin(
                                ShownProfile.VIRAL_FADE.key(),
                                ShownProfile.SUSTAINED_MOVEMENT.key())))
            .select(col(Chosen::campaignId));
    Dataset<Row> compared =
        published
            .join(chosen, name(Chosen::campaignId))
            .select(
                col(ShownCampaign::campaignId),
                col(ShownCampaign::label),
                col(ShownCampaign::profile),
                col(ShownCampaign::startedAt),
                col(ShownCampaign::leftTruncated))
            .cache();
    try {
      PeopleReader reader = new PeopleReader(tables, settings, compared);
      return new People(
          reader.retention(),
          reader.leaders(),
          reader.recruitment(),
          reader.trees(),
          reader.schemes(),
          reader.networks());
    } finally {
      compared.unpersist();
    }
  }

  /** Two shuffles: by campaign, cohort and span of age; by spans. */
  private List<RetentionCell> retention() {
    Column week = since(col(Retention::cohortStart), settings.get(Setting.ACTIVITY_WEEK));
    String seen = "seen";
    Dataset<Row> cohorts =
        of(fromStart, tables.read(Catalogue.RETENTION).filter(col(Retention::age).gt(0)))
            .groupBy(
                col(RetentionCell::profile),
                col(Retention::campaignId),
                col(Retention::cohortStart),
                WeekSpan.of(week).as(name(RetentionCell::cohort)),
                WeekSpan.of(col(Retention::age)).as(name(RetentionCell::age)))
            .agg(
                max(col(Retention::cohortSize)).as(name(RetentionCell::people)),
                count(when(col(Retention::observed), lit(1))).as(seen),
                sum(col(Retention::active)).as(name(RetentionCell::active)))
            .filter(functions.col(seen).equalTo(WeekSpan.weeks(col(RetentionCell::age))));
    return as(
            cohorts
                .groupBy(
                    col(RetentionCell::profile),
                    col(RetentionCell::cohort),
                    col(RetentionCell::age))
                .agg(
                    count_distinct(col(Retention::campaignId)).as(name(RetentionCell::campaigns)),
                    sum(col(RetentionCell::people)).as(name(RetentionCell::people)),
                    sum(col(RetentionCell::active)).as(name(RetentionCell::active)))
                .filter(
                    col(RetentionCell::people).geq(group).and(enough(RetentionCell::campaigns))),
            RetentionCell.class)
        .collectAsList();
  }

  private List<LeaderSpan> leaders() {
    Column week = since(col(Leadership::periodStart), settings.get(Setting.ACTIVITY_WEEK));
    Dataset<Row> weeks =
        of(fromStart, tables.read(Catalogue.LEADERSHIP))
            .filter(col(Leadership::newLeaders).isNotNull())
            .withColumn(name(LeaderSpan::span), WeekSpan.of(week));
    Column profile = col(LeaderSpan::profile);
    Column span = col(LeaderSpan::span);
    Column leaders = sum(col(Leadership::leaders));
    Dataset<Row> shares =
        weeks
            .groupBy(profile, span, col(Leadership::campaignId))
            .agg(
                leaders.as(name(LeaderSpan::leaderWeeks)),
                sum(col(Leadership::leaders).minus(col(Leadership::newLeaders)))
                    .divide(leaders)
                    .as(name(LeaderSpan::stayed)),
                sum(col(Leadership::risenLeaders)).divide(leaders).as(name(LeaderSpan::risen)))
            .groupBy(profile, span)
            .agg(
                count(lit(1)).as(name(LeaderSpan::campaigns)),
                sum(col(LeaderSpan::leaderWeeks)).as(name(LeaderSpan::leaderWeeks)),
                mean(col(LeaderSpan::stayed)).as(name(LeaderSpan::stayed)),
                mean(col(LeaderSpan::risen)).as(name(LeaderSpan::risen)));
    String[] place = {name(Leader::campaignId), name(Leader::periodStart)};
    Dataset<Row> people =
        tables
            .read(Catalogue.LEADERS)
            .select(name(Leader::authorId), place)
            .join(
                weeks.select(
                    profile, span, col(Leadership::campaignId), col(Leadership::periodStart)),
                place)
            .groupBy(profile, span)
            .agg(count_distinct(col(Leader::authorId)).as(name(LeaderSpan::people)));
    return as(
            shares
                .join(people, new String[] {name(LeaderSpan::profile), name(LeaderSpan::span)})
                .filter(col(LeaderSpan::people).geq(group).and(enough(LeaderSpan::campaigns))),
            LeaderSpan.class)
        .collectAsList()
        .stream()
        .sorted(Comparator.comparingInt(LeaderSpan::span))
        .toList();
  }

  private List<RecruitmentMedian> recruitment() {
    Column value = col(CampaignMeasure::value);
    Column low = coalesce(col(CampaignMeasure::low), value);
    Column high = coalesce(col(CampaignMeasure::high), value);
    return as(
            of(fromStart, tables.read(Catalogue.CAMPAIGN_MEASURES))
                .filter(
                    col(CampaignMeasure::measure)
                        .isin(RECRUITMENT.stream().map(Measure::key).toArray())
                        .and(value.isNotNull()))
                .groupBy(col(RecruitmentMedian::profile), col(RecruitmentMedian::measure))
                .agg(
                    count(lit(1)).as(name(RecruitmentMedian::campaigns)),
                    median(value).as(name(RecruitmentMedian::value)),
                    median(low).as(name(RecruitmentMedian::low)),
                    median(high).as(name(RecruitmentMedian::high)),
                    median(high.minus(low)).as(name(RecruitmentMedian::open)))
                .filter(enough(RecruitmentMedian::campaigns)),
            RecruitmentMedian.class)
        .collectAsList();
  }

  /** The deepest of the large trees of either profile, its first whole generations. */
  private Map<String, RecruitmentTree> trees() {
    String size = "people";
    String deepest = "deepest";
    Map<String, RecruitmentTree> trees = new HashMap<>();
    for (Row tree :
        of(compared, tables.read(Catalogue.RECRUITS).filter(col(Recruit::treeId).isNotNull()))
            .groupBy(
                col(ShownCampaign::profile),
                col(Recruit::campaignId),
                col(ShownCampaign::label),
                col(Recruit::treeId))
            .agg(count(lit(1)).as(size), max(col(Recruit::generation)).as(deepest))
            .filter(functions.col(size).geq(group))
            .groupBy(col(ShownCampaign::profile))
            .agg(
                max(struct(
                        least(functions.col(size), lit(RecruitmentTree.large(group))).as("large"),
                        functions.col(deepest),
                        functions.col(size),
                        col(Recruit::campaignId),
                        col(Recruit::treeId),
                        col(ShownCampaign::label)))
                    .as(size))
            .select(name(ShownCampaign::profile), size + ".*")
            .collectAsList()) {
      List<Recruit> people =
          tables
              .read(Catalogue.RECRUITS)
              .filter(
                  col(Recruit::campaignId)
                      .equalTo(tree.<String>getAs(name(Recruit::campaignId)))
                      .and(col(Recruit::treeId).equalTo(tree.<String>getAs(name(Recruit::treeId)))))
              .orderBy(col(Recruit::generation), col(Recruit::authorId))
              .limit(TREE)
              .collectAsList();
      trees.put(
          tree.getAs(name(ShownCampaign::profile)),
          RecruitmentTree.of(
              tree.getAs(name(ShownCampaign::label)), tree.<Long>getAs(size), people, group));
    }
    return trees;
  }

  private List<SchemePay> schemes() {
    Column offered = col(Incentive::events).multiply(settings.get(Setting.INCENTIVES_BUDGET));
    return as(
            of(compared, tables.read(Catalogue.INCENTIVES))
                .filter(col(Incentive::payees).geq(group))
                .groupBy(col(SchemePay::profile), col(SchemePay::scheme))
                .agg(
                    count(lit(1)).as(name(SchemePay::campaigns)),
                    count(col(Incentive::recursiveShare)).as(name(SchemePay::told)),
                    mean(col(Incentive::unknownEvents).divide(col(Incentive::events)))
                        .as(name(SchemePay::unknownShare)),
                    mean(col(Incentive::paid).divide(offered)).as(name(SchemePay::paidShare)),
                    mean(col(Incentive::directShare)).as(name(SchemePay::directShare)),
                    mean(col(Incentive::recursiveShare)).as(name(SchemePay::recursiveShare)),
                    mean(col(Incentive::recursiveShareLow)).as(name(SchemePay::recursiveShareLow)),
                    mean(col(Incentive::recursiveShareHigh))
                        .as(name(SchemePay::recursiveShareHigh)),
                    median(col(Incentive::gini)).as(name(SchemePay::gini)),
                    median(col(Incentive::top1Share)).as(name(SchemePay::top1Share)),
                    median(col(Incentive::sybilGain)).as(name(SchemePay::sybilGain)),
                    median(col(Incentive::sybilGainLimit)).as(name(SchemePay::sybilGainLimit)))
                .filter(enough(SchemePay::campaigns)),
            SchemePay.class)
        .collectAsList();
  }

  private List<NetworkAt> networks() {
    Column period = since(col(NetworkPeriod::periodStart), settings.get(Setting.NETWORK_PERIOD));
    String one = "one";
    Column lines =
        array(
            Arrays.stream(NetworkSection.Line.values())
                .map(
                    line ->
                        struct(
                            lit(line.column()).as(name(NetworkAt::line)),
                            functions.col(line.column()).cast("double").as(one)))
                .toArray(Column[]::new));
    return as(
            of(fromStart, tables.read(Catalogue.NETWORK_PERIODS))
                .filter(col(NetworkPeriod::observed).and(col(NetworkPeriod::people).geq(group)))
                .select(
                    col(NetworkAt::profile),
                    period.as(name(NetworkAt::period)),
                    explode(lines).as(one))
                .select(name(NetworkAt::profile), name(NetworkAt::period), one + ".*")
                .filter(functions.col(one).isNotNull().and(col(NetworkAt::period).lt(PERIODS)))
                .groupBy(col(NetworkAt::profile), col(NetworkAt::period), col(NetworkAt::line))
                .agg(
                    count(lit(1)).as(name(NetworkAt::campaigns)),
                    median(functions.col(one)).as(name(NetworkAt::median)))
                .filter(enough(NetworkAt::campaigns)),
            NetworkAt.class)
        .collectAsList()
        .stream()
        .sorted(Comparator.comparingInt(NetworkAt::period))
        .toList();
  }

  private <R extends Record> Column enough(Accessor<R> campaigns) {
    return col(campaigns).geq(leastCampaigns);
  }

  /** The rows of those campaigns, with their profile, label and start. */
  private static Dataset<Row> of(Dataset<Row> campaigns, Dataset<?> rows) {
    return rows.join(broadcast(campaigns), name(ShownCampaign::campaignId));
  }

  /** Whole periods since the campaign's first, which began up to a bin before its first trace. */
  private static Column since(Column at, Duration period) {
    return ceil(unix_micros(at)
            .minus(unix_micros(col(ShownCampaign::startedAt)))
            .divide(period.toNanos() / 1_000))
        .cast("int");
  }

  /** Of decimals, so that the order of the rows does not matter. */
  private static Column mean(Column values) {
    return avg(values.cast(EXACT)).cast("double");
  }
}
