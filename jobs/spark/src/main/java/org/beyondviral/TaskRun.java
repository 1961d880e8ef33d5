package org.beyondviral;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.job.CampaignsJob;
import org.beyondviral.job.CascadesJob;
import org.beyondviral.job.CompareJob;
import org.beyondviral.job.ParticipationJob;
import org.beyondviral.job.Step;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.InputFiles;
import org.beyondviral.store.OutputLock;
import org.beyondviral.store.Progress;
import org.beyondviral.store.Run;
import org.beyondviral.store.Session;
import org.beyondviral.store.Tables;
import org.beyondviral.store.Work;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;

/** Runs the jobs of a command in one session, one output and one record. */
final class TaskRun {
  private final PrintStream err;

  TaskRun(PrintStream err) {
    this.err = err;
  }

  /** Says what {@link #run} would do, and does nothing. */
  static int rehearse(
      PrintStream out, String command, Settings settings, List<Task> tasks, boolean resume) {
    Prepared prepared = Prepared.of(command, output(settings), settings);
    Run run = prepared.begin(settings, command, tasks);
    Plan.print(out, prepared.tables(), run, tasks, resume, prepared.input().isPresent());
    return 0;
  }

  /**
   * One job of a command.
   *
   * @param writes the tables it writes
   * @param after the jobs it rests on
   * @param before the jobs that rest on it
   */
  record Task(
      String name,
      BiConsumer<Tables, Settings> work,
      List<Table<?>> writes,
      List<String> after,
      List<String> before) {
    static Task of(Step step) {
      List<String> all = Arrays.stream(Step.values()).map(Step::command).toList();
      int at = all.indexOf(step.command());
      return new Task(
          step.command(),
          step::run,
          step.writes(),
          all.subList(0, at),
          all.subList(at + 1, all.size()));
    }

    /** A job that changes the archive, so that a study of it in the same output is stale. */
    static Task beforeAStudy(
        String name, BiConsumer<Tables, Settings> work, List<Table<?>> writes) {
      return new Task(
          name, work, writes, List.of(), Arrays.stream(Step.values()).map(Step::command).toList());
    }

    /** A job that rests on no other. */
    static Task alone(String name, BiConsumer<Tables, Settings> work, List<Table<?>> writes) {
      return new Task(name, work, writes, List.of(), List.of());
    }
  }

  /** Opens session, tables and run for a command, and runs its tasks. */
  int run(String command, Settings settings, List<Task> tasks, boolean resume) {
    String output = output(settings);
    String advice = "no table in %s is half-written".formatted(output);
    if (tasks.size() > 1) {
      advice += "; the same with --resume goes on after the last finished job";
    }
    try (Interruption interruption = Interruption.watch(err, advice)) {
      try {
        run(command, output, settings, tasks, resume);
      } catch (FSError e) { // Hadoop's word for a local disk that fails
        throw new UncheckedIOException(new IOException(e));
      } catch (Exception e) { // Spark throws checked ones that it does not declare
        if (!interruption.came()) {
          throw e;
        }
      }
    }
    return 0;
  }

  private void run(
      String command, String output, Settings settings, List<Task> tasks, boolean resume) {
    Prepared prepared = Prepared.of(command, output, settings);
    Tables tables = prepared.tables();
    OutputLock lock = OutputLock.take(tables);
    try {
      tables.clearLeftovers();
      tables.spark().sparkContext().setCheckpointDir(tables.scratch());
      Run run = prepared.begin(settings, command, tasks);
      runIn(prepared, run, settings, command, tasks, resume);
    } finally {
      tables.dropScratch();
      lock.release();
    }
  }

