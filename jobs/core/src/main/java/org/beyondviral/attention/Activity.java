package org.beyondviral.attention;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * How many traces a campaign had in each bin, from the bin of its first trace to that of its last.
 *
 * <p>Bins are numbered from 1970-01-01T00:00Z, so that a day starts at midnight UTC whatever the
 * campaign: bin b covers [b × width, (b + 1) × width). Every bin between the first and the last has
 * a count; the bins outside hold nothing and count as zero wherever a window reaches them. The
 * array is bounded by time, not by traffic: a campaign of twenty years in hours has 175,320 bins.
 */
public final class Activity {
  private static final int MOST_BINS = 1 << 25;

  private final long firstBin;
  private final Duration bin;
  private final long[] counts;

  /**
   * @param firstBin number of the first bin
   * @param bin width of a bin
   * @param counts traces by bin; the first and the last hold at least one each
   */
  private Activity(long firstBin, Duration bin, long[] counts) {
    this.firstBin = firstBin;
    this.bin = bin;
    this.counts = counts;
  }

  /**
   * The series of a campaign with at least one trace.
   *
   * @param bin width of a bin
   * @param bins numbers of bins with traces, in any order
   * @param traces traces in each of them; bins named twice add up
   * @throws IllegalArgumentException when there is no trace, a negative count, or a span of more
   *     than 33,554,432 bins, which is over sixty years in minutes
   */
  public static Activity of(Duration bin, long[] bins, long[] traces) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = 0; i < bins.length; i++) {
      if (traces[i] < 0) {
        throw new IllegalArgumentException("negative count in bin " + bins[i]);
      }
      if (traces[i] > 0) {
        first = Math.min(first, bins[i]);
        last = Math.max(last, bins[i]);
      }
    }
    if (first > last) {
      throw new IllegalArgumentException("a campaign without traces has no activity");
    }
    if (Math.subtractExact(last, first) >= MOST_BINS) {
      throw new IllegalArgumentException(
          "bins %d to %d: more than %d bins".formatted(first, last, MOST_BINS));
    }
    long[] counts = new long[(int) (last - first + 1)];
    for (int i = 0; i < bins.length; i++) {
      if (traces[i] > 0) {
        counts[(int) (bins[i] - first)] += traces[i];
      }
    }
    return new Activity(first, bin, counts);
  }

  /** Number of the bin of that width that holds the instant. */
  public static long binOf(Instant instant, Duration bin) {
    return Math.floorDiv(ChronoUnit.MICROS.between(Instant.EPOCH, instant), bin.toNanos() / 1_000);
  }

  /** When bin number {@code number} of that width starts. */
  public static Instant startOf(long number, Duration bin) {
    return Instant.EPOCH.plus(Math.multiplyExact(number, bin.toNanos() / 1_000), ChronoUnit.MICROS);
  }

  /** Start of the first bin. */
  public Instant start() {
    return startOf(firstBin, bin);
  }

  /** End of the last bin, exclusive. */
  public Instant end() {
    return startOf(firstBin + counts.length, bin);
  }

  public Duration bin() {
    return bin;
  }

  /** Whole bins that fit into a span; quicker than dividing durations, which goes by decimals. */
  public int binsIn(Duration span) {
    return Math.toIntExact(span.toNanos() / bin.toNanos());
  }

  public long firstBin() {
    return firstBin;
  }

  /** Bins from the first to the last, those without a trace included. */
  public int bins() {
    return counts.length;
  }

  /** Traces in the i-th bin from 0; zero outside. */
  public long count(int i) {
    return i < 0 || i >= counts.length ? 0 : counts[i];
  }

  /** Traces by bin: a copy. */
  public long[] counts() {
    return counts.clone();
  }

  /** All traces. */
  public long traces() {
    return Arrays.stream(counts).sum();
  }

  /** Bins with a trace. */
  public long activeBins() {
    return Arrays.stream(counts).filter(count -> count > 0).count();
  }

  /** Index of the highest bin, from 0; the earliest of several. */
  public int peak() {
    int peak = 0;
    for (int i = 1; i < counts.length; i++) {
      if (counts[i] > counts[peak]) {
        peak = i;
      }
    }
    return peak;
  }

  /** Start of the i-th bin from 0. */
  public Instant startOf(int i) {
    return startOf(firstBin + i, bin);
  }

  /**
   * Traces in the bins from one instant up to another; a bin counts where it starts at or after
   * {@code from} and before {@code to}.
   */
  public long between(Instant from, Instant to) {
    long begin = ceilBin(from) - firstBin;
    long end = ceilBin(to) - firstBin;
    long sum = 0;
    for (long i = Math.max(0, begin); i < Math.min(counts.length, end); i++) {
      sum += counts[(int) i];
    }
    return sum;
  }

  /** Most traces in any run of {@code width} bins. */
  public long highestWeek(int width) {
    long sum = 0;
    long highest = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i] - count(i - width);
      highest = Math.max(highest, sum);
    }
    return highest;
  }

  private long ceilBin(Instant instant) {
    long number = binOf(instant, bin);
    return startOf(number, bin).equals(instant) ? number : number + 1;
  }
}
