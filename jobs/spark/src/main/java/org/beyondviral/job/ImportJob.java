package org.beyondviral.job;

import static org.apache.spark.sql.functions.min;
import static org.beyondviral.rows.Columns.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.importer.ArchiveFormat;
import org.beyondviral.importer.ImportOptions;
import org.beyondviral.importer.ImportRow;
import org.beyondviral.importer.ImportRow.What;
import org.beyondviral.importer.PrivacyKey;
import org.beyondviral.importer.SplitPlace;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.ImportStages;
import org.beyondviral.store.ArchiveFiles;
import org.beyondviral.store.ArchiveReader;
import org.beyondviral.store.ArchiveSplit;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;

/**
 * Reads an archive as a platform or a tool left it and writes traces, follows and rejects.
 *
 * <p>Files may be plain, {@code .gz}, {@code .bz2} or {@code .zst}; plain and bzip2 files are read
 * in stretches by several tasks, the others and all CSV by one task a file. The archive is read
 * once: what the parsers found stays on the disks of the executors until the tables are written.
 * Nothing is held that grows with the archive but one row of counts for each stretch. Shuffles: by
 * trace id to keep each trace once, by day to write it.
 *
 * <p>With {@code BEYOND_VIRAL_PRIVACY_KEY} in the environment, the ids of accounts and traces are
 * replaced by keyed pseudonyms ({@link org.beyondviral.importer.Pseudonyms}), and rejects hold no
 * excerpt. So every table of a study of this archive knows people by pseudonym alone.
 *
 * <p>A line that cannot be read becomes a row of {@code rejects}. Importing again replaces what the
 * last import wrote.
 *
 * <p>Input: files, directories, globs.
 *
 * <p>Output: {@code traces}, in folders by day, {@code rejects}, {@code follows} where the format
 * states them, and the stages {@code import.*} of {@code ledger}.
 *
 * <p>Usage, local: {@code ./beyond-viral import --format x-v1 --input tweets/ --output archive}; on
 * a cluster: {@code spark-submit beyond-viral.jar import --format x-v1 --input
 * 'hdfs:///tweets/2020-*.gz' --output hdfs:///archive}.
 */
public final class ImportJob {
  private static final long SPLIT_BYTES = 64L << 20;

  private static final String LINES = "import.lines";
  private static final String TRACES = "import.traces";
  private static final String FOLLOWS = "import.follows";

  private ImportJob() {}

  /**
   * Imports an archive.
   *
   * @param inputs files, directories and globs on any file system
   * @param environment may hold a {@link PrivacyKey}
   * @throws UserError when an input names nothing, or a CSV file and the settings do not fit
   */
  public static void run(
      Tables tables,
      Settings settings,
      Map<String, String> environment,
      ArchiveFormat format,
      List<String> inputs) {
    run(tables, options(settings, environment), format, inputs, SPLIT_BYTES);
  }

  private static ImportOptions options(Settings settings, Map<String, String> environment) {
    return ImportOptions.of(settings).with(PrivacyKey.of(environment).orElse(null));
  }

  static void run(
      Tables tables,
      ImportOptions options,
      ArchiveFormat format,
      List<String> inputs,
      long splitBytes) {
    SparkSession spark = tables.spark();
    Configuration configuration = spark.sessionState().newHadoopConf();
    boolean wholeFiles = format.records() == ArchiveFormat.Records.CSV;
    List<ArchiveSplit> splits =
        ArchiveSplit.of(ArchiveFiles.list(configuration, inputs), wholeFiles, splitBytes);
    ArchiveReader.checkHeaders(configuration, format, options, splits);

    Dataset<ImportRow> rows =
        ArchiveReader.read(spark, format, options, splits, splitBytes)
            .persist(StorageLevel.DISK_ONLY());
    Dataset<Row> distinct = ImportStages.distinctTraces(rows).persist(StorageLevel.DISK_ONLY());
    try {
      Map<Integer, Long> lines = new HashMap<>();
      ImportStages.only(rows, What.LINES)
          .collectAsList()
          .forEach(row -> lines.put(row.split(), row.line()));
      refuseWhatIsAllRejected(rows, format);
      tables.write(Catalogue.REJECTS, ImportStages.rejects(rows, places(spark, splits, lines)));
      writeLineLedger(tables, rows);
      writeFollows(tables, format, rows);
      writeTraceLedger(tables, ImportStages.Dropped.of(distinct));
      tables.writeByDay(Catalogue.TRACES, Columns.as(distinct, Trace.class), col(Trace::createdAt));
    } finally {
      distinct.unpersist();
      rows.unpersist();
    }
  }

