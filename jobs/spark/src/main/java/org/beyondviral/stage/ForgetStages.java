package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
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

  /** The ids of traces that go: of these accounts, and these. One join. */
  public static Dataset<Row> gone(Dataset<Trace> traces, Dataset<Forgotten> forgotten) {
    return traces
        .join(
            accounts(forgotten),
            col(traces, Trace::authorId).equalTo(col(Forgotten::id)),
            "left_semi")
        .select(col(Trace::traceId).as(name(Forgotten::id)))
        .union(ids(forgotten, Forgotten.TRACE))
        .distinct();
  }

  /** What of the list the archive knows: who acts, is mentioned or follows, and its traces. */
  public static Dataset<Forgotten> found(
      Dataset<Trace> traces, Dataset<Follow> follows, Dataset<Forgotten> forgotten) {
    Dataset<Row> known =
        traces
            .select(lit(Forgotten.ACCOUNT), col(Trace::authorId))
            .union(traces.select(lit(Forgotten.ACCOUNT), explode(col(Trace::mentions))))
            .union(follows.select(lit(Forgotten.ACCOUNT), col(Follow::followerId)))
            .union(follows.select(lit(Forgotten.ACCOUNT), col(Follow::followeeId)))
            .union(traces.select(lit(Forgotten.TRACE), col(Trace::traceId)))
            .toDF(name(Forgotten::what), name(Forgotten::id));
    return Columns.as(
        forgotten
            .distinct()
            .join(known, new String[] {name(Forgotten::what), name(Forgotten::id)}, "left_semi"),
        Forgotten.class);
  }

  /**
   * The traces that stay, without their mentions of these accounts. What acted on one that goes
   * names an id in its place that tells nothing, the same for all who acted on it. Four joins, one
   * more shuffle, of mentions of forgotten accounts.
   *
   * @param gone ids of the traces that go
   * @param salt a secret of this run alone
   */
  public static Dataset<Trace> kept(
      Dataset<Trace> traces, Dataset<Forgotten> forgotten, Dataset<Row> gone, String salt) {
    String forgottenMentions = "forgottenMentions";
    String mention = "mention";
    Column mentions = col(Trace::mentions);
    Dataset<Row> mentioned =
        traces
            .select(col(Trace::traceId), explode(mentions).as(mention))
            .join(
                accounts(forgotten),
                functions.col(mention).equalTo(col(Forgotten::id)),
                "left_semi")
            .groupBy(col(Trace::traceId))
            .agg(collect_set(functions.col(mention)).as(forgottenMentions));
    Dataset<Row> others =
        traces
            .join(gone, col(traces, Trace::traceId).equalTo(col(gone, Forgotten::id)), "left_anti")
            .join(mentioned, new String[] {name(Trace::traceId)}, "left")
            .withColumn(
                name(Trace::mentions),
                coalesce(array_except(mentions, functions.col(forgottenMentions)), mentions));
    return Columns.as(
        opaque(opaque(others, name(Trace::parentId), gone, salt), name(Trace::rootId), gone, salt),
        Trace.class);
  }

  private static Dataset<Row> opaque(
      Dataset<Row> traces, String reference, Dataset<Row> gone, String salt) {
    String known = reference + "Gone";
    Column id = functions.col(reference);
    return traces
        .join(gone.select(col(Forgotten::id).as(known)), id.equalTo(functions.col(known)), "left")
        .withColumn(
            reference,
            when(
                    functions.col(known).isNotNull(),
                    concat(lit("forgotten:"), sha2(concat(lit(salt), id), 256)))
                .otherwise(id));
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
