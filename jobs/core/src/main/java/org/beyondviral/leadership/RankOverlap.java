package org.beyondviral.leadership;

import java.util.HashSet;
import java.util.Set;

/** How alike two rankings are. */
public final class RankOverlap {
  /**
   * How much each rank weighs less than the one before; the first ten ranks have 86 % of the weight
   * (the authors' example).
   */
  static final double PERSISTENCE = 0.9;

  private RankOverlap() {}

  /**
   * Rank-biased overlap, extrapolated, of two rankings without ties, the shorter of s ranks and the
   * longer of l: (1 − p)/p · (Σ_{d≤l} X_d p^d / d + Σ_{s<d≤l} X_s (d − s) p^d / (s d)) + ((X_l −
   * X_s)/l + X_s/s) p^l, X_d how many are among the first d of both. From 0, nobody in common, to
   * 1, the same; p = 0.9. O(l).
   *
   * <p>Source: Webber, Moffat & Zobel (2010), A similarity measure for indefinite rankings, ACM
   * Transactions on Information Systems 28(4), equation 32.
   *
   * @param one distinct keys in order, at least one
   * @param other likewise
   */
  public static double of(long[] one, long[] other) {
    long[] shorter = one.length <= other.length ? one : other;
    long[] longer = shorter == one ? other : one;
    int s = shorter.length;
    int l = longer.length;
    if (s == 0) {
      throw new IllegalArgumentException("a ranking of nobody");
    }
    Set<Long> inShorter = new HashSet<>();
    Set<Long> inLonger = new HashSet<>();
    double sum = 0;
    double weight = 1;
    int common = 0;
    int commonAtShorter = 0;
    for (int d = 1; d <= l; d++) {
      weight *= PERSISTENCE;
      inLonger.add(longer[d - 1]);
      common += inShorter.contains(longer[d - 1]) ? 1 : 0;
      if (d <= s) {
        inShorter.add(shorter[d - 1]);
        common += inLonger.contains(shorter[d - 1]) ? 1 : 0;
        commonAtShorter = common;
      }
      sum += weight * common / d;
      if (d > s) {
        sum += weight * commonAtShorter * (d - s) / ((double) s * d);
      }
    }
    double beyond = (double) (common - commonAtShorter) / l + (double) commonAtShorter / s;
    return Math.min(1, (1 - PERSISTENCE) / PERSISTENCE * sum + beyond * weight);
  }
}
