package org.beyondviral;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.job.Step;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.InputFiles;
import org.beyondviral.store.Progress;
import org.beyondviral.store.Run;
import org.beyondviral.store.Session;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Table;

/** Runs the jobs of a command in one session, one output and one record. */
final class TaskRun {
  private final PrintStream err;

  TaskRun(PrintStream err) {
    this.err = err;
  }

  /** One job of a command: its name, what it does, the tables it writes. */
  record Task(String name, BiConsumer<Tables, Settings> work, List<Table<?>> writes) {
    static Task of(Step step) {
      return new Task(step.command(), step::run, step.writes());
    }
  }

  /** Opens session, tables and run for a command, and runs its tasks. */
  int run(String command, Settings settings, List<Task> tasks, boolean resume) {
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

  static String output(Settings settings) {
    return settings
        .get(Setting.OUTPUT_PATH)
        .orElseThrow(() -> new UserError("no output given; add --output with a directory"));
  }
}
