package org.beyondviral.store;

import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of a run. */
public final class Session {
  /** Compressed input bytes behind one shuffle partition; rows unpack to some six times that. */
  private static final long BYTES_PER_PARTITION = 16L << 20;

  private Session() {}

  /**
   * The session: what spark-submit or {@code spark.*} settings say wins over what suits a study.
   *
   * @param command named in the Spark UI
   * @param settings the {@code spark.*} settings of the run
   */
  public static SparkSession open(String command, Map<String, String> settings) {
    SparkConf conf = new SparkConf(true);
    settings.forEach(conf::set);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "beyond-viral " + command);
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    conf.setIfMissing("spark.sql.parquet.compression.codec", "zstd");
    conf.setIfMissing("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1");
    return SparkSession.builder().config(conf).getOrCreate();
  }

  /** Sets the number of shuffle partitions by the size of the input, unless the user has set it. */
  public static void fit(SparkSession spark, Map<String, String> settings, long inputBytes) {
    String key = "spark.sql.shuffle.partitions";
    if (!settings.containsKey(key) && !spark.sparkContext().conf().contains(key)) {
      long cores = spark.sparkContext().defaultParallelism();
      spark.conf().set(key, Math.max(cores, inputBytes / BYTES_PER_PARTITION));
    }
  }
}
