package org.beyondviral.job;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.store.Tables;
import org.beyondviral.store.TextTable;
import org.beyondviral.table.Table;

/**
 * Prints the first rows of a table in the order of its key.
 *
 * <p>Usage: {@code beyond-viral show comparison --output out --limit 20}
 */
public final class ShowJob {
  private ShowJob() {}

  /** Prints at most {@code limit} rows to {@code out}. */
  public static void run(Tables tables, Table<?> table, int limit, PrintStream out) {
    Dataset<?> rows = tables.read(table);
    Column[] key = Tables.order(table, UnaryOperator.identity());
    TextTable text =
        new TextTable(table.columns().stream().map(org.beyondviral.table.Column::name).toList());
    for (Row row : rows.toDF().orderBy(key).limit(limit).collectAsList()) {
      List<Object> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(row.get(i));
      }
      text.add(cells);
    }
    text.print(out);
    long all = rows.count();
    if (all > limit) {
      out.printf("… %,d of %,d rows; --limit shows more%n", limit, all);
    }
  }
}
