package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.unix_date;
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
import org.beyondviral.incentive.FeedbackRatio.Stratum;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** Whether those come back whose first trace got a response. */
public final class FeedbackStages {
  /** How soon a response counts, and from when on a trace is a return. */
  private static final Duration DAY = Duration.ofDays(1);

  /** Up to when a trace is a return. */
  private static final Duration MONTH = Duration.ofDays(30);

  /** One trace of an account. */
  public record Act(Instant createdAt, String traceId) {}

  /** The first trace of an account in a campaign, and whether it came back. */
  public record Newcomer(
      String campaignId, String authorId, String traceId, Instant firstAt, boolean returned) {}

  /** A trace that acts on another. */
  public record Response(String traceId, @Nullable String responderId, Instant respondedAt) {}

  /** Whether a first trace got a response in time. */
  public record Answered(boolean answered) {}

  /** The strata of one campaign, by day. */
  public record Feedback(String campaignId, List<Stratum> feedback) {}

  private FeedbackStages() {}

  /**
   * Of each campaign's participants observed for 30 days, by the day (UTC) of their first trace:
   * how many got a response to it from another account within 24 hours, and how many of these and
   * of the others were seen again from 24 hours up to 30 days after it. A return begins where the
   * time for responses ends, so that no response comes after a return.
   *
   * <p>Five shuffles: of the members by (campaign, author), streamed by time; of first traces and
   * responses by trace; of first traces and the answered ones by trace; of sums by (campaign, day);
   * of those by campaign, where a task holds the days of one campaign.
   */
  public static Dataset<Feedback> feedback(
      Dataset<CampaignMember> members,
      Dataset<CascadeMember> cascadeMembers,
      Dataset<Campaign> campaigns) {
    Dataset<Newcomer> newcomers = newcomers(members, campaigns);
    Dataset<Row> answered = answered(newcomers, cascadeMembers);
    Column returned = col(Newcomer::returned);
    Column yes = coalesce(col(Answered::answered), lit(false));
    Dataset<Row> strata =
        newcomers
            .join(answered, new String[] {name(Newcomer::traceId)}, "left")
            .groupBy(
                col(Newcomer::campaignId),
                unix_date(col(Newcomer::firstAt).cast("date"))
                    .cast("bigint")
                    .as(name(Stratum::day)))
            .agg(
                count_if(yes).as(name(Stratum::answered)),
                count_if(yes.and(returned)).as(name(Stratum::answeredReturned)),
                count_if(not(yes)).as(name(Stratum::others)),
                count_if(not(yes).and(returned)).as(name(Stratum::othersReturned)))
            .groupBy(col(Feedback::campaignId))
            .agg(sort_array(collect_list(struct(Stratum.class))).as(name(Feedback::feedback)));
    return as(strata, Feedback.class);
  }

  private static Dataset<Newcomer> newcomers(
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
    Instant from = first.createdAt().plus(DAY);
    Instant to = first.createdAt().plus(MONTH);
    boolean returned = false;
    while (acts.hasNext()) {
      Instant at = acts.next().createdAt();
      returned |= !at.isBefore(from) && at.isBefore(to);
    }
    return new Newcomer(
        account.campaignId(), account.authorId(), first.traceId(), first.createdAt(), returned);
  }

  /** The first traces that got a response in time, each once. */
  private static Dataset<Row> answered(
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
    return newcomers
        .select(col(Newcomer::traceId), col(Newcomer::authorId), col(Newcomer::firstAt))
        .distinct()
        .join(responses, name(Response::traceId))
        .filter(
            col(Response::responderId)
                .notEqual(col(Newcomer::authorId))
                .and(col(Response::respondedAt).geq(col(Newcomer::firstAt)))
                .and(col(Response::respondedAt).lt(Bins.plus(col(Newcomer::firstAt), DAY))))
        .select(col(Newcomer::traceId), lit(true).as(name(Answered::answered)))
        .distinct();
  }
}
