package org.beyondviral.stage;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.incentive.Concentration;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.incentive.IncentiveRules;
import org.beyondviral.incentive.Ledger;
import org.beyondviral.incentive.Payouts;
import org.beyondviral.incentive.Scheme;
import org.beyondviral.people.Gini;
import org.beyondviral.people.Participant;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.trace.Trace;

/** What schemes of reward would have paid for the observed recruitment. */
public final class IncentiveStages {
  /** The successes of one account in one campaign. */
  public record Success(String campaignId, String authorId, long successes) {}

  /** What one account would be paid by one scheme, in billionths of the budget of one success. */
  public record Payment(String campaignId, String scheme, long amount) {}

  /** One scheme in one campaign. */
  public record Paid(String campaignId, String scheme) {}

  /** How many accounts of a campaign of so many participants are paid one amount. */
  public record PaidLevel(long amount, long people, long participants) {}

  /** How unequal pay is under one scheme in one campaign. */
  public record Unequal(String campaignId, String scheme, Concentration pay) {}

  /** The successes of one campaign by generation. */
  public record Found(String campaignId, List<Ledger.Successes> found) {}

  /** The successes of one campaign and how unequal one scheme pays for them. */
  public record Counted(
      String campaignId, String scheme, Concentration pay, List<Ledger.Successes> found) {}

  private IncentiveStages() {}

  /**
   * How many successes each account brought; accounts without need no row. For acts and for all
   * traces no shuffle, for traces of a kind one, for tagged traces three.
   *
   * @param traces the archive; asked for only where a tag marks successes
   */
  public static Dataset<Success> successes(
      Dataset<CampaignMember> members,
      Dataset<Participant> participants,
      Supplier<Dataset<Trace>> traces,
      IncentiveRules rules) {
    return switch (rules.event()) {
      case IncentiveRules.ACT ->
          as(
              participants.withColumn(
                  name(Success::successes),
                  when(col(Participant::traces).geq(rules.act()), 1L).otherwise(0L)),
              Success.class);
      case IncentiveRules.TRACE ->
          as(
              participants.withColumn(name(Success::successes), col(Participant::traces)),
              Success.class);
      case IncentiveRules.TAG ->
          counted(
              members.join(
                  tagged(traces.get(), requireNonNull(rules.tag())),
                  new String[] {name(CampaignMember::traceId)},
                  "left_semi"));
      default -> counted(members.filter(col(CampaignMember::kind).equalTo(rules.event())));
    };
  }

  private static Dataset<Row> tagged(Dataset<Trace> traces, String tag) {
    return CampaignStages.tagged(TraceStages.distinct(traces, Trace::tags))
        .filter(col(CampaignStages.Direct::campaignId).equalTo(tag))
        .select(col(CampaignStages.Direct::traceId));
  }

  private static Dataset<Success> counted(Dataset<?> members) {
    return as(
        members
            .filter(col(CampaignMember::authorId).isNotNull())
            .groupBy(col(CampaignMember::campaignId), col(CampaignMember::authorId))
            .agg(count(lit(1)).as(name(Success::successes))),
        Success.class);
  }

  /**
   * One row a campaign with a known author and scheme.
   *
   * <p>Six shuffles: of recruits and successes by (campaign, author); of these by campaign,
   * streamed from the highest generation down, where a task holds the recruiters of two generations
   * ({@link Payouts}); of the sums by (campaign, scheme, amount); of those by (campaign, scheme),
   * streamed; of the sums by (campaign, generation); of those by campaign.
   */
  public static Dataset<Incentive> incentives(
      Dataset<Recruit> recruits,
      Dataset<Success> successes,
      Dataset<Campaign> campaigns,
      IncentiveRules rules) {
    Dataset<Row> accounts =
        recruits
            .join(
                successes,
                new String[] {name(Recruit::campaignId), name(Recruit::authorId)},
                "left")
            .withColumn(name(Success::successes), coalesce(col(Success::successes), lit(0L)));
    Dataset<Row> found =
        accounts
            .groupBy(col(Recruit::campaignId), col(Recruit::generation))
            .agg(sum(col(Success::successes)).as(name(Ledger.Successes::events)))
            .groupBy(col(Found::campaignId))
            .agg(sort_array(collect_list(struct(Ledger.Successes.class))).as(name(Found::found)));
    Dataset<Counted> counted =
        as(
            concentrations(payments(accounts, rules.split()), campaigns)
                .join(found, name(Found::campaignId)),
            Counted.class);
    MapFunction<Counted, Incentive> row =
        each -> {
          Scheme scheme = Scheme.of(each.scheme());
          return Ledger.of(scheme, each.found(), rules)
              .row(each.campaignId(), scheme, rules, each.pay());
        };
    return counted.map(row, RecordEncoder.of(Incentive.class));
  }

  private static Dataset<Payment> payments(Dataset<Row> accounts, double split) {
    FlatMapGroupsFunction<SeriesStages.Key, Payouts.Account, Payment> pay =
        (campaign, rows) -> {
          Payouts payouts = new Payouts(split);
          return stream(rows)
              .flatMap(account -> payments(campaign.campaignId(), payouts.next(account)))
              .iterator();
        };
    Column campaign = col(Recruit::campaignId);
    return accounts
        .withColumn(
            name(Payouts.Account::author), InteractionStages.key(campaign, col(Recruit::authorId)))
        .withColumn(
            name(Payouts.Account::recruiter),
            when(
                col(Recruit::recruiterId).isNotNull(),
                InteractionStages.key(campaign, col(Recruit::recruiterId))))
        .groupBy(campaign)
        .as(RecordEncoder.of(SeriesStages.Key.class), RecordEncoder.of(Payouts.Account.class))
        .flatMapSortedGroups(
            new Column[] {col(Payouts.Account::generation).desc(), col(Payouts.Account::author)},
            pay,
            RecordEncoder.of(Payment.class));
  }

  private static Stream<Payment> payments(String campaignId, Payouts.Pay pay) {
    return Arrays.stream(Scheme.values())
        .map(scheme -> new Payment(campaignId, scheme.word(), pay.of(scheme)));
  }

  private static Dataset<Unequal> concentrations(
      Dataset<Payment> payments, Dataset<Campaign> campaigns) {
    FlatMapGroupsFunction<Paid, PaidLevel, Unequal> each =
        (key, levels) -> List.of(concentration(key, levels)).iterator();
    return payments
        .groupBy(
            col(Payment::campaignId),
            col(Payment::scheme),
            col(Payment::amount).as(name(PaidLevel::amount)))
        .agg(count(lit(1)).as(name(PaidLevel::people)))
        .join(
            broadcast(campaigns.select(col(Campaign::campaignId), col(Campaign::participants))),
            name(Campaign::campaignId))
        .groupBy(col(Paid::campaignId), col(Paid::scheme))
        .as(RecordEncoder.of(Paid.class), RecordEncoder.of(PaidLevel.class))
        .flatMapSortedGroups(
            new Column[] {col(PaidLevel::amount).desc()}, each, RecordEncoder.of(Unequal.class));
  }

  private static Unequal concentration(Paid key, Iterator<PaidLevel> levels) {
    PaidLevel first = levels.next();
    Iterator<Gini.Level> all =
        Stream.concat(Stream.of(first), stream(levels))
            .map(level -> new Gini.Level(level.amount(), level.people()))
            .iterator();
    return new Unequal(key.campaignId(), key.scheme(), Concentration.of(all, first.participants()));
  }

  private static <R> Stream<R> stream(Iterator<R> rows) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
  }
}
