package org.beyondviral.stage;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.beyondviral.rows.Columns.col;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.rows.Columns;
import org.beyondviral.stage.CampaignStages.Direct;
import org.beyondviral.trace.ArchiveWindow;
import org.beyondviral.trace.Trace;

/** What an archive holds, counted. */
public final class CheckStage {
  /** Clocks outside these are broken; they are counted, not listed by day. */
  private static final String EARLIEST = "1900-01-01";

  private static final String LATEST = "2200-01-01";

  private static final String ROWS = "rows";
  private static final String PARENT_AT = "parentAt";

  private CheckStage() {}

  /** How many rows fill each optional column, and about how many accounts there are; one row. */
  public static Dataset<Row> filled(Dataset<Trace> traces) {
    List<Column> counts = new ArrayList<>();
    counts.add(approx_count_distinct(col(Trace::authorId), 0.02).as("accounts"));
    for (String name :
        List.of(
            Columns.name(Trace::platform),
            Columns.name(Trace::authorId),
            Columns.name(Trace::parentId),
            Columns.name(Trace::rootId),
            Columns.name(Trace::audience),
            Columns.name(Trace::language),
            Columns.name(Trace::text))) {
      counts.add(count(col(name)).as(name));
    }
    for (String name :
        List.of(
            Columns.name(Trace::tags), Columns.name(Trace::urls), Columns.name(Trace::mentions))) {
      counts.add(count_if(size(col(name)).gt(0)).as(name));
    }
    return traces.agg(count(lit(1)).as(ROWS), counts.toArray(Column[]::new));
  }

  /** Rows by UTC day. Columns: day, rows. */
  public static Dataset<Row> days(Dataset<Trace> traces) {
    return TraceStages.identified(traces)
        .filter(
            col(Trace::createdAt)
                .between(lit(EARLIEST).cast("timestamp"), lit(LATEST).cast("timestamp")))
        .groupBy(to_date(col(Trace::createdAt)).as("day"))
        .agg(count(lit(1)).as(ROWS));
  }

  /** The commonest values of a column, by rows and then by value. Columns: value, rows. */
  public static Dataset<Row> commonest(Dataset<Trace> traces, Column value, int most) {
    return traces
        .groupBy(value.as("value"))
        .agg(count(lit(1)).as(ROWS))
        .orderBy(col(ROWS).desc(), col("value"))
        .limit(most);
  }

  /** Distinct tags, and how many of them reach a number of distinct traces; one row. */
  public static Dataset<Row> tags(Dataset<Trace> traces, long minTraces) {
    return CampaignStages.tagged(TraceStages.distinct(traces, Trace::tags))
        .groupBy(col(Direct::campaignId))
        .agg(count(lit(1)).as("traces"))
        .agg(count(lit(1)).as("distinct"), count_if(col("traces").geq(minTraces)).as("campaigns"));
  }

  /**
   * Every case of dirt, counted over distinct traces; one row.
   *
   * <p>Of several rows of one trace the earliest counts. Parents are looked up by one join on the
   * parent's id; a trace without parent looks up itself, so that no key holds all of them.
   */
  public static Dataset<Row> dirt(Dataset<Trace> traces, ArchiveWindow window) {
    Dataset<Row> distinct = TraceStages.distinct(traces, Trace::parentId);
    Dataset<Row> parents =
        distinct.select(
            col(Trace::traceId).as("parentTraceId"), col(Trace::createdAt).as(PARENT_AT));
    Column parent = TraceStages.present(col(Trace::parentId));
    Column created = col(Trace::createdAt);
    Instant earliest = ArchiveWindow.EARLIEST.atStartOfDay(ZoneOffset.UTC).toInstant();
    return distinct
        .join(
            parents,
            coalesce(parent, col(Trace::traceId)).equalTo(col("parentTraceId")),
            "left_outer")
        .agg(
            count(lit(1)).as("traces"),
            coalesce(sum(col(TraceStages.COPIES)), lit(0L)).as(ROWS),
            count_if(parent.equalTo(col(Trace::traceId))).as("selfParent"),
            count_if(parent.isNotNull().and(col(PARENT_AT).isNull())).as("parentAbsent"),
            count_if(col(PARENT_AT).gt(created)).as("parentLater"),
            count_if(created.lt(lit(earliest))).as("beforeEarliest"),
            count_if(created.geq(lit(window.end()))).as("afterTo"),
            count_if(col(Trace::authorId).isNull()).as("nullAuthor"));
  }
}
