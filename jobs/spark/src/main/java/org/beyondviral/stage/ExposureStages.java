package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.recruitment.Exposure;
import org.beyondviral.recruitment.Recruit;
import org.jspecify.annotations.Nullable;

/** How many of their neighbours had joined a campaign when people joined it, or never did. */
public final class ExposureStages {
  /** Since when one account acts on another, anywhere in the archive. */
  public record Tie(String authorId, String neighbourId, Instant since) {}

  /** When a neighbour joined a campaign. */
  public record Joining(String campaignId, String neighbourId, Instant neighbourAt) {}

  /** When an account joined a campaign, and when it was last seen anywhere before, if ever. */
  public record Joined(
      @Nullable String campaignId, String authorId, Instant joinedAt, @Nullable Instant seenAt) {}

  /** A part of the ties with one neighbour. */
  public record Part(long part) {}

  /** A neighbour with more ties than are taken together, and in how many parts they are. */
  public record Busy(String neighbourId, long parts) {}

  /** Neighbours of somebody who had joined before he did, and when he was last seen before. */
  public record Neighbours(long beforeJoining, long whenLastSeen) {}

  /** The exposures of one campaign, ascending. */
  public record Exposures(String campaignId, List<Exposure.Count> exposures) {}

  /** Ties with one neighbour that meet his campaigns together. */
  public static final long TIES_IN_PART = 100_000;

  private ExposureStages() {}

  /**
   * Neighbours are the accounts somebody had acted on, anywhere in the archive, before these joined
   * the campaign. One shuffle, of the pairs.
   */
  public static Dataset<Tie> ties(Dataset<InteractionStages.Act> acts) {
    return as(
        acts.groupBy(
                col(InteractionStages.Act::actorId).as(name(Tie::authorId)),
                col(InteractionStages.Act::targetId).as(name(Tie::neighbourId)))
            .agg(min(col(InteractionStages.Act::createdAt)).as(name(Tie::since))),
        Tie.class);
  }

  /**
   * When everybody joined, and was last seen before that. One shuffle, by account, sorted by time
   * and streamed.
   */
  public static Dataset<Joined> joined(
      Dataset<Recruit> recruits, Dataset<CascadeMember> cascadeMembers) {
    Column at = col(Joined::joinedAt);
    Dataset<Row> traces =
        cascadeMembers
            .filter(col(CascadeMember::authorId).isNotNull())
            .select(
                lit(null).cast("string").as(name(Joined::campaignId)),
                col(CascadeMember::authorId),
                col(CascadeMember::createdAt).as(name(Joined::joinedAt)));
    Column seen =
        max(when(col(Joined::campaignId).isNull(), at))
            .over(
                Window.partitionBy(col(Joined::authorId))
                    .orderBy(at, col(Joined::campaignId).desc_nulls_last())
                    .rowsBetween(Window.unboundedPreceding(), Window.currentRow()));
    return as(
        recruits
            .select(col(Recruit::campaignId), col(Recruit::authorId), col(Recruit::joinedAt))
            .union(traces)
            .withColumn(name(Joined::seenAt), seen)
            .filter(col(Joined::campaignId).isNotNull()),
        Joined.class);
  }

  /**
   * The people of each campaign with a neighbour in it, by the neighbours who had joined before
   * them, or at all where they never joined, and by those who had when they were last seen before.
   *
   * <p>Six shuffles: of the sums of ties by neighbour; of ties and joinings by neighbour and part;
   * of those and the joinings by (campaign, account); of the sums by account, by numbers of
   * exposures, by campaign. The ties are read twice. The rows are the ties times the campaigns
   * their neighbours joined; a neighbour with more ties than {@code most} has them dealt to parts
   * of about as many, each of which meets his campaigns by itself. These neighbours, fewer than
   * ties over {@code most}, are broadcast.
   */
  public static Dataset<Exposures> exposures(Dataset<Joined> joined, Dataset<Tie> ties, long most) {
    Column neighbour = col(Tie::neighbourId);
    Column parts = col(Busy::parts);
    Dataset<Row> busy =
        broadcast(
            ties.groupBy(neighbour)
                .agg(ceil(count(lit(1)).divide(most)).as(name(Busy::parts)))
                .filter(parts.gt(1)));
    Dataset<Row> tiesInParts =
        ties.join(busy, new String[] {name(Tie::neighbourId)}, "left")
            .withColumn(
                name(Part::part), coalesce(pmod(xxhash64(col(Tie::authorId)), parts), lit(0L)))
            .drop(parts);
    Dataset<Row> joinings =
        joined
            .select(
                col(Joined::campaignId),
                col(Joined::authorId).as(name(Joining::neighbourId)),
                col(Joined::joinedAt).as(name(Joining::neighbourAt)))
            .join(busy, new String[] {name(Joining::neighbourId)}, "left")
            .withColumn(
                name(Part::part), explode(sequence(lit(0L), coalesce(parts, lit(1L)).minus(1))))
            .drop(parts);
    Column account = col(Joined::authorId);
    Column campaign = col(Joined::campaignId);
    Column neighbourAt = col(Joining::neighbourAt);
    Column joins = col(Joined::joinedAt).isNotNull();
    Column exposures = col(Neighbours::beforeJoining);
    Column known = col(Neighbours::whenLastSeen);
    Dataset<Row> counts =
        tiesInParts
            .join(joinings, new String[] {name(Joining::neighbourId), name(Part::part)})
            .filter(col(Tie::since).lt(neighbourAt))
            .join(joined, new String[] {name(Joined::campaignId), name(Joined::authorId)}, "left")
            .groupBy(campaign, account)
            .agg(
                count_if(coalesce(neighbourAt.lt(col(Joined::joinedAt)), lit(true)))
                    .as(name(Neighbours::beforeJoining)),
                count_if(neighbourAt.lt(col(Joined::seenAt))).as(name(Neighbours::whenLastSeen)),
                first(col(Joined::joinedAt)).as(name(Joined::joinedAt)))
            .groupBy(
                campaign,
                upToMost(exposures).as(name(Exposure.Count::exposures)),
                when(joins, upToMost(known)).otherwise(0).as(name(Exposure.Count::knownBefore)),
                joins.and(exposures.minus(known).geq(2)).as(name(Exposure.Count::severalSince)))
            .agg(
                count_if(joins).as(name(Exposure.Count::joined)),
                count_if(not(joins)).as(name(Exposure.Count::stayedAway)))
            .groupBy(campaign)
            .agg(
                sort_array(collect_list(struct(Exposure.Count.class)))
                    .as(name(Exposures::exposures)));
    return as(counts, Exposures.class);
  }

  private static Column upToMost(Column neighbours) {
    return least(neighbours, lit(Exposure.MOST_EXPOSURES + 1L)).cast("int");
  }
}
