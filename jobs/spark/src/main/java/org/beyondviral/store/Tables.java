package org.beyondviral.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.UserError;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Column;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.table.Table;

/**
 * The tables of one output directory: the only reader and writer of Parquet.
 *
 * <p>Java names are camelCase, stored names snake_case; nothing else translates. A table appears
 * whole or not at all: it is written aside and renamed into place.
 */
public final class Tables {
  private static final String ASIDE = "_aside";
  private static final String SUCCESS = "_SUCCESS";
  private static final String DAY = "day";
  private static final double SECONDS_OF_DAY = 86_400;
  private static final long MOST_ROWS_OF_A_FILE = 2_000_000;
  private static final String SCRATCH = "_scratch";

  /** Files whose footers are sooner read than a job is started. */
  private static final int FEW_FILES = 16;

  private final SparkSession spark;
  private final Configuration hadoop;
  private final Path output;
  private final Optional<String> traces;
  private final Optional<String> follows;
  private final SmallGroups smallGroups;
  private final Map<String, Long> leftOut = new HashMap<>();
  private Optional<Dataset<Row>> withheld = Optional.empty();
  private boolean knowsWithheld;

  /**
   * @param output directory that holds {@code tables} and {@code summary}
   * @param traces where the archive is; absent for jobs that do not read it
   */
  public Tables(SparkSession spark, String output, Optional<String> traces) {
    this(spark, output, traces, Optional.empty(), Setting.PRIVACY_MIN_GROUP.defaultValue());
  }

  /**
   * @param output directory that holds {@code tables} and {@code summary}
   * @param traces where the archive is; absent for jobs that do not read it
   * @param follows where it stands who follows whom; absent where nothing says so
   * @param minGroup the fewest people that a summary may tell of
   */
  public Tables(
      SparkSession spark,
      String output,
      Optional<String> traces,
      Optional<String> follows,
      int minGroup) {
    this.spark = spark;
    this.hadoop = spark.sessionState().newHadoopConf();
    this.output = path("output", output);
    this.traces = traces;
    this.follows = follows;
    this.smallGroups = new SmallGroups(minGroup);
  }

  /** The same output with the archive that an import wrote to it. */
  public Tables asArchive() {
    return new Tables(spark, output.toString(), Optional.of(path(Catalogue.TRACES).toString()));
  }

  public SparkSession spark() {
    return spark;
  }

