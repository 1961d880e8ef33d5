package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.beyondviral.rows.Columns.Accessor;
import org.beyondviral.trace.Trace;

/**
 * One row a trace id, as {@link TraceStages#distinct} has it, for readers that ask more than once:
 * only rows whose id comes again are brought together, the others stay where they are.
 */
public final class DistinctTraces {
  /**
   * Repeated ids that every task gets a hash of; with more of them all rows are brought together.
   */
  private static final int HELD = 100_000;

  private static final String HASH = "hash";

  private final Dataset<Trace> traces;
  private final List<Long> repeated;
  private final int held;

  private DistinctTraces(Dataset<Trace> traces, List<Long> repeated, int held) {
    this.traces = traces;
    this.repeated = repeated;
    this.held = held;
  }

  /** Looks which ids come again. One shuffle, of a number an id. */
  public static DistinctTraces of(Dataset<Trace> traces) {
    return of(traces, HELD);
  }

  static DistinctTraces of(Dataset<Trace> traces, int held) {
    List<Long> repeated =
        hashed(traces)
            .groupBy(col(HASH))
            .agg(count(lit(1)).as(TraceStages.COPIES))
            .filter(col(TraceStages.COPIES).gt(1))
            .select(col(HASH))
            .limit(held + 1)
            .as(Encoders.LONG())
            .collectAsList();
    return new DistinctTraces(traces, repeated, held);
  }

  /** All rows as the archive holds them. */
  Dataset<Trace> rows() {
    return traces;
  }

  /**
   * The rows with the columns up to the last wanted.
   *
   * @param last as for {@link TraceStages#distinct}
   */
  public Dataset<Row> upTo(Accessor<Trace> last) {
    if (repeated.isEmpty()) {
      return TraceStages.single(traces, last);
    }
    if (repeated.size() > held) {
      return TraceStages.distinct(traces, last);
    }
    Dataset<Row> again =
        broadcast(traces.sparkSession().createDataset(repeated, Encoders.LONG()).toDF(HASH));
    Dataset<Row> hashed = hashed(traces);
    return TraceStages.single(hashed.join(again, new String[] {HASH}, "left_anti"), last)
        .union(TraceStages.distinct(hashed.join(again, new String[] {HASH}, "left_semi"), last));
  }

  private static Dataset<Row> hashed(Dataset<Trace> traces) {
    Column hash = xxhash64(col(Trace::traceId));
    return TraceStages.identified(traces).withColumn(HASH, hash);
  }
}
