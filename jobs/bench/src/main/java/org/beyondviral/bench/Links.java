package org.beyondviral.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Who acted on whom how often in each campaign, by DuckDB, as CSV by campaign.
 *
 * <p>Arguments: the study, output.
 */
public final class Links {
  private Links() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute("SET threads = 2");
      sql.execute("SET memory_limit = '16GB'");
      sql.execute("SET temp_directory = '" + arguments[1] + ".spilled'");
      sql.execute(
          """
          COPY (
            SELECT acting.campaign_id, acting.author_id AS actor, above.author_id AS target,
              count(*) AS times
            FROM read_parquet('%1$s/tables/campaign_members/*.parquet') acting
              JOIN read_parquet('%1$s/tables/cascade_members/*.parquet') tree USING (trace_id)
              JOIN read_parquet('%1$s/tables/campaign_members/*.parquet') above
                ON above.campaign_id = acting.campaign_id AND above.trace_id = tree.parent_id
            WHERE acting.author_id <> above.author_id
            GROUP BY ALL ORDER BY ALL)
          TO '%2$s' (HEADER)
          """
              .formatted(arguments[0], arguments[1]));
    }
  }
}
