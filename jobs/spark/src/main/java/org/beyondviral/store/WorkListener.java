package org.beyondviral.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Adds up the tasks of a job. Held are the times of the tasks of stages that run: eight bytes a
 * task.
 */
final class WorkListener extends SparkListener {
  private final Map<Integer, Times> running = new HashMap<>();
  private long tasks;
  private long millis;
  private long shuffled;
  private long spilled;
  private long longest;
  private double median;

  /** Growing times of one stage. */
  private static final class Times {
    private long[] millis = new long[16];
    private int count;

    void add(long time) {
      if (count == millis.length) {
        millis = Arrays.copyOf(millis, 2 * count);
      }
      millis[count++] = time;
    }

    long longest() {
      return Arrays.stream(millis, 0, count).max().orElse(0);
    }

    double median() {
      long[] sorted = Arrays.copyOf(millis, count);
      Arrays.sort(sorted);
      return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2.0;
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    TaskMetrics metrics = event.taskMetrics();
    if (metrics == null || !event.taskInfo().successful()) {
      return;
    }
    tasks++;
    millis += event.taskInfo().duration();
    shuffled += metrics.shuffleWriteMetrics().bytesWritten();
    spilled += metrics.diskBytesSpilled();
    running.computeIfAbsent(event.stageId(), stage -> new Times()).add(event.taskInfo().duration());
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
    Times times = running.remove(event.stageInfo().stageId());
    if (times != null && times.longest() > longest) {
      longest = times.longest();
      median = times.median();
    }
  }

  /** What was done since this was last asked. */
  synchronized Work take() {
    Work work = new Work(tasks, millis / 1e3, shuffled, spilled, longest / 1e3, median / 1e3);
    running.clear();
    tasks = 0;
    millis = 0;
    shuffled = 0;
    spilled = 0;
    longest = 0;
    median = 0;
    return work;
  }
}
