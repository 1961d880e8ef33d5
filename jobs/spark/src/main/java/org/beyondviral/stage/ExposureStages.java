package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.recruitment.Exposure;
import org.beyondviral.recruitment.Recruit;
import org.jspecify.annotations.Nullable;

/** How many of their neighbours had joined a campaign when people joined it, or never did. */
public final class ExposureStages {
  /** Since when one account acts on another, anywhere in the archive. */
  public record Tie(String authorId, String neighbourId, Instant since) {}

  /** When a neighbour joined a campaign. */
  public record Joining(String campaignId, String neighbourId, Instant neighbourAt) {}

  /** An account exposed to a campaign, and when it joined that, if ever. */
  public record Exposed(int exposures, @Nullable Instant joinedAt) {}

  /** The exposures of one campaign, ascending. */
  public record Exposures(String campaignId, List<Exposure.Count> exposures) {}

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
   * The people of each campaign with a neighbour in it, by the neighbours who had joined before
   * them, or at all where they never joined.
   *
   * <p>Five shuffles: of ties and recruits by neighbour; of those and the recruits by (campaign,
   * account); of the sums by account, by number of exposures, by campaign. The rows are the ties
   * times the campaigns their neighbours joined.
   */
  public static Dataset<Exposures> exposures(Dataset<Recruit> recruits, Dataset<Tie> ties) {
    Dataset<Row> joinings =
        recruits.select(
            col(Recruit::campaignId),
            col(Recruit::authorId).as(name(Joining::neighbourId)),
            col(Recruit::joinedAt).as(name(Joining::neighbourAt)));
    Column account = col(Recruit::authorId);
    Column campaign = col(Recruit::campaignId);
    Column joined = col(Exposed::joinedAt).isNotNull();
    Dataset<Row> counts =
        ties.join(joinings, name(Joining::neighbourId))
            .filter(col(Tie::since).lt(col(Joining::neighbourAt)))
            .join(
                recruits.select(campaign, account, col(Recruit::joinedAt)),
                new String[] {name(Recruit::campaignId), name(Recruit::authorId)},
                "left")
            .groupBy(campaign, account)
            .agg(
                least(
                        count_if(
                            coalesce(
                                col(Joining::neighbourAt).lt(col(Exposed::joinedAt)), lit(true))),
                        lit(Exposure.MOST_EXPOSURES + 1L))
                    .cast("int")
                    .as(name(Exposure.Count::exposures)),
                first(col(Exposed::joinedAt)).as(name(Exposed::joinedAt)))
            .groupBy(campaign, col(Exposure.Count::exposures))
            .agg(
                count_if(joined).as(name(Exposure.Count::joined)),
                count_if(not(joined)).as(name(Exposure.Count::stayedAway)))
            .groupBy(campaign)
            .agg(
                sort_array(collect_list(struct(Exposure.Count.class)))
                    .as(name(Exposures::exposures)));
    return as(counts, Exposures.class);
  }
}
