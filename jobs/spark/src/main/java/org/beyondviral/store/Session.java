package org.beyondviral.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.settings.UserError;

/** Opens the Spark session of a run. */
public final class Session {
  /** Compressed input bytes behind one shuffle partition; rows unpack to some six times that. */
  private static final long BYTES_PER_PARTITION = 16L << 20;

  /** Tasks of a scan for each core, where the input has partitions for as many. */
  private static final long SCANS_PER_CORE = 4;

  private static final long WORTH_COMPILING_BYTES = 4L << 20;

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
    conf.setIfMissing("spark.sql.parquet.compression.codec", "zstd");
    conf.setIfMissing("spark.hadoop.parquet.compression.codec.zstd.level", "1");
    conf.setIfMissing("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    // Ids of traces are hardly ever repeated in a table: looking for repeats only takes time.
    conf.setIfMissing("spark.hadoop.parquet.enable.dictionary#trace_id", "false");
    conf.setIfMissing("spark.cleaner.referenceTracking.cleanCheckpoints", "true");
    conf.setIfMissing("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1");
    try {
      return SparkSession.builder().config(conf).getOrCreate();
    } catch (Exception e) {
      if (!(e instanceof SparkException || e instanceof IllegalArgumentException)) {
        throw e;
      }
      throw new UserError(
          "Spark does not start: %s; check spark.master ('%s') and the other spark.* settings"
              .formatted(
                  String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                  conf.get("spark.master")),
          e);
    }
  }

  /**
   * Fits the session to the size of the input, where the user has not set the same: as many shuffle
   * partitions as the input needs and all cores are busy with to the end, scans in enough tasks to
   * keep all cores at work, and neither generated code, plans revised while running nor expressions
   * kept for their second use for an input so small that these take longer than they save.
   */
  public static void fit(SparkSession spark, Map<String, String> settings, long inputBytes) {
    long cores = spark.sparkContext().defaultParallelism();
    long tasksOfACore = (inputBytes - 1) / (cores * BYTES_PER_PARTITION) + 1;
    long partitions = cores * tasksOfACore;
    Map<String, String> fitted = new LinkedHashMap<>();
    fitted.put("spark.sql.shuffle.partitions", Long.toString(partitions));
    fitted.put(
        "spark.sql.files.minPartitionNum",
        Long.toString(Math.min(partitions, SCANS_PER_CORE * cores)));
    if (spark.sparkContext().isLocal() && inputBytes < WORTH_COMPILING_BYTES) {
      fitted.put("spark.sql.codegen.wholeStage", "false");
      fitted.put("spark.sql.codegen.factoryMode", "NO_CODEGEN");
      fitted.put("spark.sql.adaptive.enabled", "false");
      fitted.put("spark.sql.subexpressionElimination.enabled", "false");
    }
    fitted.forEach(
        (key, value) -> {
          if (!settings.containsKey(key) && !spark.sparkContext().conf().contains(key)) {
            spark.conf().set(key, value);
          }
        });
  }
}
