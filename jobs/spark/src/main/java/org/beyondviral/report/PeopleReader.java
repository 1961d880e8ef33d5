package org.beyondviral.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.leadership.Leadership;
import org.beyondviral.network.NetworkPeriod;
import org.beyondviral.people.Retention;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.recruitment.RecruitmentGeneration;
import org.beyondviral.recruitment.RecruitmentTrees;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;

/**
 * Sums what the participation tables tell of the campaigns that are published, by the two profiles
 * compared. What tells of fewer people than {@code privacy.min-group} is left out.
 */
final class PeopleReader {
  /** Periods of a campaign's run for which networks are shown. */
  static final int PERIODS = 26;

  /** Generations of recruits that are shown apart; further ones are one. */
  static final int GENERATIONS = 8;

  /** People that the drawing of a recruitment tree is made of, at most. */
  static final int TREE = 2_000;

  private static final String EXACT = "decimal(28,18)";

  private final Tables tables;
  private final Settings settings;
  private final Dataset<Row> compared;
  private final int group;

  private PeopleReader(Tables tables, Settings settings, Dataset<Row> compared) {
    this.tables = tables;
    this.settings = settings;
    this.compared = compared;
    this.group = settings.get(Setting.PRIVACY_MIN_GROUP);
  }

  /**
   * @param published campaigns that may be told of
   */
  static People read(Tables tables, Settings settings, Dataset<ShownCampaign> published) {
    Dataset<Row> compared =
        broadcast(
            published
                .filter(
                    col(ShownCampaign::profile)
                        .isin(ShownProfile.VIRAL_FADE.key(), ShownProfile.SUSTAINED_MOVEMENT.key()))
                .select(
                    col(ShownCampaign::campaignId),
                    col(ShownCampaign::label),
                    col(ShownCampaign::profile),
                    col(ShownCampaign::startedAt)));
    PeopleReader reader = new PeopleReader(tables, settings, compared);
    return new People(
        reader.retention(),
        reader.leaders(),
        reader.generations(),
        reader.trees(),
        reader.schemes(),
        reader.networks());
  }

  /** Two shuffles: by campaign, cohort and span of age; by spans. */
  private List<RetentionCell> retention() {
    Column week = since(col(Retention::cohortStart), settings.get(Setting.ACTIVITY_WEEK));
    Column observed = col(Retention::observed);
    Dataset<Row> cohorts =
        of(tables.read(Catalogue.RETENTION))
            .groupBy(
                col(RetentionCell::profile),
                col(Retention::campaignId),
                col(Retention::cohortStart),
                WeekSpan.of(week).as(name(RetentionCell::cohort)),
                WeekSpan.of(col(Retention::age)).as(name(RetentionCell::age)))
            .agg(
                max(when(observed, col(Retention::cohortSize))).as(name(RetentionCell::people)),
                sum(when(observed, col(Retention::cohortSize))).as(name(RetentionCell::watched)),
                sum(when(observed, col(Retention::active))).as(name(RetentionCell::active)))
            .filter(col(RetentionCell::watched).isNotNull());
    return as(
            cohorts
                .groupBy(
                    col(RetentionCell::profile),
                    col(RetentionCell::cohort),
                    col(RetentionCell::age))
                .agg(
                    count_distinct(col(Retention::campaignId)).as(name(RetentionCell::campaigns)),
                    sum(col(RetentionCell::people)).as(name(RetentionCell::people)),
                    sum(col(RetentionCell::watched)).as(name(RetentionCell::watched)),
                    sum(col(RetentionCell::active)).as(name(RetentionCell::active)))
                .filter(col(RetentionCell::people).geq(group)),
            RetentionCell.class)
        .collectAsList();
  }

  private List<LeaderSpan> leaders() {
    Column week = since(col(Leadership::periodStart), settings.get(Setting.ACTIVITY_WEEK));
    return as(
            of(tables.read(Catalogue.LEADERSHIP).filter(col(Leadership::newLeaders).isNotNull()))
                .groupBy(col(LeaderSpan::profile), WeekSpan.of(week).as(name(LeaderSpan::span)))
                .agg(
                    count_distinct(col(Leadership::campaignId)).as(name(LeaderSpan::campaigns)),
                    sum(col(Leadership::leaders)).as(name(LeaderSpan::leaders)),
                    sum(col(Leadership::leaders).minus(col(Leadership::newLeaders)))
                        .as(name(LeaderSpan::stayed)),
                    sum(col(Leadership::risenLeaders)).as(name(LeaderSpan::risen)))
                .filter(
                    col(LeaderSpan::leaders)
                        .geq(group)
                        .and(
                            col(LeaderSpan::campaigns)
                                .geq(settings.get(Setting.COMPARE_MIN_CAMPAIGNS)))),
            LeaderSpan.class)
        .orderBy(col(LeaderSpan::span))
        .collectAsList();
  }

