package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.Bursts;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.people.BurstPeople;
import org.beyondviral.people.CoordinatedAccount;
import org.beyondviral.people.Gini;
import org.beyondviral.people.Participant;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.rows.RecordEncoder;

/** What the measures need to know of each campaign's participants. */
public final class PeopleStages {
  /** The people of one campaign. */
  public record People(String campaignId, PeopleFacts people) {}

  /** How many participants made how many traces in one campaign. */
  public record Levels(String campaignId, List<Gini.Level> levels) {}

  /** The people of each burst of one campaign. */
  public record Bursting(
      String campaignId, List<BurstPeople> burstPeople, List<Gini.Level> activeBins) {}

  /** The span of one burst: from inclusive, to exclusive. */
  public record BurstSpan(String campaignId, int burst, Instant from, Instant to) {}

  /** The bursts one account took part in. */
  public record AccountBursts(int firstBurst, List<Integer> bursts) {}

  private PeopleStages() {}

  /**
   * Sums over the participants of each campaign with any; whole numbers, so that their order does
   * not matter. One shuffle of sums; the campaigns are broadcast, and the coordinated accounts
   * where they are few.
   *
   * @param observed how long a participant must be observed to tell something about returning
   */
  public static Dataset<People> people(
      Dataset<Participant> participants,
      Dataset<Campaign> campaigns,
      Dataset<CoordinatedAccount> coordinated,
      Duration observed) {
    Column longEnough = observed(observed);
    Dataset<Row> facts =
        participants
            .join(
                coordinated.select(
                    col(CoordinatedAccount::authorId), col(CoordinatedAccount::together)),
                new String[] {name(Participant::authorId)},
                "left")
            .join(
                broadcast(campaigns.select(col(Campaign::campaignId), col(Campaign::observedTo))),
                name(Campaign::campaignId))
            .groupBy(col(Participant::campaignId))
            .agg(
                count("*").as(name(PeopleFacts::participants)),
                sum(col(Participant::traces)).as(name(PeopleFacts::traces)),
                count_if(longEnough).as(name(PeopleFacts::observed)),
                count_if(longEnough.and(col(Participant::activeDays).geq(2)))
                    .as(name(PeopleFacts::returned)),
                count_if(observedDays(14)).as(name(PeopleFacts::observed14d)),
                count_if(observedDays(14).and(col(Participant::seenAgain7d)))
                    .as(name(PeopleFacts::seenAgain7d)),
                count_if(observedDays(60)).as(name(PeopleFacts::observed60d)),
                count_if(observedDays(60).and(col(Participant::seenAgain30d)))
                    .as(name(PeopleFacts::seenAgain30d)),
                count_if(observedDays(180)).as(name(PeopleFacts::observed180d)),
                count_if(observedDays(180).and(col(Participant::seenAgain90d)))
                    .as(name(PeopleFacts::seenAgain90d)),
                sum(when(
                            col(Participant::activeWeeks).geq(PeopleFacts.CORE_WEEKS),
                            col(Participant::traces))
                        .otherwise(0L))
                    .as(name(PeopleFacts::coreTraces)),
                sum(col(Participant::activeBins)).as(name(PeopleFacts::participantDays)),
                max(col(Participant::activeBins).cast("bigint"))
                    .as(name(PeopleFacts::mostParticipantDays)),
                sum(when(col(CoordinatedAccount::together).isNotNull(), col(Participant::traces))
                        .otherwise(0L))
                    .as(name(PeopleFacts::coordinatedTraces)));
    return as(
        facts.select(
            col(Participant::campaignId), struct(PeopleFacts.class).as(name(People::people))),
        People.class);
  }

  /**
   * The histogram of an amount that the people of each campaign have. Two shuffles of sums; a task
   * holds the distinct numbers of one campaign, at most √(2 n) for n traces.
   */
  public static Dataset<Levels> levels(Dataset<?> people, Column amount) {
    Dataset<Row> levels =
        people
            .groupBy(col(Levels::campaignId), amount.as(name(Gini.Level::amount)))
            .agg(count("*").as(name(Gini.Level::people)))
            .groupBy(col(Levels::campaignId))
            .agg(sort_array(collect_list(struct(Gini.Level.class))).as(name(Levels::levels)));
    return as(levels, Levels.class);
  }

