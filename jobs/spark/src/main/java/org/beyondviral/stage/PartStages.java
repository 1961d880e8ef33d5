package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.people.CoordinatedAccount;
import org.beyondviral.people.Gini;
import org.beyondviral.people.MostActive;
import org.beyondviral.people.Participant;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.profile.Members;
import org.beyondviral.rows.Columns;
import org.jspecify.annotations.Nullable;

/** Campaigns as a part of their members shows them. */
public final class PartStages {
  /**
   * What is known of a campaign by a part of its members, as {@link ProfileStages.Input} has it.
   */
  public record Part(
      String members,
      String campaignId,
      long participants,
      List<CampaignActivity> bins,
      @Nullable Double returningShare,
      long traces,
      long mostParticipantDays) {}

  /** An account that some parts leave out. */
  public record Marked(String authorId, boolean mostActive, boolean coordinated) {}

  /** What an account did in one bin of a campaign, as far as a part keeps it. */
  public record Kept(
      String members,
      String campaignId,
      @Nullable String authorId,
      Instant binStart,
      long traces,
      Instant firstAt) {}

  /** What an account did in one bin of a campaign. */
  public record Done(
      long allTraces, Instant allFirst, long directTraces, @Nullable Instant directFirst) {}

  private static final double MOST_ACTIVE = 0.01;
  private static final Duration DAY = Duration.ofDays(1);

  private PartStages() {}

  /**
   * The most active hundredth of the accounts, by their traces in all campaigns together, and the
   * coordinated ones.
   *
   * <p>Two shuffles: of the participants by account, summed before; of these by their number of
   * traces. The driver holds the distinct numbers, at most √(2 n) for n traces.
   */
  public static Dataset<Marked> marked(
      Dataset<Participant> participants, Dataset<CoordinatedAccount> coordinated) {
    Column traces = col(Participant::traces);
    Dataset<Row> accounts =
        participants
            .groupBy(col(Participant::authorId))
            .agg(sum(traces).as(name(Participant::traces)));
    List<Gini.Level> levels =
        as(
                accounts
                    .groupBy(traces.as(name(Gini.Level::amount)))
                    .agg(count(lit(1)).as(name(Gini.Level::people))),
                Gini.Level.class)
            .collectAsList()
            .stream()
            .sorted(Comparator.comparingLong(Gini.Level::amount))
            .toList();
    return as(
        accounts
            .join(
                coordinated.select(
                    col(CoordinatedAccount::authorId), col(CoordinatedAccount::together)),
                new String[] {name(Participant::authorId)},
                "left")
            .withColumn(name(Marked::mostActive), traces.geq(MostActive.from(levels, MOST_ACTIVE)))
            .withColumn(name(Marked::coordinated), col(CoordinatedAccount::together).isNotNull())
            .filter(col(Marked::mostActive).or(col(Marked::coordinated))),
        Marked.class);
  }

  /**
   * What each account did in each bin of a campaign, once for every part that keeps any of it. That
   * a trace belongs through a cascade is held where the one it came through is left out.
   *
   * <p>Two shuffles: of the members by (campaign, author, bin), summed before; with the marked
   * accounts by author, where they are too many to send to every task.
   */
  public static Dataset<Kept> kept(
      Dataset<CampaignMember> members, Dataset<Marked> marked, Duration bin) {
    Column at = col(CampaignMember::createdAt);
    Column direct = col(CampaignMember::via).equalTo("direct");
    Column all = col(Done::allTraces);
    Column parts =
        array(
            part(Members.LESS_ACTIVE, unless(Marked::mostActive, all), col(Done::allFirst)),
            part(Members.UNCOORDINATED, unless(Marked::coordinated, all), col(Done::allFirst)),
            part(Members.DIRECT, col(Done::directTraces), col(Done::directFirst)));
    return as(
        members
            .groupBy(
                col(CampaignMember::campaignId),
                col(CampaignMember::authorId),
                Bins.start(at, bin).as(name(Kept::binStart)))
            .agg(
                count(lit(1)).as(name(Done::allTraces)),
                min(at).as(name(Done::allFirst)),
                count_if(direct).as(name(Done::directTraces)),
                min(when(direct, at)).as(name(Done::directFirst)))
            .join(marked, new String[] {name(Marked::authorId)}, "left")
            .select(col(Kept::campaignId), col(Kept::authorId), col(Kept::binStart), inline(parts))
            .filter(col(Kept::traces).gt(0)),
        Kept.class);
  }

