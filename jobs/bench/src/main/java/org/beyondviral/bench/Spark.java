package org.beyondviral.bench;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.store.Session;

/** The session that the jobs themselves run in, fitted to an archive. */
final class Spark {
  private static final long BYTES_A_TRACE = 28;

  private Spark() {}

  static SparkSession open(String program, long traces) {
    SparkSession spark = Session.open(program, Map.of("spark.master", "local[2]"));
    Session.fit(spark, Map.of(), traces * BYTES_A_TRACE);
    return spark;
  }
}
