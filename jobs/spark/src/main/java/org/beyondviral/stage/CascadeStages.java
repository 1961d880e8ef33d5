package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.stage.TraceStages.present;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.stage.RootStages.Edge;
import org.beyondviral.stage.RootStages.Rooted;
import org.beyondviral.trace.Trace;

/**
 * From traces to trees.
 *
 * <p>A stated parent wins; without one, a stated root is the parent. A parent that is not in the
 * archive is an unseen node: a root, unless traces that act on it state another root: then it is a
 * child of what the earliest of these states.
 */
public final class CascadeStages {
  private static final String PARENT = "parent";
  private static final String CLAIM = "claim";

  private CascadeStages() {}

  /**
   * The nodes of all trees, seen and unseen, each with its cascade; for {@link #trees}.
   *
   * @param distinct one row a trace, as {@link TraceStages#distinct} gives them up to the root id
   */
  public static Dataset<CascadeNode> nodes(Dataset<Row> distinct) {
    Dataset<Row> linked = linked(distinct);
    Dataset<Row> all = linked.unionByName(unseen(linked), true);
    Dataset<Edge> edges =
        Columns.as(
            all.filter(col(PARENT).isNotNull())
                .select(
                    col(Trace::traceId).as("id"),
                    col(PARENT).as("parentId"),
                    col(Trace::createdAt)),
            Edge.class);
    Dataset<Row> roots =
        RootStages.roots(edges)
            .select(col(Rooted::id).as("at"), col(Rooted::rootId).as("top"), col(Rooted::cut));
    return Columns.as(
        all.join(roots, col(Trace::traceId).equalTo(col("at")), "left")
            .select(
                coalesce(col("top"), col(Trace::traceId)).as("cascadeId"),
                col(Trace::traceId).as("id"),
                when(col("cut"), lit(null)).otherwise(col(PARENT)).as("parentId"),
                col("seen"),
                coalesce(col("cut"), lit(false)).as("cycleCut"),
                coalesce(col("selfParent"), lit(false)).as("selfParent"),
                col(Trace::rootId).as("statedRootId"),
                col(Trace::platform),
                col(Trace::authorId),
                col(Trace::createdAt),
                col(Trace::kind)),
        CascadeNode.class);
  }

  /**
   * Builds and measures every tree: one shuffle by cascade; one task holds one cascade at a time.
   *
   * <p>Needs nothing of the order or partitioning of its input.
   */
  public static Dataset<TreeRow> trees(Dataset<CascadeNode> nodes) {
    return nodes
        .repartition(col(CascadeNode::cascadeId))
        .sortWithinPartitions(
            col(CascadeNode::cascadeId),
            col(CascadeNode::createdAt).asc_nulls_last(),
            col(CascadeNode::id))
        .mapPartitions(new CascadeTrees(), RecordEncoder.of(TreeRow.class));
  }

  /** The traces in their cascades. */
  public static Dataset<CascadeMember> members(Dataset<TreeRow> trees) {
    return Columns.as(
        trees.filter(col(TreeRow::member).isNotNull()).select("member.*"), CascadeMember.class);
  }

  /** The cascades. */
  public static Dataset<Cascade> cascades(Dataset<TreeRow> trees) {
    return Columns.as(
        trees.filter(col(TreeRow::cascade).isNotNull()).select("cascade.*"), Cascade.class);
  }

  private static Dataset<Row> linked(Dataset<Row> distinct) {
    Column id = col(Trace::traceId);
    Column stated = present(col(Trace::parentId));
    Column root = present(col(Trace::rootId));
    Column self = stated.isNotNull().and(stated.equalTo(id));
    Column parent =
        when(self, lit(null))
            .when(stated.isNotNull(), stated)
            .when(root.isNotNull().and(root.notEqual(id)), root);
    Column claim =
        when(
            stated
                .isNotNull()
                .and(root.notEqual(stated))
                .and(root.notEqual(id))
                .and(stated.notEqual(id)),
            root);
    return distinct.select(
        id,
        col(Trace::createdAt),
        col(Trace::platform),
        col(Trace::authorId),
        col(Trace::kind),
        root.as("rootId"),
        parent.as(PARENT),
        claim.as(CLAIM),
        self.as("selfParent"),
        lit(true).as("seen"));
  }

  /**
   * The nodes that traces act on and the archive does not hold, each under the root that the
   * earliest trace which states another root names.
   */
  private static Dataset<Row> unseen(Dataset<Row> linked) {
    Dataset<Row> seenIds = linked.select(col(Trace::traceId).as("seenId"));
    Dataset<Row> parents =
        linked
            .filter(col(PARENT).isNotNull())
            .groupBy(col(PARENT).as("node"))
            .agg(
                min(when(
                        col(CLAIM).isNotNull(),
                        struct(col(Trace::createdAt), col(Trace::traceId), col(CLAIM))))
                    .as("first"))
            .select(col("node"), col("first." + CLAIM).as(CLAIM));
    Dataset<Row> absent = absent(parents, seenIds);
    Dataset<Row> claimed =
        absent
            .filter(col(CLAIM).isNotNull())
            .select(col(CLAIM).as("node"), lit(null).cast("string").as(CLAIM))
            .distinct();
    Dataset<Row> claimedAbsent =
        absent(claimed, seenIds)
            .join(
                absent.select(col("node").as("known")),
                col("node").equalTo(col("known")),
                "left_anti");
    return absent
        .union(claimedAbsent)
        .select(
            col("node").as("traceId"),
            when(col(CLAIM).notEqual(col("node")), col(CLAIM)).as(PARENT),
            lit(false).as("seen"));
  }

  private static Dataset<Row> absent(Dataset<Row> nodes, Dataset<Row> seenIds) {
    return nodes.join(seenIds, col("node").equalTo(col("seenId")), "left_anti");
  }
}
