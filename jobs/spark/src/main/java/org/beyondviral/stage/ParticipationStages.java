package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_element_at;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.people.Participant;
import org.beyondviral.people.Presence;
import org.beyondviral.people.Retention;
import org.beyondviral.rows.RecordEncoder;

/** Who took part in each campaign, and who of them came back. */
public final class ParticipationStages {
  /** One account in one campaign. */
  public record Account(String campaignId, String authorId) {}

  /** One trace of an account. */
  public record Act(Instant createdAt, Instant startedAt) {}

  /** The weeks one account was present in. */
  public record Weeks(long week, long cohort, long lastWeek) {}

  /** How many of those who came in one week were active how many weeks later. */
  public record Cohort(Map<Integer, Long> activeByAge) {}

  private ParticipationStages() {}

  /**
   * Every known author of every campaign.
   *
   * <p>One shuffle of the members by (campaign, author), streamed in order of time: an account with
   * a million traces costs no more memory than one with two. The campaigns are broadcast.
   */
  public static Dataset<Participant> participants(
      Dataset<CampaignMember> members, Dataset<Campaign> campaigns, Duration bin, Duration week) {
    FlatMapGroupsFunction<Account, Act, Participant> gather =
        (account, acts) -> List.of(participant(account, acts, bin, week)).iterator();
    return known(members)
        .join(starts(campaigns), name(Campaign::campaignId))
        .groupBy(col(CampaignMember::campaignId), col(CampaignMember::authorId))
        .as(RecordEncoder.of(Account.class), RecordEncoder.of(Act.class))
        .flatMapSortedGroups(
            new Column[] {col(Act::createdAt)}, gather, RecordEncoder.of(Participant.class));
  }

  /**
   * Of the participants who came in one week, how many were active some weeks later; a row for
   * every age from 0 to the last week that overlaps what the archive observes.
   *
   * <p>Three shuffles: of the members by (campaign, author), their weeks made distinct before; of
   * the weeks by (campaign, cohort, age), summed before; of those sums by (campaign, cohort). The
   * result is bounded by the square of the weeks W of each campaign; W³ / 6 steps find its numbers.
   */
  public static Dataset<Retention> retention(
      Dataset<CampaignMember> members, Dataset<Campaign> campaigns, Duration bin, Duration week) {
    Dataset<Row> starts =
        starts(campaigns)
            .withColumn(name(Act::startedAt), Bins.start(col(Campaign::startedAt), bin))
            .withColumn(
                name(Weeks::lastWeek),
                Bins.weeksBetween(
                    col(Act::startedAt),
                    col(Campaign::observedTo).minus(expr("interval 1 microsecond")),
                    week));
    Dataset<Row> cohorts =
        known(members)
            .join(broadcast(starts), name(Campaign::campaignId))
            .withColumn(
                name(Weeks::week),
                Bins.weeksBetween(col(Act::startedAt), col(CampaignMember::createdAt), week))
            .groupBy(col(CampaignMember::campaignId), col(CampaignMember::authorId))
            .agg(
                min(col(Weeks::week)).as(name(Weeks::cohort)),
                collect_set(col(Weeks::week)).as(name(Weeks::week)))
            .select(
                col(Retention::campaignId),
                col(Weeks::cohort),
                explode(col(Weeks::week)).as(name(Weeks::week)))
            .groupBy(
                col(Retention::campaignId),
                col(Weeks::cohort),
                col(Weeks::week).minus(col(Weeks::cohort)).cast("int").as(name(Retention::age)))
            .agg(count("*").as(name(Retention::active)))
            .groupBy(col(Retention::campaignId), col(Weeks::cohort))
            .agg(
                map_from_entries(collect_list(struct(col(Retention::age), col(Retention::active))))
                    .as(name(Cohort::activeByAge)));
    Column activeByAge = col(Cohort::activeByAge);
    Column end =
        Bins.plusWeeks(
            col(Retention::cohortStart), col(Retention::age).cast("bigint").plus(1), week);
    Dataset<Row> rows =
        cohorts
            .join(broadcast(starts), name(Campaign::campaignId))
            .withColumn(name(Retention::cohortSize), try_element_at(activeByAge, lit(0)))
            .withColumn(
                name(Retention::age),
                explode(
                    sequence(
                        lit(0),
                        greatest(lit(0), col(Weeks::lastWeek).minus(col(Weeks::cohort)))
                            .cast("int"))))
            .withColumn(
                name(Retention::cohortStart),
                Bins.plusWeeks(col(Act::startedAt), col(Weeks::cohort), week))
            .withColumn(name(Retention::observed), end.leq(col(Campaign::observedTo)))
            .withColumn(
                name(Retention::active),
                coalesce(try_element_at(activeByAge, col(Retention::age)), lit(0L)));
    return as(rows, Retention.class);
  }

  private static Participant participant(
      Account account, Iterator<Act> acts, Duration bin, Duration week) {
    Act first = acts.next();
    Presence presence = new Presence(bin, week, first.startedAt());
    presence.add(first.createdAt());
    while (acts.hasNext()) {
      presence.add(acts.next().createdAt());
    }
    return presence.participant(account.campaignId(), account.authorId());
  }

  private static Dataset<Row> known(Dataset<CampaignMember> members) {
    return members
        .filter(col(CampaignMember::authorId).isNotNull())
        .select(
            col(CampaignMember::campaignId),
            col(CampaignMember::authorId),
            col(CampaignMember::createdAt));
  }

  private static Dataset<Row> starts(Dataset<Campaign> campaigns) {
    return broadcast(
        campaigns.select(
            col(Campaign::campaignId), col(Campaign::startedAt), col(Campaign::observedTo)));
  }
}
