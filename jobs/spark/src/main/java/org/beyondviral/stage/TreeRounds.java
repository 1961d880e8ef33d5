package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Sums over all that descends from a node, and over all that it descends from, in forests too large
 * for one task, by pointer doubling: after round k every node points 2^k steps up and has heard
 * from all that are nearer.
 *
 * <p>Forests of depth d take ⌊log2 d⌋ + 1 rounds, at most 31; each is one join, for subtrees an
 * aggregation and a second join more, lineage cut by a checkpoint. Only nodes of depth 2^k and more
 * move after round k. No task holds more than Spark's sorts, which spill.
 */
final class TreeRounds {
  private static final int MOST_ROUNDS = 32;

  /**
   * A node with two numbers, its own to begin with.
   *
   * @param target where its way up has got to: its parent to begin with; null when it has ended
   */
  public record Pointer(long node, @Nullable Long target, long first, long second) {}

  /** What comes to a node, or lies ahead of it, in one round. */
  public record Further(long at, @Nullable Long next, long moreFirst, long moreSecond) {}

  private TreeRounds() {}

  /** The sums of both numbers over each node and all that descends from it. */
  static Dataset<Pointer> overSubtrees(Dataset<Pointer> forest) {
    return rounds(
        forest,
        pointers -> {
          Dataset<Row> heard =
              open(pointers)
                  .groupBy(col(Pointer::target).as(name(Further::at)))
                  .agg(
                      sum(col(Pointer::first)).as(name(Further::moreFirst)),
                      sum(col(Pointer::second)).as(name(Further::moreSecond)));
          Column none = lit(0L);
          return as(
              moved(pointers)
                  .drop(name(Further::moreFirst), name(Further::moreSecond))
                  .join(heard, col(Pointer::node).equalTo(col(Further::at)), "left")
                  .withColumn(
                      name(Pointer::first),
                      col(Pointer::first).plus(coalesce(col(Further::moreFirst), none)))
                  .withColumn(
                      name(Pointer::second),
                      col(Pointer::second).plus(coalesce(col(Further::moreSecond), none))),
              Pointer.class);
        });
  }

  /** The sums of both numbers over each node and all that it descends from. */
  static Dataset<Pointer> overWays(Dataset<Pointer> forest) {
    return rounds(
        forest,
        pointers ->
            as(
                moved(pointers)
                    .withColumn(
                        name(Pointer::first), col(Pointer::first).plus(col(Further::moreFirst)))
                    .withColumn(
                        name(Pointer::second), col(Pointer::second).plus(col(Further::moreSecond))),
                Pointer.class));
  }

  private static Dataset<Pointer> rounds(
      Dataset<Pointer> forest, UnaryOperator<Dataset<Pointer>> round) {
    Dataset<Pointer> pointers = RootRounds.cut(forest);
    for (int made = 0; !open(pointers).isEmpty(); made++) {
      if (made == MOST_ROUNDS) {
        throw new IllegalStateException(
            "after %d rounds of doubling some ways up still have no end, so that a cycle was not cut"
                .formatted(made));
      }
      pointers = RootRounds.cut(round.apply(pointers));
    }
    return pointers;
  }

  private static Dataset<Pointer> open(Dataset<Pointer> pointers) {
    return pointers.filter(col(Pointer::target).isNotNull());
  }

  /** Every pointer one doubling on, with the numbers it passes. */
  private static Dataset<Row> moved(Dataset<Pointer> pointers) {
    Dataset<Row> ahead =
        pointers.select(
            col(Pointer::node).as(name(Further::at)),
            col(Pointer::target).as(name(Further::next)),
            col(Pointer::first).as(name(Further::moreFirst)),
            col(Pointer::second).as(name(Further::moreSecond)));
    Dataset<Row> on =
        open(pointers)
            .join(ahead, col(Pointer::target).equalTo(col(Further::at)), "left")
            .withColumn(
                name(Pointer::target),
                when(col(Further::at).isNotNull(), col(Further::next))
                    .otherwise(
                        raise_error(
                            concat(
                                lit("a node of a cascade hangs on "),
                                col(Pointer::target),
                                lit(", which is none of its nodes")))))
            .drop(name(Further::at), name(Further::next));
    return on.union(
        pointers
            .filter(col(Pointer::target).isNull())
            .withColumn(name(Further::moreFirst), lit(0L))
            .withColumn(name(Further::moreSecond), lit(0L)));
  }
}
