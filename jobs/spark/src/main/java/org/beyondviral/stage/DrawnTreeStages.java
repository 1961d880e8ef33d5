package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.cascade.TreeFacts;
import org.beyondviral.cascade.parents.CascadeDraw;

/** What the measures of a campaign would be on each of the trees drawn of its cascades. */
final class DrawnTreeStages {
  private static final String EXACT = "decimal(28,18)";
  private static final String DRAWN = "drawn";
  private static final String DEPTH_OF_OTHERS = "depthOfOthers";
  private static final String VIRALITY_OF_OTHERS = "viralityOfOthers";
  private static final String SHARE_OF_OTHERS = "shareOfOthers";
  private static final String TREES = "treesOfTwo";

  private DrawnTreeStages() {}

  /**
   * One row a campaign with inferred parents: its facts by drawn tree. The n-th tree of a campaign
   * takes the n-th of every cascade that has drawn ones, which are drawn independently, and the
   * others as they are.
   *
   * <p>Five shuffles: two by cascade; by campaign; by campaign and tree; by campaign.
   *
   * @param own the distinct cascades of each campaign
   */
  static Dataset<Row> trees(Dataset<Row> own, Dataset<CascadeDraw> draws) {
    String campaign = name(CampaignMember::campaignId);
    String cascade = name(CascadeDraw::cascadeId);
    Column other = functions.col(DRAWN).isNull();
    Dataset<Row> others =
        own.join(
                draws.select(cascade).distinct().withColumn(DRAWN, lit(true)),
                new String[] {cascade},
                "left")
            .groupBy(campaign)
            .agg(
                max(when(other, col(Cascade::depth))).as(DEPTH_OF_OTHERS),
                exactSum(when(other, col(Cascade::structuralVirality))).as(VIRALITY_OF_OTHERS),
                exactSum(when(other, col(Cascade::rootShare))).as(SHARE_OF_OTHERS),
                count(col(Cascade::structuralVirality)).as(TREES));
    return own.select(campaign, cascade)
        .join(draws, cascade)
        .groupBy(functions.col(campaign), col(CascadeDraw::tree))
        .agg(
            max(col(CascadeDraw::depth)).as(name(CascadeDraw::depth)),
            exactSum(col(CascadeDraw::structuralVirality))
                .as(name(CascadeDraw::structuralVirality)),
            exactSum(col(CascadeDraw::rootShare)).as(name(CascadeDraw::rootShare)))
        .join(others, campaign)
        .select(
            functions.col(campaign),
            greatest(col(CascadeDraw::depth), functions.col(DEPTH_OF_OTHERS))
                .as(name(TreeFacts::maxDepth)),
            mean(col(CascadeDraw::structuralVirality), VIRALITY_OF_OTHERS)
                .as(name(TreeFacts::meanStructuralVirality)),
            mean(col(CascadeDraw::rootShare), SHARE_OF_OTHERS).as(name(TreeFacts::meanRootShare)))
        .groupBy(campaign)
        .agg(collect_list(struct(TreeFacts.class)).as(name(CascadeFacts::trees)));
  }

  private static Column exactSum(Column fraction) {
    return sum(fraction.cast(EXACT));
  }

  private static Column mean(Column ofDrawn, String ofOthers) {
    return ofDrawn
        .cast("double")
        .plus(coalesce(functions.col(ofOthers).cast("double"), lit(0.0)))
        .divide(functions.col(TREES));
  }
}
