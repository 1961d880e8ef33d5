package org.beyondviral.stage;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.LongFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.leadership.Leader;
import org.beyondviral.leadership.LeaderSequence;
import org.beyondviral.leadership.Leadership;
import org.beyondviral.leadership.LeadershipFacts;
import org.beyondviral.network.Interaction;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** Who led each campaign, week by week. */
public final class LeadershipStages {
  /** One campaign. */
  public record Led(String campaignId) {}

  /** One account in one week. */
  public record AccountWeek(
      String campaignId, String authorId, long week, long traces, long responses, long firstWeek) {}

  /** Somebody who received responses in one week, or all who received none. */
  public record Received(
      String campaignId,
      Instant startedAt,
      long week,
      @Nullable String authorId,
      @Nullable Long key,
      long responses,
      @Nullable Boolean cameBefore,
      long people) {}

  /** Whether somebody leads. */
  public record Leads(boolean leads) {}

  /** The leadership of one campaign. */
  public record Leading(String campaignId, LeadershipFacts leadership) {}

  private static final String EXACT = "decimal(28,18)";

  private LeadershipStages() {}

  /**
   * Who received how many responses in every week of every campaign.
   *
   * <p>Three shuffles: of traces and responses by (campaign, account, week), summed before; of
   * those by (campaign, account), for the account's first week; of those by (campaign, week,
   * account), all without a response drawn together before.
   */
  public static Dataset<Received> received(
      Dataset<CampaignMember> members,
      Dataset<Interaction> interactions,
      Dataset<Campaign> campaigns,
      Duration bin,
      Duration week) {
    Dataset<Row> starts =
        broadcast(
            campaigns.select(
                col(Campaign::campaignId),
                Bins.start(col(Campaign::startedAt), bin).as(name(Received::startedAt))));
    Dataset<Row> traces =
        members
            .filter(col(CampaignMember::authorId).isNotNull())
            .select(
                col(CampaignMember::campaignId),
                col(CampaignMember::authorId),
                col(CampaignMember::createdAt),
                lit(1L).as(name(AccountWeek::traces)),
                lit(0L).as(name(AccountWeek::responses)));
    Dataset<Row> responses =
        interactions.select(
            col(Interaction::campaignId),
            col(Interaction::targetId),
            col(Interaction::createdAt),
            lit(0L),
            lit(1L));
    Column active = when(col(AccountWeek::traces).gt(0), col(AccountWeek::week));
    Dataset<Row> accountWeeks =
        traces
            .union(responses)
            .join(starts, name(Campaign::campaignId))
            .withColumn(
                name(AccountWeek::week),
                Bins.weeksBetween(col(Received::startedAt), col(CampaignMember::createdAt), week))
            .groupBy(
                col(AccountWeek::campaignId),
                col(AccountWeek::authorId),
                col(AccountWeek::week),
                col(Received::startedAt))
            .agg(
                sum(col(AccountWeek::traces)).as(name(AccountWeek::traces)),
                sum(col(AccountWeek::responses)).as(name(AccountWeek::responses)))
            .withColumn(
                name(AccountWeek::firstWeek),
                min(active)
                    .over(
                        Window.partitionBy(
                            col(AccountWeek::campaignId), col(AccountWeek::authorId))));
    Column responded = col(AccountWeek::responses).gt(0);
    Dataset<Row> received =
        accountWeeks
            .groupBy(
                col(AccountWeek::campaignId),
                col(Received::startedAt),
                col(AccountWeek::week),
                when(responded, col(AccountWeek::authorId)).as(name(AccountWeek::authorId)),
                col(AccountWeek::responses),
                when(responded, col(AccountWeek::firstWeek).lt(col(AccountWeek::week)))
                    .as(name(Received::cameBefore)))
            .agg(count("*").as(name(Received::people)))
            .withColumn(
                name(Received::key),
                when(
                    col(AccountWeek::authorId).isNotNull(),
                    InteractionStages.key(
                        col(AccountWeek::campaignId), col(AccountWeek::authorId))));
    return as(received, Received.class);
  }

