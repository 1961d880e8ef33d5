package org.beyondviral.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Copies an archive with its traces in a random order; without root ids when asked.
 *
 * <p>Arguments: archive, output, traces, {@code roots} or {@code no-roots}.
 */
public final class Shuffled {
  private Shuffled() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = Spark.open("shuffled", Long.parseLong(arguments[2]))) {
      Dataset<Row> archive = spark.read().parquet(arguments[0]);
      Dataset<Row> wanted =
          arguments[3].equals("no-roots")
              ? archive.withColumn("root_id", lit(null).cast("string"))
              : archive;
      wanted
          .repartition(col("trace_id"))
          .sortWithinPartitions(xxhash64(col("trace_id")))
          .write()
          .parquet(arguments[1]);
    }
  }
}
