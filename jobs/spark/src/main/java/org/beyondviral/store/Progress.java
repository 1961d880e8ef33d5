package org.beyondviral.store;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Tells how far a command is: a bar on a terminal, plain lines with a time otherwise. */
public final class Progress extends SparkListener {
  private static final long EVENTS_MILLIS = 10_000;

  private final PrintStream out;
  private final boolean terminal;
  private final int steps;
  private final AtomicLong rowsRead = new AtomicLong();
  private final WorkListener work = new WorkListener();
  private final SparkSession spark;
  private int step;
  private @Nullable ProgressBar bar;

  /**
   * @param terminal whether somebody watches, so that a line may be redrawn
   * @param steps how many jobs the command has
   */
  public Progress(SparkSession spark, PrintStream out, boolean terminal, int steps) {
    this.spark = spark;
    this.out = out;
    this.terminal = terminal;
    this.steps = steps;
    spark.sparkContext().addSparkListener(this);
    spark.sparkContext().addSparkListener(work);
  }

  /** A job begins. */
  public void start(String job) {
    step++;
    rowsRead.set(0);
    work();
    if (terminal) {
      synchronized (this) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(heading(job))
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .hideEta()
                .setConsumer(new ConsoleProgressBarConsumer(out, 100))
                .setInitialMax(1)
                .build();
      }
    } else {
      say(heading(job) + " started");
    }
  }

  /** What the job that runs has asked of the executors so far. */
  public Work work() {
    try {
      spark.sparkContext().listenerBus().waitUntilEmpty(EVENTS_MILLIS);
    } catch (TimeoutException e) {
      say("Spark's events come late; what is said of tasks lacks some");
    }
    return work.take();
  }

  /** A job is over. */
  public void finish(String job, Duration time, Map<String, Long> rows, Work done) {
    close();
    String written =
        rows.entrySet().stream()
            .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    say(
        "%s %.1f s%s"
            .formatted(
                heading(job), time.toMillis() / 1000.0, written.isEmpty() ? "" : ": " + written));
    if (done.tasks() > 0) {
      say("%s %s".formatted(heading(job), done.said()));
    }
    done.advice().forEach(this::say);
  }

  /** A job needs not run. */
  public void skip(String job) {
    step++;
    say(heading(job) + " already done");
  }

  /** Takes the bar away, so that an error stands on a line of its own. */
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      out.print("\u001b[1A\u001b[2K\r");
    }
  }

  /** Says something in a line of its own. */
  public void say(String text) {
    out.println(
        terminal ? text : Instant.now().truncatedTo(ChronoUnit.SECONDS) + " beyond-viral " + text);
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
    if (bar != null) {
      bar.maxHint(bar.getMax() + event.stageInfo().numTasks());
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    if (bar != null && event.taskMetrics() != null) {
      long rows = rowsRead.addAndGet(event.taskMetrics().inputMetrics().recordsRead());
      bar.step();
      bar.setExtraMessage("%,d rows".formatted(rows));
    }
  }

  private String heading(String job) {
    return steps == 1 ? job : "[%d/%d] %s".formatted(step, steps, job);
  }
}