  /**
   * The leaders of every week of every campaign with a response, in numbers: {@link
   * LeaderSequence}. One shuffle, by campaign, sorted. A task holds those of one campaign who
   * received a response in one week, and at most 43 bytes for each who ever led.
   */
  public static Dataset<Leadership> leadership(
      Dataset<Received> received, Duration week, long leastResponses) {
    long weekMicros = week.toNanos() / 1_000;
    FlatMapGroupsFunction<Led, Received, Leadership> follow =
        (led, rows) -> follow(led.campaignId(), rows, weekMicros, leastResponses);
    return received
        .groupBy(col(Led::campaignId))
        .as(RecordEncoder.of(Led.class), RecordEncoder.of(Received.class))
        .flatMapSortedGroups(
            new Column[] {
              col(Received::week), col(Received::responses).desc(), col(Received::authorId)
            },
            follow,
            RecordEncoder.of(Leadership.class));
  }

  /**
   * The leaders of every week, one by one, as {@link LeaderSequence} takes them. Two shuffles: by
   * (campaign, week), sorted; of the leaders by (campaign, account).
   */
  public static Dataset<Leader> leaders(Dataset<Received> received, Duration week) {
    Column campaign = col(Received::campaignId);
    Column responses = col(Received::responses);
    WindowSpec ofWeek = Window.partitionBy(campaign, col(Received::week));
    WindowSpec ranked = ofWeek.orderBy(responses.desc(), col(Received::authorId));
    Column before =
        coalesce(sum(responses).over(ranked.rowsBetween(Window.unboundedPreceding(), -1)), lit(0L));
    WindowSpec ofLeader =
        Window.partitionBy(campaign, col(Leader::authorId)).orderBy(col(Leader::periodStart));
    return as(
        received
            .filter(col(Received::authorId).isNotNull())
            .withColumn(name(Leader::rank), row_number().over(ranked))
            .withColumn(name(Leads::leads), before.multiply(2).lt(sum(responses).over(ofWeek)))
            .filter(col(Leads::leads))
            .withColumn(
                name(Leader::periodStart),
                Bins.plusWeeks(col(Received::startedAt), col(Received::week), week))
            .withColumn(name(Leader::weeksLed), row_number().over(ofLeader)),
        Leader.class);
  }

  /**
   * Sums over the weeks of each campaign with a leader. Overlaps are summed as decimals, so that
   * their order does not matter. One shuffle, of sums.
   */
  public static Dataset<Leading> facts(Dataset<Leadership> leadership) {
    Dataset<Row> facts =
        leadership
            .groupBy(col(Leadership::campaignId))
            .agg(
                total(Leadership::people, LeadershipFacts::people),
                total(Leadership::leaders, LeadershipFacts::leaders),
                total(Leadership::firstTimeLeaders, LeadershipFacts::everLed),
                total(Leadership::newLeaders, LeadershipFacts::newLeaders),
                total(Leadership::risenLeaders, LeadershipFacts::risenLeaders),
                avg(col(Leadership::overlapPrevious).cast(EXACT))
                    .cast("double")
                    .as(name(LeadershipFacts::meanOverlap)));
    return as(
        facts.select(
            col(Leadership::campaignId),
            struct(LeadershipFacts.class).as(name(Leading::leadership))),
        Leading.class);
  }

  private static Iterator<Leadership> follow(
      String campaignId, Iterator<Received> rows, long weekMicros, long leastResponses) {
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    Received first = rows.next();
    LongFunction<Instant> startOf =
        week -> first.startedAt().plusNanos(Math.multiplyExact(week * weekMicros, 1_000L));
    LeaderSequence sequence = new LeaderSequence(campaignId, startOf, leastResponses);
    add(sequence, first);
    while (rows.hasNext()) {
      add(sequence, rows.next());
    }
    return sequence.rows().iterator();
  }

  private static void add(LeaderSequence sequence, Received row) {
    Long key = row.key();
    if (key == null) {
      sequence.withoutResponse(row.week(), row.people());
    } else {
      sequence.received(row.week(), key, row.responses(), Boolean.TRUE.equals(row.cameBefore()));
    }
  }

  private static Column total(
      Columns.Accessor<Leadership> of, Columns.Accessor<LeadershipFacts> as) {
    return coalesce(sum(col(of)), lit(0L)).as(name(as));
  }
}
