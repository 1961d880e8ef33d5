package org.beyondviral;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.generate.Faults;
import org.beyondviral.generate.Scenario;
import org.beyondviral.importer.ArchiveFormat;
import org.beyondviral.job.CheckJob;
import org.beyondviral.job.ForgetJob;
import org.beyondviral.job.GenerateJob;
import org.beyondviral.job.ImportJob;
import org.beyondviral.job.ScoreJob;
import org.beyondviral.job.ShowJob;
import org.beyondviral.job.Step;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.InputFiles;
import org.beyondviral.store.OutputLock;
import org.beyondviral.store.Session;
import org.beyondviral.store.Tables;
import org.beyondviral.store.TextTable;
import org.beyondviral.table.Catalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The commands that run jobs. */
final class JobCommands {
  private JobCommands() {}

  @Command(
      name = "study",
      description =
          "Everything from the archive to the report, in order. With no options: the sample study.",
      mixinStandardHelpOptions = true)
  static final class Study implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin Options.Where where;

    @Option(
        names = "--resume",
        description = "Skip jobs that finished before on the same input, settings and version.")
    boolean resume;

    @Mixin Options.Rehearsal rehearsal;

    @Override
    public Integer call() {
      where.orElseExample();
      List<TaskRun.Task> tasks = Arrays.stream(Step.values()).map(TaskRun.Task::of).toList();
      return rehearsal.dryRun
          ? TaskRun.rehearse(main.out(), "study", where.settings(), tasks, resume)
          : new TaskRun(main.err()).run("study", where.settings(), tasks, resume);
    }
  }

  @Command(mixinStandardHelpOptions = true)
  static final class OneStep implements Callable<Integer> {
    private final Step step;
    @ParentCommand Main main;
    @Mixin Options.Where where;
    @Mixin Options.Rehearsal rehearsal;

    OneStep(Step step) {
      this.step = step;
    }

    @Override
    public Integer call() {
      List<TaskRun.Task> tasks = List.of(TaskRun.Task.of(step));
      return rehearsal.dryRun
          ? TaskRun.rehearse(main.out(), step.command(), where.settings(), tasks, false)
          : new TaskRun(main.err()).run(step.command(), where.settings(), tasks, false);
    }
  }

  @Command(mixinStandardHelpOptions = true)
  static final class Compare implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin Options.Where where;

    @Option(
        names = "--with",
        paramLabel = "DIR",
        description = "Output of another study to set this one beside: another platform or year.")
    @Nullable String with;

    @Override
    public Integer call() {
      if (with != null) {
        where.set.put(Setting.COMPARE_WITH.key(), with);
      }
      return new TaskRun(main.err())
          .run("compare", where.settings(), List.of(TaskRun.Task.of(Step.COMPARE)), false);
    }
  }

  @Command(
      name = "import",
      description =
          "Reads an archive of another form into traces; lines that cannot be read are counted.",
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin Options.SettingsOptions options;

    @Option(names = "--list", description = "Name the formats and end.")
    boolean list;

    @Option(
        names = "--format",
        paramLabel = "F",
        description = "Form of the archive; --list names them.")
    @Nullable String format;

    @Option(
        names = "--input",
        paramLabel = "PATH",
        arity = "1..*",
        description = "Files, directories or globs; plain, .gz, .bz2 or .zst; any Hadoop URI.")
    List<String> inputs = List.of();

    @Option(
        names = "--forget",
        paramLabel = "FILE",
        description =
            "Leave out the accounts and traces of this list, one a line: account ID, or trace ID."
                + " Without --format: remove them from the archive in --output.")
    @Nullable String forget;

    @Override
    public Integer call() {
      if (list) {
        TextTable formats = new TextTable(List.of("format", "what it reads"));
        for (ArchiveFormat known : ArchiveFormat.values()) {
          formats.add(List.of(known.word(), known.description()));
        }
        formats.print(main.out());
        return 0;
      }
      String forgotten = forget;
      if (forgotten != null) {
        Settings settings = options.settings();
        SparkSession spark = Session.open("import", settings.spark());
        ForgetJob.check(
            new Tables(spark, TaskRun.output(settings), Optional.empty()),
            System.getenv(),
            forgotten);
      }
      if (format == null && forgotten != null) {
        return run(
            "forget", (tables, settings) -> ForgetJob.run(tables, System.getenv(), forgotten));
      }
      if (format == null) {
        throw new UserError("no format given; add --format, 'import --list' names them");
      }
      ArchiveFormat named = ArchiveFormat.of(format);
      if (inputs.isEmpty()) {
        throw new UserError("no input given; add --input with files, directories or globs");
      }
      return run(
          "import",
          (tables, settings) -> {
            ImportJob.run(tables, settings, System.getenv(), named, inputs);
            if (forgotten != null) {
              ForgetJob.afterImport(tables, System.getenv(), forgotten);
            }
          });
    }

    private int run(String job, BiConsumer<Tables, Settings> work) {
      TaskRun.Task task =
          TaskRun.Task.beforeAStudy(
              job, work, List.of(Catalogue.TRACES, Catalogue.REJECTS, Catalogue.FOLLOWS));
      return new TaskRun(main.err()).run("import", options.settings(), List.of(task), false);
    }
  }

  @Command(
      name = "generate",
      description = "Makes an archive with planted campaigns, and the truth about them.",
      mixinStandardHelpOptions = true)
  static final class Generate implements Callable<Integer> {
    @ParentCommand Main main;

    /** The scenarios, for the end of the help, where picocli reads % as a format. */
    static String[] scenarios() {
      return Arrays.stream(Scenario.values())
          .map(scenario -> "  %s: %s".formatted(scenario.word(), scenario.description()))
          .map(line -> line.replace("%", "%%"))
          .toArray(String[]::new);
    }

    @Option(
        names = "--scenario",
        required = true,
        paramLabel = "S",
        description = "What to make: one of the scenarios below.")
    String scenario;

    @Option(names = "--traces", required = true, paramLabel = "N", description = "How many traces.")
    long traces;

    @Option(
        names = "--seed",
        required = true,
        paramLabel = "N",
        description = "Same seed, same archive.")
    long seed;

    @Option(
        names = "--sampled",
        paramLabel = "SHARE",
        defaultValue = "1",
        description =
            "Share of the traces that the archive holds, above 0 and up to 1; 1 unless given.")
    double sampled;

    @Option(
        names = "--fault",
        paramLabel = "NAME=N",
        description =
            "What befell the archive, any number of times: gap (days), cap (traces of a campaign a"
                + " day), deleted (share of accounts), unseen-roots (share), clock-skew (seconds),"
                + " repeated (share of rows), cut (days at both ends).")
    Map<String, String> faults = new LinkedHashMap<>();

    @Option(
        names = "--output",
        required = true,
        paramLabel = "DIR",
        description = "Receives tables/traces, tables/follows and the tables of the truth.")
    String output;

    @Override
    public Integer call() {
      Scenario named = Scenario.named(scenario);
      if (traces < 1) {
        throw new UserError("--traces is '%d'; it must be 1 or more".formatted(traces));
      }
      Faults put = Faults.of(seed, sampled, faults);
      Settings settings =
          Settings.of(
              Map.of(Setting.OUTPUT_PATH.key(), output, Setting.SEED.key(), Long.toString(seed)));
      TaskRun.Task task =
          TaskRun.Task.alone(
              "generate",
              (tables, effective) -> GenerateJob.run(tables, named, traces, put),
              GenerateJob.writes());
      return new TaskRun(main.err()).run("generate", settings, List.of(task), false);
    }
  }

  @Command(
      name = "score",
      description = "How well a study of a generated archive found what was planted.",
      mixinStandardHelpOptions = true)
  static final class Score implements Callable<Integer> {
    @ParentCommand Main main;

    @Option(
        names = "--output",
        required = true,
        paramLabel = "DIR",
        description = "Output of the study; receives tables/scorecard.")
    String output;

    @Option(
        names = "--truth",
        required = true,
        paramLabel = "DIR",
        description = "Output of generate.")
    String truth;

    @Override
    public Integer call() {
      SparkSession spark = Session.open("score", Map.of());
      Tables study = new Tables(spark, output, Optional.empty());
      OutputLock lock = OutputLock.take(study);
      try {
        ScoreJob.run(study, new Tables(spark, truth, Optional.empty()));
      } finally {
        lock.release();
      }
      ScoreJob.WRITES.forEach(
          table -> ShowJob.run(study, table, Optional.empty(), 100, main.out()));
      return 0;
    }
  }

  @Command(
      name = "check",
      description = "What an archive holds and what is wrong with it.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin Options.Where where;

    @Override
    public Integer call() {
      where.orElseExample();
      Settings settings = where.settings();
      SparkSession spark = Session.open("check", settings.spark());
      InputFiles input =
          InputFiles.list(
              Catalogue.TRACES,
              settings
                  .get(Setting.TRACES_PATH)
                  .orElseThrow(
                      () -> new UserError("no traces given; add --traces with the archive")),
              spark.sparkContext().hadoopConfiguration());
      Session.fit(spark, settings.spark(), input.bytes());
      CheckJob.run(new Tables(spark, ".", Optional.of(input.path())), settings, main.out());
      return 0;
    }
  }
}
