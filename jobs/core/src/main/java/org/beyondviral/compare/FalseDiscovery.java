package org.beyondviral.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Many tests at once: which of them would stand when a share of the finds may be false. */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * The adjusted p of Benjamini and Hochberg: q of the i-th smallest of m is the least of p(j) m /
   * j over j ≥ i, at most 1. Calling all with q ≤ α a find keeps the expected share of false finds
   * at α or under, for independent and for positively dependent tests. O(m log m).
   *
   * <p>Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57(1).
   *
   * @param p chances, 0 to 1; NaN for what was not tested, which does not count in m
   * @return q in the same order, never less than p and in the same order of size; NaN where p is
   */
  public static double[] adjust(double[] p) {
    int[] descending =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    Arrays.fill(q, Double.NaN);
    double least = 1;
    for (int at = 0; at < descending.length; at++) {
      int i = descending[at];
      least = Math.min(least, p[i] * descending.length / (descending.length - at));
      q[i] = least;
    }
    return q;
  }
}