  private List<GenerationSize> generations() {
    return as(
            of(tables.read(Catalogue.RECRUITMENT_GENERATIONS))
                .groupBy(
                    col(GenerationSize::profile),
                    least(col(RecruitmentGeneration::generation), lit(GENERATIONS))
                        .as(name(GenerationSize::generation)))
                .agg(
                    count_distinct(col(RecruitmentGeneration::campaignId))
                        .as(name(GenerationSize::campaigns)),
                    sum(col(RecruitmentGeneration::recruits)).as(name(GenerationSize::recruits)))
                .filter(col(GenerationSize::recruits).geq(group)),
            GenerationSize.class)
        .orderBy(col(GenerationSize::generation))
        .collectAsList();
  }

  /** The largest tree of any campaign of either profile, its first people by generation. */
  private Map<String, RecruitmentTree> trees() {
    String largest = "largestOfAll";
    Map<String, RecruitmentTree> trees = new HashMap<>();
    for (Row of :
        of(tables
                .read(Catalogue.RECRUITMENT_TREES)
                .filter(col(RecruitmentTrees::largest).geq(group)))
            .groupBy(col(ShownCampaign::profile))
            .agg(
                max(struct(
                        col(RecruitmentTrees::largest),
                        col(ShownCampaign::campaignId),
                        col(ShownCampaign::label)))
                    .as(largest))
            .select(name(ShownCampaign::profile), largest + ".*")
            .collectAsList()) {
      trees.put(of.getString(0), tree(of.getString(2), of.getString(3)));
    }
    return trees;
  }

  private RecruitmentTree tree(String campaign, String label) {
    Dataset<Recruit> recruits =
        tables.read(Catalogue.RECRUITS).filter(col(Recruit::campaignId).equalTo(campaign));
    Column size = count(col(Recruit::treeId));
    Row largest =
        recruits
            .groupBy(col(Recruit::treeId))
            .agg(size.as("size"))
            .orderBy(functions.col("size").desc(), col(Recruit::treeId))
            .first();
    List<Recruit> people =
        recruits
            .filter(col(Recruit::treeId).equalTo(largest.getString(0)))
            .orderBy(col(Recruit::generation), col(Recruit::authorId))
            .limit(TREE)
            .collectAsList();
    return RecruitmentTree.of(label, largest.getLong(1), people, group);
  }

  private List<SchemePay> schemes() {
    Column offered = col(Incentive::events).multiply(settings.get(Setting.INCENTIVES_BUDGET));
    return as(
            of(tables.read(Catalogue.INCENTIVES).filter(col(Incentive::payees).geq(group)))
                .groupBy(col(SchemePay::profile), col(SchemePay::scheme))
                .agg(
                    count(lit(1)).as(name(SchemePay::campaigns)),
                    mean(col(Incentive::paid).divide(offered)).as(name(SchemePay::paidShare)),
                    mean(col(Incentive::directShare)).as(name(SchemePay::directShare)),
                    mean(col(Incentive::recursiveShare)).as(name(SchemePay::recursiveShare)),
                    median(col(Incentive::gini)).as(name(SchemePay::gini)),
                    median(col(Incentive::top1Share)).as(name(SchemePay::top1Share)),
                    median(col(Incentive::sybilGain)).as(name(SchemePay::sybilGain)),
                    median(col(Incentive::sybilGainLimit)).as(name(SchemePay::sybilGainLimit))),
            SchemePay.class)
        .collectAsList();
  }

  private List<NetworkAt> networks() {
    Column period = since(col(NetworkPeriod::periodStart), settings.get(Setting.NETWORK_PERIOD));
    return as(
            of(tables
                    .read(Catalogue.NETWORK_PERIODS)
                    .filter(
                        col(NetworkPeriod::observed).and(col(NetworkPeriod::people).geq(group))))
                .groupBy(col(NetworkAt::profile), period.as(name(NetworkAt::period)))
                .agg(
                    count(lit(1)).as(name(NetworkAt::campaigns)),
                    median(col(NetworkPeriod::reciprocity)).as(name(NetworkAt::reciprocity)),
                    median(col(NetworkPeriod::clustering)).as(name(NetworkAt::clustering)),
                    median(col(NetworkPeriod::largestComponentShare))
                        .as(name(NetworkAt::largestComponentShare)),
                    median(col(NetworkPeriod::maxCore)).as(name(NetworkAt::maxCore)),
                    median(col(NetworkPeriod::communities)).as(name(NetworkAt::communities)),
                    median(col(NetworkPeriod::linkRetention)).as(name(NetworkAt::linkRetention)))
                .filter(col(NetworkAt::period).lt(PERIODS)),
            NetworkAt.class)
        .orderBy(col(NetworkAt::period))
        .collectAsList();
  }

  /** The rows of the campaigns compared, with their profile and start. */
  private Dataset<Row> of(Dataset<?> rows) {
    return rows.join(compared, name(ShownCampaign::campaignId));
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
