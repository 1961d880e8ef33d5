package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.stage.LargeCascades.Place;
import org.beyondviral.trace.Trace;

/**
 * From traces to trees.
 *
 * <p>A stated parent wins; without one, a stated root is the parent. A parent that is not in the
 * archive is an unseen node: a root, unless traces that act on it state another root: then it is a
 * child of what the earliest of these states.
 *
 * <p>Two scans and two shuffles: links and times as longs to find roots ({@link RootStages}), then
 * the traces by cascade. Where a cascade may be larger than a task can hold, a third scan counts
 * the traces of each, and those that are go by distributed rounds ({@link LargeCascades}), read by
 * a fourth. An archive where rows of one trace id state different parents is made distinct first,
 * by a shuffle more in each scan.
 */
public final class CascadeStages {
  /** Bytes of the rows of one cascade that a task holds; more wait in a file. */
  private static final int ROW_BYTES = 64 << 20;

  private static final int MOST_SALTS = 8;

  private CascadeStages() {}

  /**
   * What one task may hold.
   *
   * @param edges of inner nodes, to find roots
   * @param rowBytes of the rows of one cascade
   * @param traces of one cascade; larger ones go by {@link LargeCascades}
   */
  record Limits(long edges, int rowBytes, long traces) {
    static Limits usual(SparkSession spark) {
      return new Limits(
          RootStages.heldByOneTask(spark), ROW_BYTES, LargeCascades.heldByOneTask(spark));
    }
  }

  /** Reconstructs the cascades of an archive. */
  public static Reconstruction reconstruct(Dataset<Trace> traces) {
    return reconstruct(traces, IdHash.first(), Limits.usual(traces.sparkSession()));
  }

  /** The same with other hashes, after two ids with one hash were met. */
  public static Reconstruction again(Dataset<Trace> traces, Reconstruction collided) {
    return reconstruct(traces, collided.hash().next(), Limits.usual(traces.sparkSession()));
  }

  static Reconstruction reconstruct(Dataset<Trace> traces, IdHash hash, Limits limits) {
    Reconstruction found = once(traces, hash, limits);
    return found.tally().hasCollided() ? reconstruct(traces, found.hash().next(), limits) : found;
  }

  private static Reconstruction once(Dataset<Trace> traces, IdHash hash, Limits limits) {
    RootStages.Found found = RootStages.find(traces, hash, limits.edges());
    if (found.conflicts() == 0) {
      return reconstruct(traces, found, found.read(), 0, hash, limits);
    }
    Dataset<?> distinct = TraceStages.distinct(traces, Trace::rootId);
    long repeated =
        distinct
            .agg(coalesce(sum(functions.col(TraceStages.COPIES).minus(1)), lit(0L)))
            .head()
            .getLong(0);
    for (IdHash salted = hash; salted.salt() < hash.salt() + MOST_SALTS; salted = salted.next()) {
      RootStages.Found again = RootStages.find(distinct, salted, limits.edges());
      if (again.conflicts() == 0) {
        return reconstruct(distinct, again, found.read(), repeated, salted, limits);
      }
    }
    throw new IllegalStateException("ids collide under " + MOST_SALTS + " salts");
  }

  private static Reconstruction reconstruct(
      Dataset<?> traces,
      RootStages.Found found,
      Read read,
      long repeated,
      IdHash hash,
      Limits limits) {
    CascadeTally tally = new CascadeTally(traces.sparkSession().sparkContext());
    Dataset<PlacedTrace> placed = found.roots().place(LinkedTrace.of(traces, hash));
    CascadeTrees trees = new CascadeTrees(hash, tally, limits.rowBytes());
    if (found.mostActing() < limits.traces()) {
      return new Reconstruction(built(placed, trees), tally, read, repeated, hash);
    }
    Dataset<Row> large = LargeCascades.roots(placed, limits.traces());
    Column isLarge = col(PlacedTrace::cascade).equalTo(col(Place::tree));
    Dataset<PlacedTrace> ofOneTask =
        as(placed.join(broadcast(large), isLarge, "left_anti"), PlacedTrace.class);
    Dataset<PlacedTrace> ofAll =
        as(placed.join(broadcast(large), isLarge, "left_semi"), PlacedTrace.class);
    return new Reconstruction(
        large.isEmpty()
            ? built(placed, trees)
            : LargeCascades.measure(ofAll, tally).union(built(ofOneTask, trees)),
        tally,
        read,
        repeated,
        hash);
  }

  private static Dataset<Built> built(Dataset<PlacedTrace> traces, CascadeTrees trees) {
    JavaRDD<InternalRow> sorted =
        traces
            .select(PlacedTrace.carried())
            .repartition(col(PlacedTrace::cascade))
            .sortWithinPartitions(col(PlacedTrace::cascade))
            .queryExecution()
            .toRdd()
            .toJavaRDD();
    return dataset(
        traces.sparkSession(), sorted.mapPartitions(trees), RecordEncoder.of(Built.class));
  }

  /** Rows as Spark holds them, as they are. */
  private static <R> Dataset<R> dataset(
      SparkSession spark, JavaRDD<InternalRow> rows, Encoder<R> encoder) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), encoder.schema(), false)
        .as(encoder);
  }
}
