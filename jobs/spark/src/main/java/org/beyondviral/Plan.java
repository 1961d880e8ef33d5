package org.beyondviral;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.RuntimeConfig;
import org.beyondviral.store.InputFiles;
import org.beyondviral.store.OutputLock;
import org.beyondviral.store.Run;
import org.beyondviral.store.Tables;
import org.beyondviral.store.TextTable;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;

/** What a command would do, in words, for {@code --dry-run}: jobs, inputs, sizes, partitions. */
final class Plan {
  private Plan() {}

  /**
   * Says it, having looked whether it can be done.
   *
   * @param scans whether it was said where the traces are
   * @throws org.beyondviral.settings.UserError when a job would be refused
   */
  static void print(
      PrintStream out,
      Tables tables,
      Run run,
      List<TaskRun.Task> tasks,
      boolean resume,
      boolean scans) {
    OutputLock.refuseInUse(tables);
    boolean allDone = resume;
    List<String> planned = new ArrayList<>();
    TextTable jobs = new TextTable(List.of("job", "would", "writes"));
    for (TaskRun.Task task : tasks) {
      boolean done = allDone && run.isDone(task.name(), task.writes());
      allDone &= done || task.writes().isEmpty();
      if (!done) {
        task.after().stream().filter(job -> !planned.contains(job)).forEach(run::require);
      }
      planned.add(task.name());
      jobs.add(List.of(task.name(), would(tables, task, done), names(task.writes())));
    }
    out.println("Nothing is written; this is what would be done.");
    run.input().ifPresent(files -> input(out, "traces", files));
    run.follows().ifPresent(files -> input(out, "follows", files));
    out.printf("output: %s%n", tables.output());
    partitions(out, tables, scans);
    jobs.print(out);
    found(out, tables, tasks);
  }

  private static void input(PrintStream out, String what, InputFiles files) {
    out.printf("%s: %s, files %,d, bytes %,d%n", what, files.path(), files.files(), files.bytes());
  }

  private static void partitions(PrintStream out, Tables tables, boolean scans) {
    RuntimeConfig conf = tables.spark().conf();
    out.printf(
        "spark: %s, cores %d, shuffle partitions %s%s%n",
        tables.spark().sparkContext().master(),
        tables.spark().sparkContext().defaultParallelism(),
        conf.get("spark.sql.shuffle.partitions"),
        scans
            ? ", partitions of the scan of traces "
                + tables.read(Catalogue.TRACES).rdd().getNumPartitions()
            : "");
  }

  private static String would(Tables tables, TaskRun.Task task, boolean done) {
    if (done) {
      return "be skipped, for it is done";
    }
    return task.writes().stream().anyMatch(tables::exists) ? "run, and replace" : "run";
  }

  /** The tables of earlier jobs that are there to be read. */
  private static void found(PrintStream out, Tables tables, List<TaskRun.Task> tasks) {
    TextTable found = new TextTable(List.of("found there", "bytes"));
    tasks.get(0).after().stream()
        .flatMap(job -> Catalogue.writtenBy(job).stream())
        .filter(tables::exists)
        .forEach(table -> found.add(List.of(table.name(), "%,d".formatted(tables.bytes(table)))));
    if (!tasks.get(0).after().isEmpty()) {
      found.print(out);
    }
  }

  private static String names(List<Table<?>> tables) {
    return String.join(", ", tables.stream().map(Table::name).toList());
  }
}