  /**
   * Every campaign by each of its parts of which a trace is left.
   *
   * <p>Four shuffles: of what is kept, summed before, by (campaign, bin) and by (campaign,
   * account), and of both sums by campaign. A task holds the bins of one campaign.
   *
   * @param observed how long a participant must be observed to tell something about returning
   */
  public static Dataset<Part> parts(
      Dataset<Kept> kept, Dataset<Campaign> campaigns, Duration observed) {
    return as(
        series(kept)
            .join(
                people(kept, campaigns, observed),
                new String[] {name(Part::members), name(Part::campaignId)},
                "left")
            .withColumn(name(Part::participants), orZero(col(Part::participants)))
            .withColumn(name(Part::traces), orZero(col(Part::traces)))
            .withColumn(name(Part::mostParticipantDays), orZero(col(Part::mostParticipantDays))),
        Part.class);
  }

  private static Column part(Members members, Column traces, Column firstAt) {
    return functions.struct(
        lit(members.word()).as(name(Kept::members)),
        traces.as(name(Kept::traces)),
        firstAt.as(name(Kept::firstAt)));
  }

  private static Column unless(Columns.Accessor<Marked> mark, Column traces) {
    return when(col(mark), 0L).otherwise(traces);
  }

  /** What was done in each bin is not counted: no profile asks for it. */
  private static Dataset<Row> series(Dataset<Kept> kept) {
    Dataset<Row> bins =
        kept.groupBy(col(Kept::members), col(Kept::campaignId), col(Kept::binStart))
            .agg(
                sum(col(Kept::traces)).as(name(CampaignActivity::traces)),
                count(col(Kept::authorId)).as(name(CampaignActivity::participants)));
    for (String notCounted :
        List.of(
            name(CampaignActivity::posts),
            name(CampaignActivity::reposts),
            name(CampaignActivity::replies),
            name(CampaignActivity::quotes),
            name(CampaignActivity::joins),
            name(CampaignActivity::newcomers))) {
      bins = bins.withColumn(notCounted, lit(0L));
    }
    return bins.groupBy(col(Part::members), col(Part::campaignId))
        .agg(sort_array(collect_list(struct(CampaignActivity.class))).as(name(Part::bins)));
  }

  private static Dataset<Row> people(
      Dataset<Kept> kept, Dataset<Campaign> campaigns, Duration observed) {
    Column bin = col(Kept::binStart);
    Column longEnough = Bins.plus(col(Kept::firstAt), observed).leq(col(Campaign::observedTo));
    return kept.filter(col(Kept::authorId).isNotNull())
        .groupBy(col(Kept::members), col(Kept::campaignId), col(Kept::authorId))
        .agg(
            sum(col(Kept::traces)).as(name(Kept::traces)),
            min(col(Kept::firstAt)).as(name(Kept::firstAt)),
            count(lit(1)).as(name(PeopleFacts::participantDays)),
            Bins.start(min(bin), DAY).lt(Bins.start(max(bin), DAY)).as(name(PeopleFacts::returned)))
        .join(
            broadcast(campaigns.select(col(Campaign::campaignId), col(Campaign::observedTo))),
            name(Campaign::campaignId))
        .groupBy(col(Part::members), col(Part::campaignId))
        .agg(
            count(lit(1)).as(name(Part::participants)),
            sum(col(Kept::traces)).as(name(Part::traces)),
            max(col(PeopleFacts::participantDays)).as(name(Part::mostParticipantDays)),
            try_divide(count_if(longEnough.and(col(PeopleFacts::returned))), count_if(longEnough))
                .as(name(Part::returningShare)));
  }

  private static Column orZero(Column value) {
    return coalesce(value, lit(0L));
  }
}