  /**
   * The people of each burst of the campaigns with two bursts or more; others have no row.
   *
   * <p>Six shuffles: of those campaigns' members by (campaign, author), their bursts made distinct
   * before; of the sums by (campaign, burst); of those by campaign; two of {@link #levels}, and
   * both by campaign. The bursts are broadcast.
   */
  public static Dataset<Bursting> bursting(
      Dataset<CampaignMember> members,
      Dataset<Participant> participants,
      Dataset<SeriesStages.Series> series,
      Duration bin,
      Bursts.Rules rules) {
    FlatMapFunction<SeriesStages.Series, BurstSpan> spans =
        row -> spans(row.campaignId(), CampaignFacts.activity(row.bins(), bin), rules).iterator();
    Dataset<BurstSpan> bursts = series.flatMap(spans, RecordEncoder.of(BurstSpan.class));
    Dataset<Row> inBursts =
        members
            .filter(col(CampaignMember::authorId).isNotNull())
            .select(
                col(CampaignMember::campaignId),
                col(CampaignMember::authorId),
                col(CampaignMember::createdAt))
            .join(broadcast(bursts), name(BurstSpan::campaignId))
            .filter(
                col(CampaignMember::createdAt)
                    .geq(col(BurstSpan::from))
                    .and(col(CampaignMember::createdAt).lt(col(BurstSpan::to))));
    Dataset<Row> people =
        inBursts
            .groupBy(col(CampaignMember::campaignId), col(CampaignMember::authorId))
            .agg(
                min(col(BurstSpan::burst)).as(name(AccountBursts::firstBurst)),
                collect_set(col(BurstSpan::burst)).as(name(AccountBursts::bursts)))
            .select(
                col(BurstSpan::campaignId),
                col(AccountBursts::firstBurst),
                col(AccountBursts::bursts),
                explode(col(AccountBursts::bursts)).as(name(BurstSpan::burst)))
            .groupBy(col(BurstSpan::campaignId), col(BurstSpan::burst))
            .agg(
                count("*").as(name(BurstPeople::people)),
                count_if(col(BurstSpan::burst).equalTo(col(AccountBursts::firstBurst)))
                    .as(name(BurstPeople::newcomers)),
                count_if(array_contains(col(AccountBursts::bursts), col(BurstSpan::burst).minus(1)))
                    .as(name(BurstPeople::alsoBefore)))
            .groupBy(col(BurstSpan::campaignId))
            .agg(
                sort_array(collect_list(struct(BurstPeople.class)))
                    .as(name(Bursting::burstPeople)));
    String[] campaign = {name(BurstSpan::campaignId)};
    Dataset<Row> activeBins =
        levels(
                participants.join(
                    broadcast(bursts.select(col(BurstSpan::campaignId)).distinct()),
                    campaign,
                    "left_semi"),
                col(Participant::activeBins).cast("bigint"))
            .withColumnRenamed(name(Levels::levels), name(Bursting::activeBins));
    return as(people.join(activeBins, campaign), Bursting.class);
  }

  private static List<BurstSpan> spans(String campaignId, Activity activity, Bursts.Rules rules) {
    List<Integer> bounds = Bursts.bounds(activity, Bursts.peaks(activity, rules));
    List<BurstSpan> spans = new ArrayList<>();
    if (bounds.isEmpty()) {
      return spans;
    }
    Instant from = activity.start();
    for (int bound : bounds) {
      spans.add(new BurstSpan(campaignId, spans.size(), from, activity.startOf(bound)));
      from = activity.startOf(bound);
    }
    spans.add(new BurstSpan(campaignId, spans.size(), from, activity.end()));
    return spans;
  }

  private static Column observedDays(int days) {
    return observed(Duration.ofDays(days));
  }

  private static Column observed(Duration duration) {
    return Bins.plus(col(Participant::firstAt), duration).leq(col(Campaign::observedTo));
  }

  /** People of a campaign without a known author. */
  static Column nobody() {
    return org.apache.spark.sql.functions.struct(
        java.util.Arrays.stream(PeopleFacts.class.getRecordComponents())
            .map(component -> lit(0L).as(component.getName()))
            .toArray(Column[]::new));
  }
}
