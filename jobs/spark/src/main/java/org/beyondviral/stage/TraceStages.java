package org.beyondviral.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.rows.Columns.Accessor;
import org.beyondviral.trace.Trace;

/** The archive made clean: one row a trace id. */
public final class TraceStages {
  /** Name of the column that counts the rows a trace id had. */
  public static final String COPIES = "copies";

  /**
   * The order in which rows of one trace id are told apart, what is null last; every reader uses a
   * beginning of it, so that all keep the same row.
   */
  private static final List<Accessor<Trace>> CONTENT =
      List.of(
          Trace::createdAt,
          Trace::platform,
          Trace::authorId,
          Trace::kind,
          Trace::parentId,
          Trace::rootId,
          Trace::tags,
          Trace::urls,
          Trace::mentions,
          Trace::audience,
          Trace::language,
          Trace::text);

  private TraceStages() {}

  /** Rows with what every trace must have. */
  public static <T> Dataset<T> identified(Dataset<T> traces) {
    return traces.filter(
        col(Trace::traceId)
            .isNotNull()
            .and(col(Trace::createdAt).isNotNull())
            .and(col(Trace::kind).isNotNull()));
  }

  /**
   * One row a trace id: the earliest, ties by content, what is filled in before what is not; with
   * the number of rows it had. A blank author is unknown. One shuffle, by trace id.
   *
   * @param last the last column wanted, in the order of content: created_at, platform, author_id,
   *     kind, parent_id, root_id, tags, urls, mentions, audience, language, text
   */
  public static Dataset<Row> distinct(Dataset<?> traces, Accessor<Trace> last) {
    List<Column> content = new ArrayList<>();
    List<Column> unpacked = new ArrayList<>(List.of(col(Trace::traceId)));
    for (Accessor<Trace> accessor : contentUpTo(last)) {
      content.add(value(accessor).isNull().as("no_" + name(accessor)));
      content.add(value(accessor).as(name(accessor)));
      unpacked.add(col("kept." + name(accessor)));
    }
    unpacked.add(col(COPIES));
    return identified(traces)
        .groupBy(col(Trace::traceId))
        .agg(min(struct(content.toArray(Column[]::new))).as("kept"), count(lit(1)).as(COPIES))
        .select(unpacked.toArray(Column[]::new));
  }

  /** The same of rows no two of which have one id. No shuffle. */
  static Dataset<Row> single(Dataset<?> traces, Accessor<Trace> last) {
    List<Column> columns = new ArrayList<>(List.of(col(Trace::traceId)));
    contentUpTo(last).forEach(each -> columns.add(value(each).as(name(each))));
    columns.add(lit(1L).as(COPIES));
    return identified(traces).select(columns.toArray(Column[]::new));
  }

  private static List<Accessor<Trace>> contentUpTo(Accessor<Trace> last) {
    List<String> names = CONTENT.stream().map(each -> name(each)).toList();
    return CONTENT.subList(0, names.indexOf(name(last)) + 1);
  }

  private static Column value(Accessor<Trace> accessor) {
    Column column = col(accessor);
    return name(accessor).equals(name(Trace::authorId)) ? present(column) : column;
  }

  /** An id; an empty or blank one states nothing. */
  static Column present(Column id) {
    return when(trim(id).notEqual(""), id);
  }
}
