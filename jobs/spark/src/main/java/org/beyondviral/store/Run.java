package org.beyondviral.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.table.Table;
import org.jspecify.annotations.Nullable;

/** The record of a run, kept as {@code run.json} in its output and renewed after each job. */
public final class Run {
  private static final String FILE = "run.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * One finished job.
   *
   * @param fingerprint covers input, settings and version
   * @param clock the bin, week and smallest published group it was run with
   * @param work what it asked of the executors; null in records of earlier versions
   * @param leftOut rows that {@code privacy.min-group} kept out of the summary of each table; null
   *     for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Job(
      String name,
      double seconds,
      String fingerprint,
      String clock,
      Map<String, Long> rows,
      @Nullable Work work,
      @Nullable Map<String, Long> leftOut) {}

  /**
   * What is stored.
   *
   * @param commit what the program was built from; null where it does not stand in a repository
   * @param cite how to cite the program
   * @param again the command that makes the whole study again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Document(
      String version,
      @Nullable String commit,
      @Nullable String spark,
      @Nullable String java,
      @Nullable String cite,
      @Nullable String again,
      String command,
      String startedAt,
      String finishedAt,
      long seed,
      Map<String, String> settings,
      @Nullable InputFiles input,
      @Nullable InputFiles follows,
      List<Job> jobs) {}

  private final Tables tables;
  private final Settings settings;
  private final String command;
  private final Optional<InputFiles> input;
  private final Optional<InputFiles> follows;
  private final Instant startedAt = Instant.now();
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  /** Begins a run in the output of these tables; what earlier jobs there recorded is kept. */
  public Run(
      Tables tables,
      Settings settings,
      String command,
      Optional<InputFiles> input,
      Optional<InputFiles> follows) {
    this.tables = tables;
    this.settings = settings;
    this.command = command;
    this.input = input;
    this.follows = follows;
    read(tables).ifPresent(earlier -> earlier.jobs().forEach(job -> jobs.put(job.name(), job)));
  }

  /** What is studied, where that is known. */
  public Optional<InputFiles> input() {
    return input;
  }

  /** Who follows whom, where that is given. */
  public Optional<InputFiles> follows() {
    return follows;
  }

  /** The run recorded in an output, if there is one. */
  public static Optional<Document> read(Tables tables) {
    return tables.readFile(FILE).map(Run::parse);
  }

  /** The version of this program. */
  public static String version() {
    try (InputStream stream = Run.class.getResourceAsStream("/beyond-viral.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commit this program was built from, as the launcher found it. */
  private static @Nullable String commit() {
    String commit = System.getProperty("beyondviral.commit");
    return commit == null || commit.isEmpty() ? null : commit;
  }

  /**
   * Whether a job was finished before on the same input, with the same settings and version, and
   * its tables are there. A job without tables is never done, for it is quick.
   */
  public boolean isDone(String job, List<Table<?>> written) {
    Job earlier = jobs.get(job);
    return earlier != null
        && earlier.fingerprint().equals(fingerprint())
        && !written.isEmpty()
        && written.stream().allMatch(tables::exists);
  }

  /**
   * A job begins: what it and the jobs after it had written no longer counts as done.
   *
   * @param later the jobs that rest on it
   */
  public void begin(String job, List<String> later) {
    Set<String> stale = new HashSet<>(later);
    stale.add(job);
    if (jobs.keySet().removeAll(stale)) {
      write();
    }
  }

  /**
   * Refuses to go on from a job that has not been run, or with another clock.
   *
   * @throws UserError naming the job to run first
   */
  public void require(String job) {
    Job earlier = jobs.get(job);
    if (earlier == null) {
      throw new UserError(
          "%s holds no finished '%s', or something before it was run again; run '%s' first"
              .formatted(tables.output(), job, job));
    }
    if (!earlier.clock().equals(clock())) {
      throw new UserError(
          "'%s' in %s was run with activity.bin, activity.week and privacy.min-group of %s, this is %s; use the same, or run it again"
              .formatted(job, tables.output(), earlier.clock(), clock()));
    }
  }

  /** Records a finished job. */
  public Job finish(String job, Duration time, Work work, List<Table<?>> written) {
    Map<String, Long> rows = new LinkedHashMap<>();
    Map<String, Long> leftOut = new LinkedHashMap<>();
    for (Table<?> table : written) {
      rows.put(table.name(), tables.count(table));
      if (tables.leftOut(table) > 0) {
        leftOut.put(table.name(), tables.leftOut(table));
      }
    }
    Job finished =
        new Job(
            job,
            time.toMillis() / 1000.0,
            fingerprint(),
            clock(),
            rows,
            work,
            leftOut.isEmpty() ? null : leftOut);
    jobs.remove(job);
    jobs.put(job, finished);
    write();
    return finished;
  }

  private void write() {
    Document document =
        new Document(
            version(),
            commit(),
            tables.spark().version(),
            System.getProperty("java.version"),
            Citation.program(version(), commit()),
            again(),
            command,
            startedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            settings.get(Setting.SEED),
            settings.written(),
            input.orElse(null),
            follows.orElse(null),
            new ArrayList<>(jobs.values()));
    try {
      tables.writeFile(FILE, JSON.writeValueAsBytes(document));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A job run alone need not be told where the archive is; null where nothing was studied. */
  private @Nullable String again() {
    if (input.isEmpty()) {
      return null;
    }
    Map<String, String> written = new LinkedHashMap<>(settings.written());
    written.put(Setting.TRACES_PATH.key(), input.get().path());
    follows.ifPresent(graph -> written.put(Setting.FOLLOWS_PATH.key(), graph.path()));
    return Citation.command(written);
  }

  private String clock() {
    Map<String, String> written = settings.written();
    return written.get(Setting.ACTIVITY_BIN.key())
        + ", "
        + written.get(Setting.ACTIVITY_WEEK.key())
        + " and "
        + written.get(Setting.PRIVACY_MIN_GROUP.key());
  }

  private String fingerprint() {
    String content =
        version()
            + settings.written()
            + input.map(InputFiles::fingerprint).orElse("")
            + follows.map(InputFiles::fingerprint).orElse("")
            + settings
                .get(Setting.CAMPAIGNS_FILE)
                .map(file -> tables.text(Setting.CAMPAIGNS_FILE.key(), file))
                .orElse("");
    return HexFormat.of()
        .formatHex(InputFiles.sha256().digest(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static Document parse(byte[] content) {
    try {
      return JSON.readValue(content, Document.class);
    } catch (IOException e) {
      throw new UserError(
          "run.json in the output is damaged or of another version; delete it, or choose another output",
          e);
    }
  }
}