  /** The tables of a command, and what it reads. */
  private record Prepared(Tables tables, Optional<InputFiles> input, Optional<InputFiles> follows) {
    static Prepared of(String command, String output, Settings settings) {
      SparkSession spark = Session.open(command, settings.spark());
      Optional<InputFiles> input =
          settings.get(Setting.TRACES_PATH).map(path -> list(spark, Catalogue.TRACES, path));
      Optional<InputFiles> follows =
          settings.get(Setting.FOLLOWS_PATH).map(path -> list(spark, Catalogue.FOLLOWS, path));
      Tables tables =
          new Tables(
              spark,
              output,
              input.map(InputFiles::path),
              follows.map(InputFiles::path),
              settings.get(Setting.PRIVACY_MIN_GROUP));
      return new Prepared(tables, input, follows);
    }

    private static InputFiles list(SparkSession spark, Table<?> table, String path) {
      return InputFiles.list(table, path, spark.sparkContext().hadoopConfiguration());
    }

    /** Refuses what was made of an input that changed meanwhile, for it may be of both. */
    void refuseChanged() {
      refuseChanged(Catalogue.TRACES, input);
      refuseChanged(Catalogue.FOLLOWS, follows);
    }

    private void refuseChanged(Table<?> table, Optional<InputFiles> before) {
      if (before.isPresent()
          && !before.get().equals(list(tables.spark(), table, before.get().path()))) {
        throw new UserError(
            "%s: %s changed while it was read; run the same again when nobody writes there"
                .formatted(table.name(), before.get().path()));
      }
    }

    /** Fits the session to the input and looks whether the tasks have what they need. */
    Run begin(Settings settings, String command, List<Task> tasks) {
      Optional<Run.Document> earlier = Run.read(tables);
      Optional<InputFiles> archive = input.or(() -> earlier.map(Run.Document::input));
      archive.ifPresent(files -> Session.fit(tables.spark(), settings.spark(), files.bytes()));
      Optional<InputFiles> graph = input.isPresent() ? follows : earlier.map(Run.Document::follows);
      if (runs(tasks, Step.CASCADES)) {
        CascadesJob.check(tables, settings);
      }
      if (runs(tasks, Step.PARTICIPATION)) {
        ParticipationJob.check(tables, settings);
      }
      if (runs(tasks, Step.CAMPAIGNS)) {
        CampaignsJob.check(tables, settings);
      }
      if (runs(tasks, Step.COMPARE)) {
        CompareJob.check(tables, settings);
      }
      return new Run(tables, settings, command, archive, graph);
    }
  }

  private void runIn(
      Prepared prepared,
      Run run,
      Settings settings,
      String command,
      List<Task> tasks,
      boolean resume) {
    Tables tables = prepared.tables();
    SparkSession spark = tables.spark();
    Progress progress =
        new Progress(spark, err, Boolean.getBoolean("beyondviral.terminal"), tasks.size());
    try {
      if (!resume && tasks.stream().flatMap(t -> t.writes().stream()).anyMatch(tables::exists)) {
        progress.say(command + " replaces the tables that are in " + tables.output());
      }
      for (Task task : tasks) {
        if (resume && run.isDone(task.name(), task.writes())) {
          progress.skip(task.name());
          continue;
        }
        Instant start = Instant.now();
        task.after().forEach(run::require);
        run.begin(task.name(), task.before());
        progress.start(task.name());
        spark.sparkContext().setJobDescription(task.name());
        task.work().accept(tables, settings);
        if (!task.writes().contains(Catalogue.TRACES)) {
          prepared.refuseChanged();
        }
        Duration time = Duration.between(start, Instant.now());
        Work work = progress.work();
        progress.finish(
            task.name(), time, run.finish(task.name(), time, work, task.writes()).rows(), work);
      }
    } finally {
      progress.close();
    }
  }

  static String output(Settings settings) {
    return settings
        .get(Setting.OUTPUT_PATH)
        .orElseThrow(() -> new UserError("no output given; add --output with a directory"));
  }

  private static boolean runs(List<Task> tasks, Step step) {
    return tasks.stream().anyMatch(task -> task.name().equals(step.command()));
  }
}
