package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;

import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.beyondviral.cascade.RootTable;
import org.beyondviral.rows.Columns;

/** The roots of the inner nodes of a forest; every other node has the root of its parent. */
sealed interface Roots {

  /** Traces with the hash of the root they descend from. */
  Dataset<PlacedTrace> place(Dataset<LinkedTrace> traces);

  /** Roots that every task holds. No shuffle. */
  record Held(Broadcast<RootTable> roots) implements Roots {
    @Override
    public Dataset<PlacedTrace> place(Dataset<LinkedTrace> traces) {
      Broadcast<RootTable> held = roots;
      UDF1<Long, Long> root = id -> held.value().applyAsLong(id);
      return placed(
          traces,
          when(col(LinkedTrace::parent).isNull(), col(LinkedTrace::id))
              .otherwise(
                  functions
                      .udf(root, DataTypes.LongType)
                      .asNonNullable()
                      .apply(col(LinkedTrace::parent))));
    }
  }

  /** Roots that no task could hold. One shuffle of the traces, by parent. */
  record Spread(Dataset<Rooted> roots) implements Roots {

    @Override
    public Dataset<PlacedTrace> place(Dataset<LinkedTrace> traces) {
      Column up = coalesce(col(LinkedTrace::parent), col(LinkedTrace::id));
      return placed(
          traces.join(roots, up.equalTo(col(Rooted::node)), "left"),
          coalesce(col(Rooted::root), up));
    }
  }

  /** An inner node and its root. */
  record Rooted(long node, long root) {}

  private static Dataset<PlacedTrace> placed(Dataset<?> traces, Column root) {
    return Columns.as(
        traces
            .filter(
                col(LinkedTrace::traceId)
                    .isNotNull()
                    .and(col(LinkedTrace::createdAt).isNotNull())
                    .and(col(LinkedTrace::kind).isNotNull()))
            .withColumn(Columns.name(PlacedTrace::cascade), root),
        PlacedTrace.class);
  }
}