  /** Whether the other writes to the same directory, however it is written. */
  public boolean isSameAs(Tables other) {
    try {
      return files().makeQualified(output).equals(other.files().makeQualified(other.output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory that holds everything this run writes. */
  public Path output() {
    return output;
  }

  /**
   * Reads a table; the archive itself for {@link Catalogue#TRACES}, and what was given for {@link
   * Catalogue#FOLLOWS}.
   *
   * @throws UserError when it is absent, unreadable or has not the columns and types of its record
   */
  public <R extends Record> Dataset<R> read(Table<R> table) {
    if (table.equals(Catalogue.TRACES)) {
      return archive(
          table,
          traces.orElseThrow(
              () -> new UserError("no traces given; add --traces with the path of the archive")));
    }
    if (table.equals(Catalogue.FOLLOWS) && follows.isPresent()) {
      return archive(table, follows.get());
    }
    String path = path(table).toString();
    if (!exists(table)) {
      throw new UserError(
          "table %s is not in %s; run '%s' first".formatted(table.name(), output, table.writer()));
    }
    Optional<StructType> found = foundColumns(table);
    return records(
        table,
        path,
        found.isPresent()
            ? spark.read().schema(found.get()).parquet(path)
            : open(table.name(), path));
  }

  /** Whether the table is there, whole. */
  public boolean exists(Table<?> table) {
    try {
      return files().exists(new Path(path(table), SUCCESS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a table, and its summary when it is published; whole or not at all. */
  public <R extends Record> void write(Table<R> table, Dataset<R> rows) {
    store(table, rows.select(stored(table, rows)));
    if (table.published()) {
      writeSummary(table, written(table));
    }
  }

  /** Writes a table of rows that the driver holds, as one file. */
  public <R extends Record> void write(Table<R> table, List<R> rows) {
    Dataset<R> held = spark.createDataset(rows, RecordEncoder.of(table.row())).coalesce(1);
    Dataset<Row> stored = held.select(stored(table, held));
    store(table, stored);
    if (table.published()) {
      writeSummary(table, stored);
    }
  }

  private void store(Table<?> table, Dataset<Row> rows) {
    Path aside = aside(table);
    rows.write().mode(SaveMode.Overwrite).parquet(aside.toString());
    replace(aside, path(table));
    if (table.equals(Catalogue.CAMPAIGNS)) {
      knowsWithheld = false;
    }
  }

  /**
   * Writes two tables, neither of them published, in one pass; each whole or not at all.
   *
   * @param rows a row of the first, then one of the second; either may be null
   */
  public void writeBoth(Table<?> first, Table<?> second, Dataset<? extends Record> rows) {
    Path aside = aside(first);
    Path asideSecond = aside(second);
    rows.write()
        .format(TwoTables.class.getName())
        .option(TwoTables.FOLDER, second.name())
        .option(TwoTables.FIRST, columns(first).json())
        .option(TwoTables.SECOND, columns(second).json())
        .mode(SaveMode.Overwrite)
        .save(aside.toString());
    try {
      if (!files().rename(new Path(aside, second.name()), asideSecond)) {
        throw new IOException("cannot move " + second.name() + " to " + asideSecond);
      }
      files().create(new Path(asideSecond, SUCCESS)).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    replace(aside, path(first));
    replace(asideSecond, path(second));
  }

  private static StructType columns(Table<?> table) {
    return new StructType(
        Arrays.stream(RecordEncoder.of(table.row()).schema().fields())
            .map(
                field ->
                    new StructField(
                        Column.snakeCase(field.name()),
                        field.dataType(),
                        field.nullable(),
                        field.metadata()))
            .toArray(StructField[]::new));
  }

  /**
   * Writes a table in folders by day (UTC), {@code day=2021-03-01}; whole or not at all. A day is
   * one file, a large day several of some 64 MB; small days share a task. One shuffle, by day.
   *
   * @param time the column of rows that says the day
   */
  public <R extends Record> void writeByDay(
      Table<R> table, Dataset<R> rows, org.apache.spark.sql.Column time) {
    org.apache.spark.sql.Column day =
        date_from_unix_date(floor(unix_seconds(time).divide(lit(SECONDS_OF_DAY))).cast("int"));
    Path aside = aside(table);
    List<org.apache.spark.sql.Column> columns = new ArrayList<>(List.of(stored(table, rows)));
    columns.add(day.as(DAY));
    rows.select(columns.toArray(org.apache.spark.sql.Column[]::new))
        .hint("rebalance", col(DAY))
        .sortWithinPartitions(
            Stream.concat(Stream.of(DAY), table.key().stream().map(Column::snakeCase))
                .map(name -> col(name))
                .toArray(org.apache.spark.sql.Column[]::new))
        .write()
        .mode(SaveMode.Overwrite)
        .option("maxRecordsPerFile", MOST_ROWS_OF_A_FILE)
        .partitionBy(DAY)
        .parquet(aside.toString());
    if (hasFolders(aside)) {
      replace(aside, path(table));
    } else {
      write(table, List.of());
    }
  }

  /** Folders by day of no rows hold no file, and so not even the columns. */
  private boolean hasFolders(Path aside) {
    try {
      return Arrays.stream(files().listStatus(aside)).anyMatch(FileStatus::isDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a table that an earlier run may have left. */
  public void remove(Table<?> table) {
    try {
      files().delete(path(table), true);
      files().delete(new Path(output, "summary/" + table.name() + ".csv"), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a table is written before it is moved into place; emptied. */
  private Path aside(Table<?> table) {
    Path aside = new Path(output, ASIDE + "/" + table.name());
    try {
      files().delete(aside, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return aside;
  }

  private static <R extends Record> org.apache.spark.sql.Column[] stored(
      Table<R> table, Dataset<R> rows) {
    return table.columns().stream()
        .map(column -> rows.col(column.component()).as(column.name()))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  /**
   * Replaces what a stage, and any other stage of the lines, has counted; the lines of others stay.
   */
  public void writeLedger(String stage, List<LedgerEntry> entries) {
    List<LedgerEntry> before =
        exists(Catalogue.LEDGER) ? read(Catalogue.LEDGER).collectAsList() : List.of();
    List<LedgerEntry> all = new ArrayList<>(entries);
    Set<String> replaced =
        Stream.concat(Stream.of(stage), entries.stream().map(LedgerEntry::stage))
            .collect(Collectors.toSet());
    before.stream().filter(entry -> !replaced.contains(entry.stage())).forEach(all::add);
    if (!before.isEmpty() && entries.isEmpty() && all.size() == before.size()) {
      return;
    }
    write(Catalogue.LEDGER, all);
  }

  /** Removes what a run that died may have left half-written. */
  public void clearLeftovers() {
    try {
      files().delete(new Path(output, ASIDE), true);
      files().delete(new Path(output, SCRATCH), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where checkpoints of this run go; every executor can reach it. */
  public String scratch() {
    return new Path(output, SCRATCH).toString();
  }

  /** Removes the checkpoints. */
  public void dropScratch() {
    try {
      files().delete(new Path(output, SCRATCH), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The campaigns of this output that are not published, for they tell of too few people or would
   * give away those that do: their ids; nothing where all are published.
   */
  public Optional<Dataset<Row>> withheldCampaigns() {
    if (!knowsWithheld) {
      withheld =
          exists(Catalogue.CAMPAIGNS)
              ? smallGroups.withheld(read(Catalogue.CAMPAIGNS))
              : Optional.empty();
      knowsWithheld = true;
    }
    return withheld;
  }

  /** How many rows were left out of the summary of a table by its last writing. */
  long leftOut(Table<?> table) {
    return leftOut.getOrDefault(table.name(), 0L);
  }

  /** Number of rows of a table in this output; 0 when it is absent. */
  public long count(Table<?> table) {
    if (!exists(table)) {
      return 0;
    }
    try {
      List<FileStatus> parts = parts(table);
      if (parts.size() > FEW_FILES || !parts.stream().allMatch(FileStatus::isFile)) {
        return written(table).count();
      }
      long rows = 0;
      for (FileStatus part : parts) {
        try (ParquetFileReader reader = footer(part)) {
          rows += reader.getRecordCount();
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The columns of a table as the footer of one of its files has them, for Spark would start a job
   * to look; nothing where no footer tells.
   */
  private Optional<StructType> foundColumns(Table<?> table) {
    try {
      for (FileStatus part : parts(table)) {
        if (part.isFile()) {
          try (ParquetFileReader reader = footer(part)) {
            return Optional.ofNullable(
                    reader
                        .getFileMetaData()
                        .getKeyValueMetaData()
                        .get(ParquetReadSupport.SPARK_METADATA_KEY()))
                .map(json -> (StructType) DataType.fromJson(json));
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      // Spark finds the same and says what is wrong
    }
    return Optional.empty();
  }

  private List<FileStatus> parts(Table<?> table) throws IOException {
    return List.of(files().listStatus(path(table), part -> !part.getName().matches("[_.].*")));
  }

  private ParquetFileReader footer(FileStatus part) throws IOException {
    return ParquetFileReader.open(HadoopInputFile.fromStatus(part, hadoop));
  }

  /** Bytes of a table of this output, which is there. */
  public long bytes(Table<?> table) {
    try {
      return files().getContentSummary(path(table)).getLength();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a small file that a setting names. */
  public String text(String setting, String file) {
    Path path = path(setting, file);
    try (FSDataInputStream stream = path.getFileSystem(hadoop).open(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserError(
          "setting %s is '%s', which cannot be read; check the path".formatted(setting, file), e);
    }
  }

  /** The lines of a file that an option names, however many. */
  public Dataset<String> lines(String option, String file) {
    try {
      return spark.read().textFile(file);
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new UserError("%s: %s cannot be read; check the path".formatted(option, file), e);
      }
      throw e;
    }
  }

  /** A file of the output, whole; empty when it is absent. */
  public Optional<byte[]> readFile(String name) {
    try {
      Path path = new Path(output, name);
      if (!files().exists(path)) {
        return Optional.empty();
      }
      try (FSDataInputStream stream = files().open(path)) {
        return Optional.of(stream.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a file of the output that must not be there yet. */
  OutputStream createFile(String name) throws IOException {
    return files().create(new Path(output, name), false);
  }

  /** Takes a file of the output away, if it is there. */
  void deleteFile(String name) {
    try {
      files().delete(new Path(output, name), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a small file of the output; whole or not at all. */
  public void writeFile(String name, byte[] content) {
    Path aside = new Path(output, ASIDE + "/" + name);
    try (FSDataOutputStream stream = files().create(aside, true)) {
      stream.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    replace(aside, new Path(output, name));
  }

  /** A table that this version wrote, whose columns need not be looked up. */
  private Dataset<Row> written(Table<?> table) {
    return spark.read().schema(columns(table)).parquet(path(table).toString());
  }

  /** The columns that put the rows of a table in order, by the names its components have there. */
  public static org.apache.spark.sql.Column[] order(Table<?> table, UnaryOperator<String> naming) {
    return table.key().stream()
        .flatMap(
            component -> {
              org.apache.spark.sql.Column key = col(naming.apply(component));
              return table.isNumbered(component) ? Stream.of(length(key), key) : Stream.of(key);
            })
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  private void writeSummary(Table<?> table, Dataset<Row> stored) {
    Path aside = new Path(output, ASIDE + "/" + table.name() + ".csv");
    SmallGroups.Published published = smallGroups.of(table, stored, withheldCampaigns());
    leftOut.put(table.name(), published.left());
    Dataset<Row> rows = published.rows();
    List<org.apache.spark.sql.Column> cells = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      cells.add(cell(field).as(field.name()));
    }
    rows.coalesce(1)
        .sortWithinPartitions(order(table, Column::snakeCase))
        .select(cells.toArray(org.apache.spark.sql.Column[]::new))
        .write()
        .mode(SaveMode.Overwrite)
        .option("header", true)
        .option("escape", "\"")
        .option("emptyValue", "")
        .option("ignoreLeadingWhiteSpace", false)
        .option("ignoreTrailingWhiteSpace", false)
        .csv(aside.toString());
    try {
      FileStatus[] parts = files().globStatus(new Path(aside, "part-*"));
      replace(parts[0].getPath(), new Path(output, "summary/" + table.name() + ".csv"));
      files().delete(aside, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Times as ISO 8601; text that a spreadsheet would run as a formula gets a quote before it. */
  private static org.apache.spark.sql.Column cell(StructField field) {
    org.apache.spark.sql.Column value = col(field.name());
    if (field.dataType().equals(DataTypes.TimestampType)) {
      return date_format(value, "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    }
    if (field.dataType().equals(DataTypes.StringType)) {
      return when(value.rlike("^[\\x00-\\x20]*[=+\\-@]|^[\\t\\r\\n]"), concat(lit("'"), value))
          .otherwise(value);
    }
    return value;
  }

  private <R extends Record> Dataset<R> archive(Table<R> table, String path) {
    return records(table, path, open(table.name(), path));
  }

  private static <R extends Record> Dataset<R> records(
      Table<R> table, String path, Dataset<Row> stored) {
    StructType wanted = RecordEncoder.of(table.row()).schema();
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      DataType type = wanted.apply(column.component()).dataType();
      columns.add(
          new StoredColumn(table, column, type, path).in(stored.schema()).as(column.component()));
    }
    return stored
        .select(columns.toArray(org.apache.spark.sql.Column[]::new))
        .as(RecordEncoder.of(table.row()));
  }

  private Dataset<Row> open(String what, String path) {
    boolean isArchive =
        what.equals(Catalogue.TRACES.name()) || what.equals(Catalogue.FOLLOWS.name());
    boolean inPlainFolders;
    try {
      Path location = new Path(path);
      FileSystem fileSystem = location.getFileSystem(hadoop);
      FileStatus[] found = fileSystem.globStatus(location);
      if (found == null || found.length == 0) {
        throw new UserError("%s: nothing at %s; check the path".formatted(what, path));
      }
      if (Arrays.stream(found).allMatch(status -> isEmptyDirectory(fileSystem, status))) {
        throw new UserError(
            "%s: %s is an empty directory; Parquet files are wanted".formatted(what, path));
      }
      inPlainFolders = isArchive && ParquetFolders.of(fileSystem, found) == ParquetFolders.PLAIN;
    } catch (FileNotFoundException e) {
      throw new UserError("%s: nothing at %s; check the path".formatted(what, path), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError("%s: cannot read %s: %s".formatted(what, path, e.getMessage()), e);
    }
    try {
      return spark
          .read()
          .option("mergeSchema", isArchive)
          .option("recursiveFileLookup", inPlainFolders)
          .parquet(path);
    } catch (Exception e) {
      throw new UserError(
          "%s: %s cannot be read as Parquet; %s".formatted(what, path, whyUnreadable(e)), e);
    }
  }

  private static String whyUnreadable(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable known && known.getCondition() != null) {
        if (known.getCondition().startsWith("FAILED_READ_FILE")) {
          return known.getMessageParameters().get("path")
              + " is cut short, damaged or of another kind: replace it or take it out";
        }
        if (known.getCondition().startsWith("CANNOT_MERGE")) {
          return "its files disagree on the type of a column: write them alike";
        }
      }
    }
    return "a file is cut short or of another kind";
  }

  private static boolean isEmptyDirectory(FileSystem fileSystem, FileStatus status) {
    try {
      return status.isDirectory() && fileSystem.listStatus(status.getPath()).length == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path path(String what, String written) {
    try {
      return new Path(written);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "%s '%s' is no path; a colon is read as the end of a scheme, such as hdfs:"
              .formatted(what, written),
          e);
    }
  }

  private Path path(Table<?> table) {
    return new Path(output, "tables/" + table.name());
  }

  private FileSystem files() throws IOException {
    FileSystem fileSystem = output.getFileSystem(hadoop);
    fileSystem.setWriteChecksum(false);
    return fileSystem;
  }

  private void replace(Path from, Path to) {
    try {
      FileSystem fileSystem = files();
      fileSystem.mkdirs(to.getParent());
      Path old = new Path(output, ASIDE + "/" + to.getName() + ".old");
      fileSystem.delete(old, true);
      boolean replaces = fileSystem.exists(to);
      if (replaces && !fileSystem.rename(to, old)) {
        throw new IOException("cannot move " + to + " aside");
      }
      if (!fileSystem.rename(from, to)) {
        throw new IOException("cannot move " + from + " to " + to);
      }
      fileSystem.delete(old, true);
      Path asideRoot = new Path(output, ASIDE);
      if (fileSystem.listStatus(asideRoot).length == 0) {
        fileSystem.delete(asideRoot, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
