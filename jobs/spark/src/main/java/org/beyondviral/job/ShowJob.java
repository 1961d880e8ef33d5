package org.beyondviral.job;

import static org.apache.spark.sql.functions.col;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * <p>Usage: {@code beyond-viral show leadership --output out --campaign wetlands --limit 20}
 */
public final class ShowJob {
  private static final String CAMPAIGN = "campaign_id";

  private ShowJob() {}

  /** Whether the rows of a table can be chosen by campaign. */
  public static boolean isByCampaign(Table<?> table) {
    return table.columns().stream().anyMatch(column -> column.name().equals(CAMPAIGN));
  }

  /**
   * Prints at most {@code limit} rows to {@code out}.
   *
   * @param campaign only the rows of this one
   */
  public static void run(
      Tables tables, Table<?> table, Optional<String> campaign, int limit, PrintStream out) {
    Dataset<?> read = tables.read(table);
    Dataset<?> rows =
        campaign.isEmpty() ? read : read.filter(col(CAMPAIGN).equalTo(campaign.get()));
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
