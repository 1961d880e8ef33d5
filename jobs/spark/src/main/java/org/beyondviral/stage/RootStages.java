package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.cascade.Forest;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/**
 * The root of every node of a forest given by its edges.
 *
 * <p>While more nodes are unsettled than one task may hold, every node's pointer jumps to where its
 * target points, so that ways halve each round: log2 of the greatest depth rounds, each one join,
 * lineage cut by a checkpoint. What is left is settled in one task over arrays. Cycles are cut
 * there, at their earliest trace.
 */
public final class RootStages {
  /** Edges one task settles. */
  public static final long HELD_BY_ONE_TASK = 1_000_000;

  /** A node that acts on another. */
  public record Edge(String id, String parentId, @Nullable Instant createdAt) {}

  /**
   * A node that acts on another, and the root it descends from; cut where it was the first of a
   * cycle.
   */
  public record Rooted(String id, @Nullable String rootId, boolean cut) {}

  /** Where a node's way up has got to; done when that is its root. */
  public record Pointer(String id, String target, boolean done) {}

  private static final Comparator<Edge> FIRST_OF_CYCLE =
      Comparator.comparing(Edge::createdAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Edge::id);

  private RootStages() {}

  /** The root of every node that has an edge; at most one edge a node. */
  public static Dataset<Rooted> roots(Dataset<Edge> edges) {
    return roots(edges, HELD_BY_ONE_TASK);
  }

  static Dataset<Rooted> roots(Dataset<Edge> edges, long heldByOneTask) {
    long count = edges.count();
    if (count <= heldByOneTask) {
      return settle(edges);
    }
    int rounds = 64 - Long.numberOfLeadingZeros(count);
    Dataset<Pointer> pointers =
        Columns.as(
            edges.select(
                col(Edge::id).as("id"), col(Edge::parentId).as("target"), lit(false).as("done")),
            Pointer.class);
    for (int round = 1; round <= rounds; round++) {
      pointers = jump(pointers).checkpoint();
      long unsettled = pointers.filter(not(col(Pointer::done))).count();
      if (unsettled == 0) {
        return rooted(pointers);
      }
      if (unsettled <= heldByOneTask) {
        break;
      }
    }
    return finish(edges, pointers);
  }

  /** Every pointer moves to where its target points. */
  private static Dataset<Pointer> jump(Dataset<Pointer> pointers) {
    Dataset<Row> targets =
        pointers.select(
            col(Pointer::id).as("at"),
            col(Pointer::target).as("next"),
            col(Pointer::done).as("nextDone"));
    Dataset<Row> moved =
        pointers
            .filter(not(col(Pointer::done)))
            .join(targets, col(Pointer::target).equalTo(col("at")), "left")
            .select(
                col(Pointer::id),
                coalesce(col("next"), col(Pointer::target)).as("target"),
                when(col("at").isNull(), true).otherwise(col("nextDone")).as("done"));
    return Columns.as(moved, Pointer.class).union(pointers.filter(col(Pointer::done)));
  }

  private static Dataset<Rooted> rooted(Dataset<Pointer> settled) {
    return Columns.as(
        settled.select(col(Pointer::id), col(Pointer::target).as("rootId"), lit(false).as("cut")),
        Rooted.class);
  }

  /**
   * Settles what the rounds left: ways that end at a settled node or a root, and whatever hangs on
   * a cycle.
   */
  private static Dataset<Rooted> finish(Dataset<Edge> edges, Dataset<Pointer> pointers) {
    Dataset<Pointer> settled = pointers.filter(col(Pointer::done));
    Dataset<Edge> left =
        Columns.as(
            pointers
                .filter(not(col(Pointer::done)))
                .select(
                    col(Pointer::id),
                    col(Pointer::target).as("parentId"),
                    lit(null).cast("timestamp").as("createdAt")),
            Edge.class);
    Dataset<Rooted> tops = settle(left).checkpoint();
    Dataset<Rooted> found = resolveTops(tops.filter(col(Rooted::rootId).isNotNull()), settled);
    Dataset<Row> onCycles = onCycles(tops);
    Dataset<Edge> original =
        edges
            .join(onCycles, col(edges, Edge::id).equalTo(col("stuck")), "left_semi")
            .as(RecordEncoder.of(Edge.class));
    return rooted(settled).union(found).union(settle(original));
  }

  /**
   * Nodes whose way ends at a cut: the cut fell on jumped pointers, so it says only that there is a
   * cycle.
   */
  private static Dataset<Row> onCycles(Dataset<Rooted> tops) {
    Dataset<Row> cuts = tops.filter(col(Rooted::cut)).select(col(Rooted::id).as("cutId"));
    return tops.join(cuts, col(tops, Rooted::rootId).equalTo(col("cutId")), "left_semi")
        .select(col(Rooted::id).as("stuck"));
  }

  private static Dataset<Rooted> resolveTops(Dataset<Rooted> tops, Dataset<Pointer> settled) {
    Dataset<Row> cuts = tops.filter(col(Rooted::cut)).select(col(Rooted::id).as("cutId"));
    Dataset<Row> roots =
        settled.select(col(Pointer::id).as("at"), col(Pointer::target).as("settledRoot"));
    return Columns.as(
        tops.join(cuts, col(tops, Rooted::rootId).equalTo(col("cutId")), "left_anti")
            .join(roots, col(Rooted::rootId).equalTo(col("at")), "left")
            .select(
                col(Rooted::id),
                coalesce(col("settledRoot"), col(Rooted::rootId)).as("rootId"),
                col(Rooted::cut)),
        Rooted.class);
  }

  /** One task follows every edge to the end; the end of a cut way is the cut node itself. */
  private static Dataset<Rooted> settle(Dataset<Edge> edges) {
    return edges
        .repartition(1)
        .mapPartitions(
            (MapPartitionsFunction<Edge, Rooted>) RootStages::settle,
            RecordEncoder.of(Rooted.class));
  }

  private static Iterator<Rooted> settle(Iterator<Edge> rows) {
    List<Edge> edges = new ArrayList<>();
    Map<String, Integer> index = new HashMap<>();
    while (rows.hasNext()) {
      Edge edge = rows.next();
      index.put(edge.id(), edges.size());
      edges.add(edge);
    }
    int[] parent = new int[edges.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = index.getOrDefault(edges.get(i).parentId(), -1);
    }
    Forest forest = Forest.of(parent, (a, b) -> FIRST_OF_CYCLE.compare(edges.get(a), edges.get(b)));
    List<Rooted> rooted = new ArrayList<>(parent.length);
    for (int i = 0; i < parent.length; i++) {
      int top = forest.top(i);
      String root = forest.isCut(top) ? edges.get(top).id() : edges.get(top).parentId();
      rooted.add(new Rooted(edges.get(i).id(), root, forest.isCut(i)));
    }
    return rooted.iterator();
  }
}
