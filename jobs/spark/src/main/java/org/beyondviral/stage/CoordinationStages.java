package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.people.CoordinatedAccount;
import org.beyondviral.people.Coordination;
import org.beyondviral.people.Coordination.Act;
import org.beyondviral.people.Coordination.Together;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.trace.Kind;

/** Accounts that act together. */
public final class CoordinationStages {
  /** An occasion of one thing. */
  public record Occasion(long thing, long occasion) {}

  /** An act of an account on a thing, by its key, in microseconds. */
  public record Done(long thing, String authorId, long at) {}

  /** Acts, and those at whole minutes. */
  public record Tally(long acts, long wholeMinutes) {}

  /** Of a pair, the occasions of the other. */
  public record Pair(long partnerOccasions) {}

  private CoordinationStages() {}

  /**
   * Acts on things: on the trace at the head of a cascade or below it, and posts of one campaign;
   * one of several campaigns once for each. The cascade stands for the trace acted on, which may be
   * inferred. No shuffle.
   */
  public static Dataset<Done> acts(
      Dataset<CampaignMember> members, Dataset<CascadeMember> cascadeMembers) {
    return as(
        members
            .filter(
                col(CampaignMember::via)
                    .equalTo("direct")
                    .and(col(CampaignMember::kind).equalTo(Kind.POST.word())))
            .select(
                xxhash64(lit("campaign"), col(CampaignMember::campaignId)).as(name(Done::thing)),
                col(CampaignMember::authorId),
                col(CampaignMember::createdAt))
            .union(
                cascadeMembers
                    .filter(col(CascadeMember::parentId).isNotNull())
                    .select(
                        xxhash64(lit("cascade"), col(CascadeMember::cascadeId)),
                        col(CascadeMember::authorId),
                        col(CascadeMember::createdAt)))
            .filter(col(Done::authorId).isNotNull())
            .withColumn(name(Done::at), unix_micros(col(CampaignMember::createdAt))),
        Done.class);
  }

  /** How many acts there are, and how many at whole minutes, which are left out. */
  public static Tally tally(Dataset<Done> acts) {
    return as(
            acts.agg(
                count(lit(1)).as(name(Tally::acts)),
                count_if(isWholeMinute()).as(name(Tally::wholeMinutes))),
            Tally.class)
        .first();
  }

  /**
   * The coordinated accounts of the archive: {@link Coordination}. Things and accounts are compared
   * by 64 bits of hash; two of a hundred million accounts share one with a chance of 1 in 4,000.
   *
   * <p>Five shuffles: of the acts by account, their occasions made distinct before; of the acts of
   * those who acted often enough by occasion of a thing, so that a tag in half of all traces is
   * many small groups, of which a task holds one at a time; of the pairs, at most {@link
   * Coordination#MOST_NEIGHBOURS} an act, by pair and occasion and by pair; of the few that are
   * together often enough by account.
   */
  public static Dataset<CoordinatedAccount> accounts(
      Dataset<Done> done, Coordination coordination) {
    Column author = col(CoordinatedAccount::authorId);
    Column occasions = col(CoordinatedAccount::occasions);
    Column together = col(CoordinatedAccount::together);
    Dataset<Row> acts =
        done.filter(not(isWholeMinute()))
            .withColumn(name(Act::account), xxhash64(author))
            .withColumn(name(Act::occasion), occasion(col(Act::at), coordination));
    Dataset<Row> often =
        acts.groupBy(author, col(Act::account))
            .agg(count_distinct(col(Act::occasion)).as(name(CoordinatedAccount::occasions)))
            .filter(occasions.geq(coordination.times()));
    Dataset<Row> pairs =
        together(
                acts.drop(author).join(often.select(col(Act::account)), name(Act::account)),
                coordination)
            .groupBy(col(Together::account), col(Together::partner))
            .agg(count_distinct(col(Together::occasion)).as(name(CoordinatedAccount::together)))
            .filter(together.geq(coordination.times()))
            .join(
                often.select(
                    col(Act::account).as(name(Together::partner)),
                    occasions.as(name(Pair::partnerOccasions))),
                name(Together::partner))
            .join(often.select(col(Act::account), occasions), name(Act::account));
    Column more = greatest(occasions, col(Pair::partnerOccasions));
    Column fewer = least(occasions, col(Pair::partnerOccasions));
    return as(
        pairs
            .withColumn(name(CoordinatedAccount::together), least(together, fewer))
            .filter(together.geq(more.multiply(coordination.share())))
            .select(
                explode(array(col(Together::account), col(Together::partner)))
                    .as(name(Act::account)),
                together)
            .join(often, name(Act::account))
            .groupBy(author)
            .agg(
                min(occasions).as(name(CoordinatedAccount::occasions)),
                count(lit(1)).as(name(CoordinatedAccount::partners)),
                max(together).as(name(CoordinatedAccount::together))),
        CoordinatedAccount.class);
  }

  private static Column isWholeMinute() {
    return pmod(col(Done::at), lit(TimeUnit.MINUTES.toMicros(1))).equalTo(0L);
  }

  private static Dataset<Together> together(Dataset<Row> acts, Coordination coordination) {
    FlatMapGroupsFunction<Occasion, Act, Together> pairs =
        (occasion, shares) -> coordination.together(shares).iterator();
    Column from = occasion(col(Act::at).minus(coordination.windowMicros()), coordination);
    return acts.withColumn(name(Act::occasion), explode(sequence(from, col(Act::occasion))))
        .groupBy(col(Act::thing), col(Act::occasion))
        .as(RecordEncoder.of(Occasion.class), RecordEncoder.of(Act.class))
        .flatMapSortedGroups(
            new Column[] {col(Act::at), col(Act::account)},
            pairs,
            RecordEncoder.of(Together.class));
  }

  private static Column occasion(Column at, Coordination coordination) {
    return floor(at.divide(coordination.occasionMicros()));
  }
}
