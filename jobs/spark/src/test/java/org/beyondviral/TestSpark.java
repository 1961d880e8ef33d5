package org.beyondviral;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.store.Tables;

/** The one Spark session of the test run, set as that of a run on a small archive. */
public final class TestSpark {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .appName("tests")
          .config("spark.ui.enabled", false)
          .config("spark.sql.shuffle.partitions", 2)
          .config("spark.sql.codegen.wholeStage", false)
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .config("spark.sql.adaptive.enabled", false)
          .config("spark.sql.subexpressionElimination.enabled", false)
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.sql.warehouse.dir", "target/warehouse")
          .getOrCreate();

  static {
    SESSION.sparkContext().setCheckpointDir("target/checkpoints");
  }

  private TestSpark() {}

  public static SparkSession session() {
    return SESSION;
  }

  /** The rows as a dataset of their record. */
  public static <R extends Record> Dataset<R> dataset(Class<R> row, List<R> rows) {
    return SESSION.createDataset(rows, RecordEncoder.of(row));
  }

  /** The tables of an output directory, without an archive. */
  public static Tables tables(Path output) {
    return new Tables(SESSION, output.toUri().toString(), Optional.empty());
  }

  /** The tables of an output directory and the archive they come from. */
  public static Tables tables(Path output, Path traces) {
    return new Tables(SESSION, output.toUri().toString(), Optional.of(traces.toUri().toString()));
  }
}
