package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.incentive.ReturnHazard;
import org.beyondviral.incentive.ReturnRatio;
import org.beyondviral.incentive.ReturnTally;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** Whether those come back whose first trace got a response. */
public final class FeedbackStages {
  private static final Duration DAY = Duration.ofDays(1);

  /** Up to when a trace is a return. */
  private static final Duration MONTH = DAY.multipliedBy(ReturnHazard.DAYS + 1L);

  private static final long DAY_MICROS = DAY.toNanos() / 1_000;

  /** One trace of an account. */
  public record Act(Instant createdAt, String traceId, @Nullable Long audience) {}

  /**
   * The first trace of an account in a campaign, and on which day after it the account came back.
   */
  public record Newcomer(
      String campaignId,
      String authorId,
      String traceId,
      Instant firstAt,
      @Nullable Long audience,
      @Nullable Integer returnedOn) {}

  /** A trace that acts on another. */
  public record Response(String traceId, @Nullable String responderId, Instant respondedAt) {}

  /** The responses that a first trace got, by day. */
  public record Answered(String traceId, List<ReturnTally.Answers> answers) {}

  /** Who came back in one campaign, and after which responses. */
  public record Feedback(
      String campaignId, List<ReturnRatio.Stratum> feedback, List<ReturnHazard.Spell> spells) {}

  private FeedbackStages() {}

  /**
   * Of each campaign's participants observed for 30 days: how many responses of other accounts
   * their first trace got day by day, and on which day from 24 hours up to 30 days after it they
   * were seen again. {@link ReturnTally} sums that up.
   *
   * <p>Five shuffles: of the first traces, each once; of these and responses by trace; of first
   * traces and their answers by trace; of people with one history; of those by campaign, where a
   * task streams them. The newcomers are read twice.
   */
  public static Dataset<Feedback> feedback(
      Dataset<Newcomer> newcomers, Dataset<CascadeMember> cascadeMembers) {
    FlatMapGroupsFunction<SeriesStages.Key, ReturnTally.History, Feedback> sum =
        (campaign, histories) -> List.of(feedback(campaign.campaignId(), histories)).iterator();
    return newcomers
        .join(answered(newcomers, cascadeMembers), new String[] {name(Newcomer::traceId)}, "left")
        .withColumn(
            name(ReturnTally.History::answers),
            MeasureStages.orEmpty(ReturnTally.History.class, ReturnTally.History::answers))
        .groupBy(
            col(Newcomer::campaignId),
            unix_date(col(Newcomer::firstAt).cast("date"))
                .cast("bigint")
                .as(name(ReturnTally.History::day)),
            length(col(Newcomer::audience).cast("string"))
                .as(name(ReturnTally.History::audienceDigits)),
            col(ReturnTally.History::returnedOn),
            col(ReturnTally.History::answers))
        .agg(count(lit(1)).as(name(ReturnTally.History::people)))
        .groupBy(col(Newcomer::campaignId))
        .as(RecordEncoder.of(SeriesStages.Key.class), RecordEncoder.of(ReturnTally.History.class))
        .flatMapGroups(sum, RecordEncoder.of(Feedback.class));
  }

  private static Feedback feedback(String campaignId, Iterator<ReturnTally.History> histories) {
    ReturnTally tally = new ReturnTally();
    histories.forEachRemaining(tally::add);
    return new Feedback(campaignId, tally.strata(), tally.spells());
  }

  /**
   * The first trace of every participant observed for 30 days, and when he came back. One shuffle,
   * of the members by (campaign, author), streamed by time.
   */
  public static Dataset<Newcomer> newcomers(
      Dataset<CampaignMember> members, Dataset<Campaign> campaigns) {
    FlatMapGroupsFunction<ParticipationStages.Account, Act, Newcomer> read =
        (account, acts) -> List.of(newcomer(account, acts)).iterator();
    Dataset<Newcomer> all =
        members
            .filter(col(CampaignMember::authorId).isNotNull())
            .groupBy(col(CampaignMember::campaignId), col(CampaignMember::authorId))
            .as(RecordEncoder.of(ParticipationStages.Account.class), RecordEncoder.of(Act.class))
            .flatMapSortedGroups(
                new Column[] {col(Act::createdAt), col(Act::traceId)},
                read,
                RecordEncoder.of(Newcomer.class));
    return as(
        all.join(
                broadcast(campaigns.select(col(Campaign::campaignId), col(Campaign::observedTo))),
                name(Campaign::campaignId))
            .filter(Bins.plus(col(Newcomer::firstAt), MONTH).leq(col(Campaign::observedTo))),
        Newcomer.class);
  }

  private static Newcomer newcomer(ParticipationStages.Account account, Iterator<Act> acts) {
    Act first = acts.next();
    Integer returnedOn = null;
    while (acts.hasNext() && returnedOn == null) {
      long day = Duration.between(first.createdAt(), acts.next().createdAt()).toDays();
      returnedOn = day >= 1 && day <= ReturnHazard.DAYS ? (Integer) (int) day : null;
    }
    return new Newcomer(
        account.campaignId(),
        account.authorId(),
        first.traceId(),
        first.createdAt(),
        first.audience(),
        returnedOn);
  }

  /** The first traces that got responses in the time looked at. */
  private static Dataset<Answered> answered(
      Dataset<Newcomer> newcomers, Dataset<CascadeMember> cascadeMembers) {
    Dataset<Row> responses =
        cascadeMembers
            .filter(
                col(CascadeMember::parentId)
                    .isNotNull()
                    .and(col(CascadeMember::authorId).isNotNull()))
            .select(
                col(CascadeMember::parentId).as(name(Response::traceId)),
                col(CascadeMember::authorId).as(name(Response::responderId)),
                col(CascadeMember::createdAt).as(name(Response::respondedAt)));
    Column waited =
        unix_micros(col(Response::respondedAt)).minus(unix_micros(col(Newcomer::firstAt)));
    Dataset<Row> answers =
        newcomers
            .select(col(Newcomer::traceId), col(Newcomer::authorId), col(Newcomer::firstAt))
            .distinct()
            .join(responses, name(Response::traceId))
            .filter(
                col(Response::responderId)
                    .notEqual(col(Newcomer::authorId))
                    .and(waited.geq(0))
                    .and(waited.lt(DAY_MICROS * ReturnHazard.DAYS)))
            .groupBy(
                col(Answered::traceId),
                floor(waited.divide(DAY_MICROS)).cast("int").as(name(ReturnTally.Answers::day)))
            .agg(count(lit(1)).as(name(ReturnTally.Answers::responses)))
            .groupBy(col(Answered::traceId))
            .agg(
                sort_array(collect_list(struct(ReturnTally.Answers.class)))
                    .as(name(Answered::answers)));
    return as(answers, Answered.class);
  }
}
