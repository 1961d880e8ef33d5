package org.beyondviral.compare;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.hipparchus.util.CombinatoricsUtils;
import org.hipparchus.util.FastMath;

/**
 * The two-sided rank test of Mann, Whitney and Wilcoxon: could two samples come from one
 * distribution?
 *
 * <p>W is the sum of the midranks of one sample among all N = n + m values. p is the chance, over
 * all ways to deal the N values into groups of these sizes, that W lies at least as far from its
 * mean n (N + 1) / 2 as it does. Up to {@value #MOST_EXACT} values it is counted, ties and all;
 * beyond, W is taken as normal with the variance n m / 12 · (N + 1 − Σ (t³ − t) / (N (N − 1))) over
 * groups of t ties, and half a rank of continuity correction.
 *
 * <p>Source: Mann & Whitney (1947), Annals of Mathematical Statistics 18(1); ties: Lehmann (1975),
 * Nonparametrics, section 1.4.
 */
public final class RankTest {
  /** Most values in both samples together for which p is counted rather than approximated. */
  public static final int MOST_EXACT = 50;

  private RankTest() {}

  /**
   * The two-sided p of two samples, in any order. O(N log N) beyond {@value #MOST_EXACT} values,
   * some three million steps at that size.
   *
   * @return 0 to 1; 1 when all values are the same; NaN when a sample is empty
   * @throws IllegalArgumentException for a value that is NaN
   */
  public static double p(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      return Double.NaN;
    }
    double[] pooled = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, pooled, first.length, second.length);
    Arrays.sort(pooled);
    if (Double.isNaN(pooled[pooled.length - 1])) {
      throw new IllegalArgumentException("NaN among the values");
    }
    double[] smaller = first.length <= second.length ? first.clone() : second.clone();
    Arrays.sort(smaller);
    long[] ranks = doubledMidranks(pooled);
    long doubledSum = 0;
    int at = 0;
    for (double value : smaller) {
      while (pooled[at] != value) {
        at++;
      }
      doubledSum += ranks[at];
    }
    long doubledMean = smaller.length * (pooled.length + 1L);
    long distance = Math.abs(doubledSum - doubledMean);
    return pooled.length <= MOST_EXACT
        ? exact(ranks, smaller.length, doubledMean, distance)
        : normal(pooled, smaller.length, distance);
  }

  /** Twice the midrank of each value, from 1, which is whole. */
  private static long[] doubledMidranks(double[] sorted) {
    long[] ranks = new long[sorted.length];
    int from = 0;
    while (from < sorted.length) {
      int to = tiesEnd(sorted, from);
      Arrays.fill(ranks, from, to, from + 1L + to);
      from = to;
    }
    return ranks;
  }

  private static int tiesEnd(double[] sorted, int from) {
    int to = from + 1;
    while (to < sorted.length && sorted[to] == sorted[from]) {
      to++;
    }
    return to;
  }

  /** Counts the subsets of each size by the sum of their doubled ranks, one value after another. */
  private static double exact(long[] ranks, int size, long mean, long distance) {
    int most = (int) Arrays.stream(ranks).sum();
    double[][] subsets = new double[size + 1][most + 1];
    subsets[0][0] = 1;
    for (long rank : ranks) {
      int shift = (int) rank;
      for (int taken = size; taken > 0; taken--) {
        for (int sum = most; sum >= shift; sum--) {
          subsets[taken][sum] += subsets[taken - 1][sum - shift];
        }
      }
    }
    double extreme = 0;
    for (int sum = 0; sum <= most; sum++) {
      if (Math.abs(sum - mean) >= distance) {
        extreme += subsets[size][sum];
      }
    }
    return extreme / CombinatoricsUtils.binomialCoefficientDouble(ranks.length, size);
  }

  private static double normal(double[] sorted, int size, long doubledDistance) {
    double n = sorted.length;
    double ties = 0;
    int from = 0;
    while (from < sorted.length) {
      int to = tiesEnd(sorted, from);
      double tied = to - from;
      ties += tied * tied * tied - tied;
      from = to;
    }
    double variance = size * (n - size) / 12 * (n + 1 - ties / (n * (n - 1)));
    double corrected = doubledDistance / 2.0 - 0.5;
    if (variance <= 0 || corrected <= 0) {
      return 1;
    }
    return Erf.erfc(corrected / FastMath.sqrt(2 * variance));
  }
}
