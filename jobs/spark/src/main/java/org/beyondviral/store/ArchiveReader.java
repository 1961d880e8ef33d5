package org.beyondviral.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.beyondviral.importer.ArchiveFormat;
import org.beyondviral.importer.ImportOptions;
import org.beyondviral.importer.ImportRow;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.UserError;
import org.jspecify.annotations.Nullable;

/** Reads archives: their splits in parallel, each line once. */
public final class ArchiveReader {
  private ArchiveReader() {}

  /** Everything the splits hold, one task for some {@code splitBytes}. */
  public static Dataset<ImportRow> read(
      SparkSession spark,
      ArchiveFormat format,
      ImportOptions options,
      List<ArchiveSplit> splits,
      long splitBytes) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(spark.sessionState().newHadoopConf()));
    List<List<ArchiveSplit>> packs = ArchiveSplit.packed(splits, splitBytes);
    FlatMapFunction<List<ArchiveSplit>, ImportRow> read =
        pack -> new Rows(pack.iterator(), format, options, configuration.value().value());
    return spark.createDataset(
        context.parallelize(packs, Math.max(1, packs.size())).flatMap(read).rdd(),
        RecordEncoder.of(ImportRow.class));
  }

  /**
   * Looks at the header of every file of a CSV format.
   *
   * @throws UserError when a header cannot be read or lacks a column
   */
  public static void checkHeaders(
      Configuration configuration,
      ArchiveFormat format,
      ImportOptions options,
      List<ArchiveSplit> splits) {
    if (format.records() != ArchiveFormat.Records.CSV) {
      return;
    }
    for (ArchiveSplit split : splits) {
      RawLine header = header(configuration, options, split);
      if (header == null) {
        continue;
      }
      if (header.rejected() != null) {
        throw new UserError(
            "%s: its header cannot be read: %s".formatted(split.name(), header.rejected()));
      }
      try {
        format.parser(options, header.text());
      } catch (UserError e) {
        throw new UserError("%s: %s".formatted(split.name(), e.getMessage()), e);
      }
    }
  }

  /** The first record of a file; null when it has none. */
  private static @Nullable RawLine header(
      Configuration configuration, ImportOptions options, ArchiveSplit split) {
    try (SplitLines lines = new SplitLines(split, configuration, options.maxLineBytes())) {
      CsvRecords records = new CsvRecords(lines, options.csv().delimiter(), options.maxLineBytes());
      return records.hasNext() ? records.next() : null;
    } catch (IOException | UncheckedIOException e) {
      throw new UserError("%s: cannot be read: %s".formatted(split.name(), e.getMessage()), e);
    }
  }

  /** The rows of one task, one split open at a time. */
  private static final class Rows implements Iterator<ImportRow> {
    private final Iterator<ArchiveSplit> splits;
    private final ArchiveFormat format;
    private final ImportOptions options;
    private final Configuration configuration;
    private @Nullable ParsedSplit current;

    Rows(
        Iterator<ArchiveSplit> splits,
        ArchiveFormat format,
        ImportOptions options,
        Configuration configuration) {
      this.splits = splits;
      this.format = format;
      this.options = options;
      this.configuration = configuration;
      TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> close());
    }

    @Override
    public boolean hasNext() {
      while (current == null || !current.hasNext()) {
        close();
        if (!splits.hasNext()) {
          return false;
        }
        current = new ParsedSplit(splits.next(), format, options, configuration);
      }
      return true;
    }

    @Override
    public ImportRow next() {
      if (!hasNext() || current == null) {
        throw new NoSuchElementException();
      }
      return current.next();
    }

    private void close() {
      try {
        if (current != null) {
          current.close();
          current = null;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
