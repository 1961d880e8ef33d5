package org.beyondviral.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes what a program without Parquet needs of an archive as CSV.
 *
 * <p>Arguments: archive, output, traces.
 */
public final class ToCsv {
  private ToCsv() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute(
          "COPY (SELECT trace_id, author_id, parent_id FROM read_parquet('%s/*.parquet')) TO '%s' (HEADER)"
              .formatted(arguments[0], arguments[1]));
    }
  }
}
