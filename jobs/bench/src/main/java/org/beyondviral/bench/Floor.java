package org.beyondviral.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What no program on Spark can do without: one scan of the columns, one shuffle of the rows, one
 * write of as many rows of the same columns as {@code cascade_members}. It finds nothing out.
 *
 * <p>Arguments: archive, output, traces.
 */
public final class Floor {
  private Floor() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = Spark.open("floor", Long.parseLong(arguments[2]))) {
      Dataset<Row> rows =
          spark
              .read()
              .parquet(arguments[0])
              .select(
                  "trace_id", "platform", "author_id", "created_at", "kind", "parent_id", "root_id")
              .repartition(xxhash64(col("trace_id")));
      rows.select(
              col("trace_id"),
              col("parent_id").as("cascade_id"),
              col("author_id"),
              col("created_at"),
              col("kind"),
              col("parent_id"),
              col("platform").as("parent_evidence"),
              lit(1).as("depth"),
              lit(1).as("children"),
              lit(1L).as("descendants"),
              xxhash64(col("trace_id")).as("preorder"))
          .write()
          .parquet(arguments[1]);
    }
  }
}
