package org.beyondviral.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.expressions.Window;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What ties the author of a repost to other accounts that shared in the same cascade.
 *
 * <p>The pairs of the archive are never set against all cascades of an account: for each repost
 * either the accounts its author is tied to are looked up in the cascade, or the accounts of the
 * cascade among those he is tied to, whichever are fewer. So an account that is in everything costs
 * no more than the cascades it is in, and a giant cascade no more than the ties of its authors.
 */
public final class TieStages {
  /** The author of a repost is tied to an account of the cascade; the weight is at least 1. */
  public record Tie(String traceId, String account, long weight) {}

  /** A repost whose parent is to be read anew. */
  public record Repost(String cascadeId, String traceId, String actor, Instant at) {}

  /** An account that shared in a cascade. */
  public record Seat(String cascadeId, String account) {}

  /** An account and another that it follows, or acted on. */
  public record Pair(String actor, String account) {}

  /** An account acted on another; or, with a trace, wants to know how often it had before. */
  public record Act(String actor, String account, Instant at, int acts, @Nullable String traceId) {}

  private static final String TIED = "tied";
  private static final String SEATS = "seats";

  private TieStages() {}

  /**
   * Weight 1 for every account of the cascade that the author follows. Eight shuffles: two by
   * account, three by cascade, one by both, one by pair, one to make pairs distinct.
   */
  static Dataset<Tie> followed(Dataset<CascadeMember> members, Dataset<Follow> follows) {
    Dataset<Pair> pairs =
        as(
                follows.select(
                    col(Follow::followerId).as(name(Pair::actor)),
                    col(Follow::followeeId).as(name(Pair::account))),
                Pair.class)
            .filter(col(Pair::actor).notEqual(col(Pair::account)))
            .distinct();
    return as(within(members, pairs).withColumn(name(Tie::weight), lit(1L)), Tie.class);
  }

  /**
   * How often the author had acted on each account of the cascade before he reposted. The shuffles
   * of {@link #followed}, two more by trace for who acted on whom, one by pair for the counting.
   */
  static Dataset<Tie> interacted(
      Dataset<CascadeMember> members, Dataset<CascadeMember> everything) {
    Dataset<Act> acts = acts(everything);
    Dataset<Pair> pairs = as(acts, Pair.class).distinct();
    Dataset<Act> asked = as(within(members, pairs).withColumn(name(Act::acts), lit(0)), Act.class);
    Column before =
        sum(col(Act::acts))
            .over(
                Window.partitionBy(col(Act::actor), col(Act::account))
                    .orderBy(col(Act::at), col(Act::acts))
                    .rowsBetween(Window.unboundedPreceding(), Window.currentRow()));
    return as(
        acts.union(asked)
            .withColumn(name(Tie::weight), before)
            .filter(col(Act::traceId).isNotNull().and(col(Tie::weight).gt(0))),
        Tie.class);
  }

  private static Dataset<Act> acts(Dataset<CascadeMember> members) {
    Dataset<InteractionStages.Act> acts = InteractionStages.acts(members);
    return as(
        acts.select(
            col(InteractionStages.Act::actorId).as(name(Act::actor)),
            col(InteractionStages.Act::targetId).as(name(Act::account)),
            col(InteractionStages.Act::createdAt).as(name(Act::at)),
            lit(1).as(name(Act::acts)),
            lit(null).cast("string").as(name(Act::traceId))),
        Act.class);
  }

  /**
   * The reposts to be read anew, each with the accounts of its cascade that its author is tied to.
   */
  private static Dataset<?> within(Dataset<CascadeMember> members, Dataset<Pair> pairs) {
    Dataset<Repost> reposts =
        as(
            members
                .filter(ParentStages.statesOnlyTheRoot())
                .filter(col(CascadeMember::authorId).isNotNull())
                .select(
                    col(CascadeMember::cascadeId),
                    col(CascadeMember::traceId),
                    col(CascadeMember::authorId).as(name(Repost::actor)),
                    col(CascadeMember::createdAt).as(name(Repost::at))),
            Repost.class);
    Dataset<Seat> seats =
        as(
                members
                    .filter(shares().and(col(CascadeMember::authorId).isNotNull()))
                    .select(
                        col(CascadeMember::cascadeId),
                        col(CascadeMember::authorId).as(name(Seat::account))),
                Seat.class)
            .distinct();
    Dataset<?> wanted =
        reposts
            .join(pairs.groupBy(col(Pair::actor)).agg(count(lit(1)).as(TIED)), name(Repost::actor))
            .join(
                seats.groupBy(col(Seat::cascadeId)).agg(count(lit(1)).as(SEATS)),
                name(Repost::cascadeId));
    Column fewTies = col(TIED).leq(col(SEATS));
    String[] bySeat = {name(Seat::cascadeId), name(Seat::account)};
    String[] byPair = {name(Pair::actor), name(Pair::account)};
    return wanted
        .filter(fewTies)
        .join(pairs, name(Pair::actor))
        .join(seats, bySeat, "left_semi")
        .unionByName(
            wanted
                .filter(not(fewTies))
                .join(seats, name(Seat::cascadeId))
                .join(pairs, byPair, "left_semi"));
  }

  /** A root, or a repost. */
  static Column shares() {
    return col(CascadeMember::kind)
        .equalTo(Kind.REPOST.word())
        .or(col(CascadeMember::parentId).isNull());
  }
}
