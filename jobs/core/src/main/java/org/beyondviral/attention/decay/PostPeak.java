package org.beyondviral.attention.decay;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.Bursts;

/**
 * The traces that came after a campaign's highest bin, by bin.
 *
 * <p>The peak's own bin is left out: it holds the rise, and it was picked for being the highest.
 * Time runs from the middle of it, in bins, so that count i covers i + ½ to i + 1½. The tail ends
 * at the lowest bin before the next burst, or with the last whole bin the archive observes; bins
 * without traces count.
 */
public final class PostPeak {
  /** Fewer traces than this cannot tell one model from another. */
  public static final int LEAST_TRACES = 20;

  /** Nor can fewer bins. */
  public static final int LEAST_BINS = 5;

  private static final double NANOS_IN_DAY = 86_400e9;

  private final Duration bin;
  private final long[] counts;

  /**
   * A tail given as counts.
   *
   * @param bin width of a bin
   * @param counts traces by bin after the peak's
   */
  public PostPeak(Duration bin, long[] counts) {
    this.bin = bin;
    this.counts = counts.clone();
  }

  /**
   * The tail of a campaign.
   *
   * @param peaks peak bins of its bursts, ascending
   * @param observedTo until when the archive observes, exclusive
   */
  public static PostPeak of(Activity activity, List<Integer> peaks, Instant observedTo) {
    int peak = activity.peak();
    long end = Activity.binOf(observedTo, activity.bin()) - activity.firstBin();
    for (int bound : Bursts.bounds(activity, peaks)) {
      if (bound > peak) {
        end = Math.min(end, bound);
      }
    }
    long[] counts = new long[(int) Math.max(0, end - peak - 1)];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = activity.count(peak + 1 + i);
    }
    return new PostPeak(activity.bin(), counts);
  }

  /** Whether there is enough of it to fit a model. */
  public boolean isEnough() {
    return counts.length >= LEAST_BINS
        && traces() >= LEAST_TRACES
        && Arrays.stream(counts).filter(count -> count > 0).count() >= 3;
  }

  /** Bins from the peak's to the end. */
  public int bins() {
    return counts.length;
  }

  /** Traces in the i-th bin after the peak's, from 0. */
  public long count(int i) {
    return counts[i];
  }

  /** All traces after the peak. */
  public long traces() {
    return Arrays.stream(counts).sum();
  }

  /** Width of a bin in days. */
  public double binDays() {
    return bin.toNanos() / NANOS_IN_DAY;
  }
}
