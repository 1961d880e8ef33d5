package org.beyondviral.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one job asked of the executors.
 *
 * @param tasks tasks that ended well
 * @param taskSeconds their time, of all together
 * @param shuffleBytes written to be shuffled
 * @param spilledBytes written to disk for lack of memory
 * @param longestTaskSeconds the longest task
 * @param medianTaskSeconds the median of the tasks of its stage; far less than the longest where
 *     the work is skewed
 */
public record Work(
    long tasks,
    double taskSeconds,
    long shuffleBytes,
    long spilledBytes,
    double longestTaskSeconds,
    double medianTaskSeconds) {
  private static final double WORTH_SAYING_SECONDS = 10;
  private static final double SKEWED = 5;

  /** In words, for the log. */
  String said() {
    return String.format(
        Locale.ROOT,
        "%,d tasks of %.1f s together, shuffled %s, spilled %s, longest task %.1f s, median of its stage %.1f s",
        tasks,
        taskSeconds,
        megabytes(shuffleBytes),
        megabytes(spilledBytes),
        longestTaskSeconds,
        medianTaskSeconds);
  }

  /** What to set otherwise next time. */
  List<String> advice() {
    List<String> advice = new ArrayList<>();
    if (spilledBytes > 0) {
      advice.add(
          "%s did not fit the memory and went to disk: more of it (BEYOND_VIRAL_MEMORY here, spark.executor.memory on a cluster) or more partitions (spark.sql.shuffle.partitions) would be faster"
              .formatted(megabytes(spilledBytes)));
    }
    if (longestTaskSeconds >= WORTH_SAYING_SECONDS
        && longestTaskSeconds >= SKEWED * medianTaskSeconds) {
      advice.add(
          String.format(
              Locale.ROOT,
              "one task took %.0f s, the median of its stage %.1f s: one cascade or campaign is much larger than others; more partitions do not help, more cores an executor do not either, a faster core does",
              longestTaskSeconds,
              medianTaskSeconds));
    }
    return advice;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
