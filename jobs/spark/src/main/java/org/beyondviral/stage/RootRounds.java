package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.cascade.RootTable;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.Roots.Rooted;

/**
 * Roots by pointer jumping: every node's pointer moves to where its target points, so that ways
 * halve each round; one join of longs a round, lineage cut by a checkpoint. When what is unsettled
 * fits into one task it is settled there: ends of long ways, and what hangs on cycles, which no
 * round settles.
 */
final class RootRounds {
  /** A node that acts on another. */
  public record Edge(long node, long parent, long time) {}

  /** Where a node's way up has got to; done when that is its root. */
  public record Pointer(long node, long target, boolean done) {}

  private RootRounds() {}

  /**
   * The root of every node with an edge.
   *
   * @param edges at most one a node
   * @param held edges that one task settles
   * @param settle finds roots from blocks of edges
   */
  static Dataset<Rooted> roots(
      Dataset<Edge> edges, long held, Function<List<long[]>, RootTable> settle) {
    Dataset<Pointer> pointers =
        cut(
            Columns.as(
                edges.select(
                    col(Edge::node),
                    col(Edge::parent).as(name(Pointer::target)),
                    lit(false).as(name(Pointer::done))),
                Pointer.class));
    long unsettled = pointers.count();
    int rounds = 64 - Long.numberOfLeadingZeros(unsettled);
    for (int round = 0; unsettled > held && round <= rounds; round++) {
      pointers = cut(jump(pointers));
      unsettled = pointers.filter(not(col(Pointer::done))).count();
    }
    if (unsettled > held) {
      throw new UserError(
          "archive: %,d inner traces hang on cycles of parents, and one task holds %,d; raise the memory of the driver"
              .formatted(unsettled, held));
    }
    return finish(edges, pointers, settle);
  }

  private static Dataset<Pointer> jump(Dataset<Pointer> pointers) {
    Dataset<Row> targets =
        pointers.select(
            col(Pointer::node).as("at"),
            col(Pointer::target).as("next"),
            col(Pointer::done).as("nextDone"));
    Dataset<Row> moved =
        pointers
            .filter(not(col(Pointer::done)))
            .join(targets, col(Pointer::target).equalTo(col("at")), "left")
            .select(
                col(Pointer::node),
                coalesce(col("next"), col(Pointer::target)).as(name(Pointer::target)),
                coalesce(col("nextDone"), lit(true)).as(name(Pointer::done)));
    return Columns.as(moved, Pointer.class).union(pointers.filter(col(Pointer::done)));
  }

  /**
   * What is unsettled, solved among itself; where its way ends at a settled node, that one's root.
   */
  private static Dataset<Rooted> finish(
      Dataset<Edge> edges, Dataset<Pointer> pointers, Function<List<long[]>, RootTable> settle) {
    Dataset<Rooted> settled =
        Columns.as(
            pointers
                .filter(col(Pointer::done))
                .select(
                    col(Pointer::node).as(name(Rooted::node)),
                    col(Pointer::target).as(name(Rooted::root))),
            Rooted.class);
    Dataset<Row> open =
        pointers.filter(not(col(Pointer::done))).select(col(Pointer::node).as("open"));
    List<long[]> left =
        edges
            .join(open, col(Edge::node).equalTo(col("open")), "left_semi")
            .as(RecordEncoder.of(Edge.class))
            .collectAsList()
            .stream()
            .map(edge -> new long[] {edge.node(), edge.parent(), edge.time()})
            .toList();
    List<Rooted> tops =
        settle.apply(left).pairs().stream().map(pair -> new Rooted(pair[0], pair[1])).toList();
    Dataset<Row> found =
        edges
            .sparkSession()
            .createDataset(tops, RecordEncoder.of(Rooted.class))
            .select(col(Rooted::node).as("open"), col(Rooted::root).as("top"));
    Dataset<Rooted> finished =
        Columns.as(
            found
                .join(settled, col("top").equalTo(col(Rooted::node)), "left")
                .select(
                    col("open").as(name(Rooted::node)),
                    coalesce(col(Rooted::root), col("top")).as(name(Rooted::root))),
            Rooted.class);
    return cut(settled.union(finished));
  }

  /**
   * These rows without what they were made from; nor is it remembered how many bytes Spark expected
   * them to have, for the figure of a join of two such is the product, with twice the digits each
   * round.
   */
  static <T> Dataset<T> cut(Dataset<T> rows) {
    Dataset<T> kept =
        rows.sparkSession().sparkContext().getCheckpointDir().isDefined()
            ? rows.checkpoint()
            : rows.localCheckpoint();
    return ((org.apache.spark.sql.classic.SparkSession) rows.sparkSession())
        .internalCreateDataFrame(kept.queryExecution().toRdd(), kept.schema(), false)
        .as(kept.encoder());
  }
}
