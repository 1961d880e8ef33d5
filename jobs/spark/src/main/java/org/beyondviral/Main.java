package org.beyondviral;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.explain.Explanation;
import org.beyondviral.generate.Scenario;
import org.beyondviral.importer.ArchiveFormat;
import org.beyondviral.job.CheckJob;
import org.beyondviral.job.GenerateJob;
import org.beyondviral.job.ImportJob;
import org.beyondviral.job.ShowJob;
import org.beyondviral.job.Step;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.InputFiles;
import org.beyondviral.store.Progress;
import org.beyondviral.store.Run;
import org.beyondviral.store.Session;
import org.beyondviral.store.Tables;
import org.beyondviral.store.TextTable;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: parses words, opens the session, calls the jobs, turns failures into exit
 * codes.
 */
@Command(
    name = "beyond-viral",
    description = "A batch study of campaign lifecycles in archived social traces.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug, shown with a trace",
      "2:something you can mend, said in one line"
    })
public final class Main {
  private static final int BUG = 1;
  private static final int MENDABLE = 2;

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = commandLine(System.out, System.err).execute(args);
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    System.exit(code);
  }

  /** The commands, writing to these streams. */
  static CommandLine commandLine(PrintStream out, PrintStream err) {
    Main main = new Main(out, err);
    CommandLine commandLine = new CommandLine(main);
    commandLine.addSubcommand(new Study());
    commandLine.addSubcommand(new Import());
    commandLine.addSubcommand(new Generate());
    commandLine.addSubcommand(new Check());
    for (Step step : Step.values()) {
      CommandLine command = new CommandLine(new OneStep(step));
      command.getCommandSpec().usageMessage().description(step.meaning());
      commandLine.addSubcommand(step.command(), command);
    }
    commandLine.addSubcommand(new ListTables());
    commandLine.addSubcommand(new Explain());
    commandLine.addSubcommand(new Show());
    commandLine.setOut(new java.io.PrintWriter(out, true, java.nio.charset.StandardCharsets.UTF_8));
    commandLine.setErr(new java.io.PrintWriter(err, true, java.nio.charset.StandardCharsets.UTF_8));
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> main.failed(e));
    commandLine.setParameterExceptionHandler((e, arguments) -> main.misspelt(e));
    return commandLine;
  }

  private int failed(Exception failure) {
    Optional<String> mendable = Failure.mendable(failure);
    if (mendable.isPresent()) {
      err.println("beyond-viral: " + mendable.get());
      return MENDABLE;
    }
    failure.printStackTrace(err);
    return BUG;
  }

  private int misspelt(ParameterException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      List<String> known = new ArrayList<>();
      if (word.startsWith("-")) {
        e.getCommandLine().getCommandSpec().optionsMap().keySet().forEach(known::add);
      } else {
        known.addAll(e.getCommandLine().getSubcommands().keySet());
      }
      message = "unknown %s '%s'".formatted(word.startsWith("-") ? "option" : "command", word);
      if (!known.isEmpty()) {
        message += "; did you mean " + String.join(", ", Settings.nearest(word, known)) + "?";
      }
    }
    err.printf(
        "beyond-viral: %s; '%s --help' lists what there is%n",
        message, e.getCommandLine().getCommandSpec().qualifiedName());
    return MENDABLE;
  }

  /** The version, for {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"beyond-viral " + Run.version()};
    }
  }

  /** Where a command writes, and its settings. */
  static class SettingsOptions {
    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = "Directory that receives tables, summaries, report and run.json.")
    @Nullable String output;

    @Option(names = "--conf", paramLabel = "FILE", description = "Settings file (HOCON).")
    @Nullable Path conf;

    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "One setting; wins over the file. 'explain KEY' says what it means.")
    Map<String, String> set = new LinkedHashMap<>();

    Settings settings() {
      Map<String, String> overrides = new LinkedHashMap<>(set);
      if (output != null) {
        overrides.put(Setting.OUTPUT_PATH.key(), output);
      }
      return conf == null
          ? Settings.of(overrides)
          : Settings.read(conf.toString(), content(conf), overrides);
    }

    private static String content(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UserError("settings file %s cannot be read; check the path".formatted(file), e);
      }
    }
  }

  /** Where a command reads and writes, and its settings. */
  static final class Where extends SettingsOptions {
    @Option(
        names = "--traces",
        paramLabel = "PATH",
        description = "The archive: Parquet, a file, directory or glob, any Hadoop URI.")
    @Nullable String traces;

    @Override
    Settings settings() {
      if (traces != null) {
        set.put(Setting.TRACES_PATH.key(), traces);
      }
      return super.settings();
    }

    /** The example study of the project, when nothing was said. */
    void orElseExample() {
      String home = System.getProperty("beyondviral.home");
      if (conf == null && traces == null && home != null) {
        conf = Path.of(home, "conf", "study.conf");
      }
    }
  }

  /** One job of a command: its name, what it does, the tables it writes. */
  private record Task(String name, BiConsumer<Tables, Settings> work, List<Table<?>> writes) {
    static Task of(Step step) {
      return new Task(step.command(), step::run, step.writes());
    }
  }

  /** Opens session, tables and run for a command, and runs its tasks. */
  private int run(String command, Settings settings, List<Task> tasks, boolean resume) {
    String output = output(settings);
    SparkSession spark = Session.open(command, settings.spark());
    Optional<InputFiles> input =
        settings
            .get(Setting.TRACES_PATH)
            .map(path -> InputFiles.list(path, spark.sparkContext().hadoopConfiguration()));
    Tables tables = new Tables(spark, output, input.map(InputFiles::path));
    tables.prepareOutput();
    spark.sparkContext().setCheckpointDir(tables.scratch());
    input.ifPresent(files -> Session.fit(spark, settings.spark(), files.bytes()));
    Run run = new Run(tables, settings, command, input);
    Progress progress =
        new Progress(spark, err, Boolean.getBoolean("beyondviral.terminal"), tasks.size());
    try {
      for (Task task : tasks) {
        if (resume && run.isDone(task.name(), task.writes())) {
          progress.skip(task.name());
          continue;
        }
        Instant start = Instant.now();
        progress.start(task.name());
        spark.sparkContext().setJobDescription(task.name());
        task.work().accept(tables, settings);
        Duration time = Duration.between(start, Instant.now());
        progress.finish(task.name(), time, run.finish(task.name(), time, task.writes()).rows());
      }
    } finally {
      progress.close();
      tables.dropScratch();
    }
    return 0;
  }

  private static String output(Settings settings) {
    return settings
        .get(Setting.OUTPUT_PATH)
        .orElseThrow(() -> new UserError("no output given; add --output with a directory"));
  }

  @Command(
      name = "study",
      description =
          "Everything from the archive to the report, in order. With no options: the sample study.",
      mixinStandardHelpOptions = true)
  static final class Study implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin Where where;

    @Option(
        names = "--resume",
        description = "Skip jobs that finished before on the same input, settings and version.")
    boolean resume;

    @Override
    public Integer call() {
      where.orElseExample();
      return main.run(
          "study", where.settings(), Arrays.stream(Step.values()).map(Task::of).toList(), resume);
    }
  }

  @Command(mixinStandardHelpOptions = true)
  static final class OneStep implements Callable<Integer> {
    private final Step step;
    @ParentCommand Main main;
    @Mixin Where where;

    OneStep(Step step) {
      this.step = step;
    }

    @Override
    public Integer call() {
      return main.run(step.command(), where.settings(), List.of(Task.of(step)), false);
    }
  }

  @Command(
      name = "import",
      description =
          "Reads an archive of another form into traces; lines that cannot be read are counted.",
      mixinStandardHelpOptions = true)
  static final class Import implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin SettingsOptions options;

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

    @Override
    public Integer call() {
      if (list) {
        TextTable formats = new TextTable(List.of("format", "what it reads"));
        for (ArchiveFormat known : ArchiveFormat.values()) {
          formats.add(List.of(known.word(), known.description()));
        }
        formats.print(main.out);
        return 0;
      }
      if (format == null) {
        throw new UserError("no format given; add --format, 'import --list' names them");
      }
      ArchiveFormat named = ArchiveFormat.of(format);
      if (inputs.isEmpty()) {
        throw new UserError("no input given; add --input with files, directories or globs");
      }
      Task task =
          new Task(
              "import",
              (tables, settings) -> ImportJob.run(tables, settings, named, inputs),
              List.of(Catalogue.TRACES, Catalogue.REJECTS, Catalogue.FOLLOWS));
      return main.run("import", options.settings(), List.of(task), false);
    }
  }

  @Command(
      name = "generate",
      description = "Makes an archive with planted campaigns, and the truth about them.",
      mixinStandardHelpOptions = true)
  static final class Generate implements Callable<Integer> {
    @ParentCommand Main main;

    @Option(
        names = "--scenario",
        required = true,
        paramLabel = "S",
        description = "What to make: mixed.")
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
        names = "--output",
        required = true,
        paramLabel = "DIR",
        description = "Receives tables/traces and tables/truth.")
    String output;

    @Override
    public Integer call() {
      Scenario named = Scenario.named(scenario);
      if (traces < 1) {
        throw new UserError("--traces is '%d'; it must be 1 or more".formatted(traces));
      }
      Settings settings =
          Settings.of(
              Map.of(Setting.OUTPUT_PATH.key(), output, Setting.SEED.key(), Long.toString(seed)));
      Task task =
          new Task(
              "generate",
              (tables, effective) -> GenerateJob.run(tables, named, traces, seed),
              List.of(Catalogue.TRACES, Catalogue.TRUTH));
      return main.run("generate", settings, List.of(task), false);
    }
  }

  @Command(
      name = "check",
      description = "What an archive holds and what is wrong with it.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin Where where;

    @Override
    public Integer call() {
      Settings settings = where.settings();
      SparkSession spark = Session.open("check", settings.spark());
      InputFiles input =
          InputFiles.list(
              settings
                  .get(Setting.TRACES_PATH)
                  .orElseThrow(
                      () -> new UserError("no traces given; add --traces with the archive")),
              spark.sparkContext().hadoopConfiguration());
      Session.fit(spark, settings.spark(), input.bytes());
      CheckJob.run(new Tables(spark, ".", Optional.of(input.path())), settings, main.out);
      return 0;
    }
  }

  @Command(
      name = "tables",
      description = "The catalogue of tables, or the columns of one.",
      mixinStandardHelpOptions = true)
  static final class ListTables implements Callable<Integer> {
    @ParentCommand Main main;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A table.")
    @Nullable String name;

    @Override
    public Integer call() {
      main.out.println(name == null ? Explanation.tables() : Explanation.table(name));
      return 0;
    }
  }

  @Command(
      name = "explain",
      description = "Meaning, unit, formula and source of a table, column, measure or setting.",
      mixinStandardHelpOptions = true)
  static final class Explain implements Callable<Integer> {
    @ParentCommand Main main;

    @Parameters(
        paramLabel = "NAME",
        description = "A table, table.column, column, measure or setting.")
    String name;

    @Override
    public Integer call() {
      main.out.println(Explanation.explain(name));
      return 0;
    }
  }

  @Command(name = "show", description = "Rows of a table.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin Where where;

    @Parameters(paramLabel = "TABLE", description = "A table; 'tables' lists them.")
    String name;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "20",
        description = "How many rows, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    int limit;

    @Override
    public Integer call() {
      Table<?> table =
          Catalogue.find(name)
              .orElseThrow(
                  () ->
                      new UserError(
                          "unknown table '%s'; did you mean %s?"
                              .formatted(
                                  name,
                                  String.join(
                                      ", ",
                                      Settings.nearest(
                                          name,
                                          Catalogue.all().stream().map(Table::name).toList())))));
      if (limit < 1 || limit > 10_000) {
        throw new UserError("--limit is '%d'; it must be from 1 to 10000".formatted(limit));
      }
      Settings settings = where.settings();
      Tables tables =
          new Tables(
              Session.open("show", settings.spark()),
              output(settings),
              settings.get(Setting.TRACES_PATH));
      ShowJob.run(tables, table, limit, main.out);
      return 0;
    }
  }
}
