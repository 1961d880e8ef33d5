package org.beyondviral.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Cliff's delta: how far one group lies above another, whatever the scale.
 *
 * <p>δ = P(Y &gt; X) − P(Y &lt; X) for X drawn from the base group and Y from the other: 1 when
 * every Y is higher, −1 when every Y is lower, 0 when neither tends to be; ties count for neither
 * side. Unit: none, −1 to 1. Undefined when a group is empty.
 *
 * <p>Source: Cliff (1993), Dominance statistics: ordinal analyses to answer ordinal questions,
 * Psychological Bulletin 114(3).
 */
public final class CliffsDelta {
  private CliffsDelta() {}

  /**
   * The delta of two samples, exact with ties. O((n + m) log (n + m)), against O(n m) by
   * definition.
   *
   * @param base the group to measure from, in any order
   * @param other the group to place, in any order
   * @return −1 to 1, positive when {@code other} lies higher; NaN when a group is empty
   * @throws IllegalArgumentException for a value that is NaN
   */
  public static double of(double[] base, double[] other) {
    if (base.length == 0 || other.length == 0) {
      return Double.NaN;
    }
    Ranked ranked = Ranked.of(base, other);
    return ranked.delta(ranked.count(ranked.base), ranked.count(ranked.other));
  }

  /**
   * The percentile bootstrap interval of the delta: each group is resampled with replacement by
   * itself, and the interval runs between the (1 − c) / 2 and (1 + c) / 2 quantiles (type 7) of the
   * resampled deltas.
   *
   * <p>Values must be independent: of campaigns that overlap, one stands for its cluster, so that
   * resampling campaigns is resampling clusters. The draws depend on the seed and on the values
   * alone, never on their order. When the groups do not overlap at all, every resample gives the
   * same delta and the interval is one point: read it with the rank test. O(resamples (n + m)).
   *
   * <p>Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.
   *
   * @param confidence coverage, above 0 and below 1
   * @return within −1 to 1; NaN at both ends when a group is empty
   */
  public static Interval bootstrap(
      double[] base, double[] other, int resamples, double confidence, long seed) {
    if (base.length == 0 || other.length == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    Ranked ranked = Ranked.of(base, other);
    SplittableRandom random = new SplittableRandom(seed);
    double[] deltas = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      deltas[i] =
          ranked.delta(ranked.resample(ranked.base, random), ranked.resample(ranked.other, random));
    }
    Arrays.sort(deltas);
    return new Interval(
        Quartiles.quantile(deltas, (1 - confidence) / 2),
        Quartiles.quantile(deltas, (1 + confidence) / 2));
  }

  /**
   * A seed for the draws about one thing, stable between runs and machines: 64-bit FNV-1a of its
   * key over the seed of the study.
   */
  public static long seed(long seed, String key) {
    long hash = 0xcbf29ce484222325L ^ seed;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** Two samples as ranks among their distinct values, sorted: resamples need no sorting then. */
  private static final class Ranked {
    private final int[] base;
    private final int[] other;
    private final int distinct;

    private Ranked(int[] base, int[] other, int distinct) {
      this.base = base;
      this.other = other;
      this.distinct = distinct;
    }

    static Ranked of(double[] base, double[] other) {
      double[] pooled = Arrays.copyOf(base, base.length + other.length);
      System.arraycopy(other, 0, pooled, base.length, other.length);
      Arrays.sort(pooled);
      // NaN sorts last.
      if (Double.isNaN(pooled[pooled.length - 1])) {
        throw new IllegalArgumentException("NaN among the values");
      }
      int distinct = 0;
      for (double value : pooled) {
        if (distinct == 0 || value != pooled[distinct - 1]) {
          pooled[distinct++] = value;
        }
      }
      return new Ranked(ranks(base, pooled, distinct), ranks(other, pooled, distinct), distinct);
    }

    private static int[] ranks(double[] values, double[] distinctValues, int distinct) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int[] ranks = new int[sorted.length];
      int rank = 0;
      for (int i = 0; i < sorted.length; i++) {
        while (rank < distinct - 1 && distinctValues[rank] != sorted[i]) {
          rank++;
        }
        ranks[i] = rank;
      }
      return ranks;
    }

    int[] count(int[] ranks) {
      int[] counts = new int[distinct];
      for (int rank : ranks) {
        counts[rank]++;
      }
      return counts;
    }

    int[] resample(int[] ranks, SplittableRandom random) {
      int[] counts = new int[distinct];
      for (int i = 0; i < ranks.length; i++) {
        counts[ranks[random.nextInt(ranks.length)]]++;
      }
      return counts;
    }

    double delta(int[] baseCounts, int[] otherCounts) {
      long below = 0;
      long dominance = 0;
      for (int rank = 0; rank < distinct; rank++) {
        long above = base.length - below - baseCounts[rank];
        dominance += otherCounts[rank] * (below - above);
        below += baseCounts[rank];
      }
      return dominance / ((double) base.length * other.length);
    }
  }
}
