package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.rows.Columns;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;

/** An archive without accounts and traces that are to be forgotten. */
public final class ForgetStages {
  private ForgetStages() {}

  /** What is to be forgotten: an account or a trace. */
  public record Forgotten(String what, String id) {
    public static final String ACCOUNT = "account";
    public static final String TRACE = "trace";
  }

  /** The ids of that kind, each once. */
  private static Dataset<Row> ids(Dataset<Forgotten> forgotten, String what) {
    return forgotten
        .filter(col(Forgotten::what).equalTo(what))
        .select(col(Forgotten::id))
        .distinct();
  }

  /**
   * The traces that are neither theirs nor these, without their mentions of these accounts. Three
   * joins, one more shuffle, of mentions of forgotten accounts.
   */
  public static Dataset<Trace> kept(Dataset<Trace> traces, Dataset<Forgotten> forgotten) {
    String gone = "gone";
    String mention = "mention";
    Column mentions = col(Trace::mentions);
    Dataset<Row> others =
        traces
            .join(
                accounts(forgotten),
                col(traces, Trace::authorId).equalTo(col(Forgotten::id)),
                "left_anti")
            .join(
                ids(forgotten, Forgotten.TRACE),
                col(traces, Trace::traceId).equalTo(col(Forgotten::id)),
                "left_anti");
    Dataset<Row> mentioned =
        traces
            .select(col(Trace::traceId), explode(mentions).as(mention))
            .join(
                accounts(forgotten),
                org.apache.spark.sql.functions.col(mention).equalTo(col(Forgotten::id)),
                "left_semi")
            .groupBy(col(Trace::traceId))
            .agg(collect_set(org.apache.spark.sql.functions.col(mention)).as(gone));
    return Columns.as(
        others
            .join(mentioned, new String[] {name(Trace::traceId)}, "left")
            .withColumn(
                name(Trace::mentions),
                coalesce(
                    array_except(mentions, org.apache.spark.sql.functions.col(gone)), mentions)),
        Trace.class);
  }

  /** The follows among other accounts. */
  public static Dataset<Follow> follows(Dataset<Follow> follows, Dataset<Forgotten> forgotten) {
    return Columns.as(
        follows
            .join(
                accounts(forgotten),
                col(follows, Follow::followerId).equalTo(col(Forgotten::id)),
                "left_anti")
            .join(
                accounts(forgotten),
                col(follows, Follow::followeeId).equalTo(col(Forgotten::id)),
                "left_anti"),
        Follow.class);
  }

  private static Dataset<Row> accounts(Dataset<Forgotten> forgotten) {
    return ids(forgotten, Forgotten.ACCOUNT);
  }
}
