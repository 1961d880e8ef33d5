package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.importer.ImportRow;
import org.beyondviral.importer.ImportRow.What;
import org.beyondviral.importer.SplitPlace;
import org.beyondviral.rows.Columns;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Reject;
import org.beyondviral.trace.Trace;

/** What was found in an archive to the tables of an import. */
public final class ImportStages {
  private static final String KEPT = "kept";
  private static final String COPIES = "copies";
  private static final String LOWEST = "lowestContent";
  private static final String HIGHEST = "highestContent";

  private ImportStages() {}

  /** The rows of that kind. */
  public static Dataset<ImportRow> only(Dataset<ImportRow> rows, What what) {
    return rows.filter(col(ImportRow::what).equalTo(what.name()));
  }

  /** Rows counted by what they are and by their reason or note, but for traces and follows. */
  public static Dataset<Row> counts(Dataset<ImportRow> rows) {
    return rows.groupBy(col(ImportRow::what), col(ImportRow::words))
        .agg(sum(col(ImportRow::count)).as(name(ImportRow::count)));
  }

  /**
   * One row a trace id with the number it had: the earliest stays, then the one with more filled
   * in, ties by content. One shuffle, by trace id, after combining within each task.
   */
  public static Dataset<Row> distinctTraces(Dataset<ImportRow> rows) {
    List<Column> order = new ArrayList<>(List.of(col(Trace::createdAt)));
    List<Column> content = new ArrayList<>();
    List<Column> kept = new ArrayList<>(List.of(col(Trace::traceId)));
    for (org.beyondviral.table.Column column : Catalogue.TRACES.columns()) {
      String component = column.component();
      if (component.equals(name(Trace::traceId))) {
        continue;
      }
      content.add(col(component));
      kept.add(col(KEPT).getField(component).as(component));
      if (!component.equals(name(Trace::createdAt))) {
        if (column.nullable()) {
          order.add(col(component).isNull().as("no_" + component));
        }
        order.add(col(component));
      }
    }
    kept.addAll(List.of(col(COPIES), col(LOWEST), col(HIGHEST)));
    Column hash = xxhash64(content.toArray(Column[]::new));
    return only(rows, What.TRACE)
        .select(col(name(ImportRow::trace) + ".*"))
        .groupBy(col(Trace::traceId))
        .agg(
            min(struct(order.toArray(Column[]::new))).as(KEPT),
            count(lit(1)).as(COPIES),
            min(hash).as(LOWEST),
            max(hash).as(HIGHEST))
        .select(kept.toArray(Column[]::new));
  }

  /** How many traces {@link #distinctTraces} was given and kept, and why it dropped the others. */
  public record Dropped(long in, long out, long repeated, long differing) {

    /**
     * Counts the distinct traces.
     *
     * <p>Rows of one id that are all the same are repeated; where any differs, all but one count as
     * differing.
     */
    public static Dropped of(Dataset<Row> distinctTraces) {
      Column extra = col(COPIES).minus(lit(1));
      Column same = col(LOWEST).equalTo(col(HIGHEST));
      Row row =
          distinctTraces
              .agg(
                  coalesce(sum(col(COPIES)), lit(0L)),
                  count(lit(1)),
                  coalesce(sum(when(same, extra).otherwise(lit(0L))), lit(0L)),
                  coalesce(sum(when(same, lit(0L)).otherwise(extra)), lit(0L)))
              .first();
      return new Dropped(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  /** The follows, each once. One shuffle. */
  public static Dataset<Follow> follows(Dataset<ImportRow> rows) {
    return Columns.as(
        only(rows, What.FOLLOW).select(col(name(ImportRow::follow) + ".*")).distinct(),
        Follow.class);
  }

  /** The refused lines, with their files and true line numbers. No shuffle. */
  public static Dataset<Reject> rejects(Dataset<ImportRow> rows, Dataset<SplitPlace> places) {
    Dataset<Row> refused =
        only(rows, What.REJECT)
            .select(
                col(ImportRow::split),
                col(ImportRow::line),
                col(ImportRow::words).as(name(Reject::reason)),
                col(ImportRow::excerpt));
    Column line = col(ImportRow::line).plus(col(SplitPlace::linesBefore));
    return Columns.as(
        refused
            .join(broadcast(places), name(SplitPlace::split))
            .withColumn(name(Reject::sourceLine), line),
        Reject.class);
  }
}
