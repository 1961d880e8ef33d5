package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.beyondviral.rows.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.beyondviral.graph.Component;
import org.beyondviral.graph.ConnectedComponents;
import org.beyondviral.rows.Columns;
import org.beyondviral.stage.CampaignStages.Definition;
import org.beyondviral.stage.CampaignStages.Direct;
import org.beyondviral.stage.OverlapStages.Candidate;

/**
 * Joins tags that occur together into one campaign, which takes the name of its most frequent tag.
 */
public final class DiscoverStages {
  /** A tag and the campaign it is joined into. */
  public record Joined(String tag, String campaignId) {}

  private DiscoverStages() {}

  /**
   * The campaign of every tag: connected components of the tags that share at least that much of
   * their traces.
   *
   * @param tagged traces with the tags that are campaigns
   * @param jaccard traces with both over traces with either, at least
   */
  public static Dataset<Joined> join(Dataset<Direct> tagged, double jaccard) {
    Dataset<Candidate> tags =
        Columns.as(
            tagged
                .groupBy(col(Direct::campaignId))
                .agg(count(lit(1)).as("traces"))
                .withColumn("profile", lit("")),
            Candidate.class);
    Dataset<Component> components =
        ConnectedComponents.of(OverlapStages.links(OverlapStages.shared(tagged, tags), jaccard));
    Column cluster = coalesce(col(Component::component), col(Candidate::campaignId));
    WindowSpec largest =
        Window.partitionBy(cluster)
            .orderBy(col(Candidate::traces).desc(), col(Candidate::campaignId))
            .rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    return Columns.as(
        tags.join(components, col(Candidate::campaignId).equalTo(col(Component::node)), "left")
            .select(
                col(Candidate::campaignId).as("tag"),
                first(col(Candidate::campaignId)).over(largest).as("campaignId")),
        Joined.class);
  }

  /** The traces of the joined campaigns, each once a campaign. */
  public static Dataset<Direct> direct(Dataset<Direct> tagged, Dataset<Joined> joined) {
    return Columns.as(
        tagged
            .select(col(Direct::traceId), col(Direct::campaignId).as("ofTag"))
            .join(joined, col("ofTag").equalTo(col(Joined::tag)))
            .select(col(Direct::traceId), col(Joined::campaignId))
            .distinct(),
        Direct.class);
  }

  /** The joined campaigns and the tags each is made of. */
  public static Dataset<Definition> definitions(Dataset<Joined> joined) {
    Dataset<Row> byCampaign =
        joined
            .groupBy(col(Joined::campaignId))
            .agg(
                array_join(sort_array(collect_list(concat(lit("tag:"), col(Joined::tag)))), " ")
                    .as("definition"))
            .withColumn("label", col(Joined::campaignId));
    return Columns.as(byCampaign, Definition.class);
  }
}