  private static void refuseWhatIsAllRejected(Dataset<ImportRow> rows, ArchiveFormat format) {
    Row rejected = ImportStages.only(rows, What.REJECT).agg(min(col(ImportRow::words))).first();
    if (!rejected.isNullAt(0)
        && Stream.of(What.TRACE, What.FOLLOW, What.NOTE)
            .allMatch(what -> ImportStages.only(rows, what).isEmpty())) {
      throw new UserError(
          "no line of the input could be read as %s (%s); check --format, 'import --list' names them"
              .formatted(format.word(), rejected.getString(0)));
    }
  }

  private static Dataset<SplitPlace> places(
      SparkSession spark, List<ArchiveSplit> splits, Map<Integer, Long> lines) {
    List<SplitPlace> places = new ArrayList<>();
    String file = "";
    long before = 0;
    for (ArchiveSplit split : splits) {
      before = split.file().equals(file) ? before : 0;
      file = split.file();
      places.add(new SplitPlace(split.index(), split.name(), before));
      before += lines.getOrDefault(split.index(), 0L);
    }
    return spark.createDataset(places, RecordEncoder.of(SplitPlace.class));
  }

  private static void writeLineLedger(Tables tables, Dataset<ImportRow> rows) {
    long in = 0;
    long dropped = 0;
    Map<String, Long> items = new TreeMap<>();
    for (Row row : ImportStages.counts(rows).collectAsList()) {
      long count = row.getLong(2);
      switch (What.valueOf(row.getString(0))) {
        case LINES -> in += count;
        case REJECT -> {
          dropped += count;
          items.merge("dropped." + word(row.getString(1)), count, Long::sum);
        }
        case NOTE -> items.merge("noted." + word(row.getString(1)), count, Long::sum);
        case TRACE, FOLLOW -> {}
      }
    }
    List<LedgerEntry> entries = new ArrayList<>();
    entries.add(new LedgerEntry(LINES, "in", in));
    entries.add(new LedgerEntry(LINES, "out", in - dropped));
    items.forEach((item, count) -> entries.add(new LedgerEntry(LINES, item, count)));
    tables.writeLedger(LINES, entries);
  }

  private static void writeFollows(Tables tables, ArchiveFormat format, Dataset<ImportRow> rows) {
    if (!format.statesFollows()) {
      tables.remove(Catalogue.FOLLOWS);
      tables.writeLedger(FOLLOWS, List.of());
      return;
    }
    Dataset<Follow> follows = ImportStages.follows(rows);
    tables.write(Catalogue.FOLLOWS, follows);
    long in = ImportStages.only(rows, What.FOLLOW).count();
    long out = tables.read(Catalogue.FOLLOWS).count();
    tables.writeLedger(
        FOLLOWS,
        List.of(
            new LedgerEntry(FOLLOWS, "in", in),
            new LedgerEntry(FOLLOWS, "out", out),
            new LedgerEntry(FOLLOWS, "dropped.repeated", in - out)));
  }

  private static void writeTraceLedger(Tables tables, ImportStages.Dropped dropped) {
    tables.writeLedger(
        TRACES,
        List.of(
            new LedgerEntry(TRACES, "in", dropped.in()),
            new LedgerEntry(TRACES, "out", dropped.out()),
            new LedgerEntry(TRACES, "dropped.repeated", dropped.repeated()),
            new LedgerEntry(TRACES, "dropped.duplicate_trace_id", dropped.differing())));
  }

  /** A reason as an item of the ledger: lower case, joined by underscores. */
  private static String word(String reason) {
    return reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
