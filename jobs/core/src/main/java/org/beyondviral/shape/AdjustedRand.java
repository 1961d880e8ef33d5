package org.beyondviral.shape;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The adjusted Rand index: how far two ways of sorting the same things agree, chance taken off.
 *
 * <p>(Σ C(n_ij, 2) − E) / ((Σ C(a_i, 2) + Σ C(b_j, 2)) / 2 − E), E = Σ C(a_i, 2) Σ C(b_j, 2) / C(n,
 * 2), with n_ij things in class i of one and j of the other, a and b the class sizes: 1 when both
 * sort alike, 0 on average by chance, below 0 when worse.
 *
 * <p>Source: Hubert & Arabie (1985), Comparing partitions, Journal of Classification 2.
 */
public final class AdjustedRand {
  /** Things sorted into one class by one way and into another by the other. */
  public record Cell(String one, String other, long count) {}

  private AdjustedRand() {}

  /**
   * The index of a table of counts. O(cells).
   *
   * @return at most 1; NaN for fewer than two things, or when each way has a single class or only
   *     classes of one, so that nothing can disagree
   */
  public static double of(Collection<Cell> cells) {
    Map<String, Long> one = new LinkedHashMap<>();
    Map<String, Long> other = new LinkedHashMap<>();
    double together = 0;
    long n = 0;
    for (Cell cell : cells) {
      one.merge(cell.one(), cell.count(), Long::sum);
      other.merge(cell.other(), cell.count(), Long::sum);
      together += pairs(cell.count());
      n += cell.count();
    }
    double a = one.values().stream().mapToDouble(AdjustedRand::pairs).sum();
    double b = other.values().stream().mapToDouble(AdjustedRand::pairs).sum();
    double expected = n < 2 ? Double.NaN : a * b / pairs(n);
    double most = (a + b) / 2;
    return most == expected ? Double.NaN : (together - expected) / (most - expected);
  }

  private static double pairs(long n) {
    return n * (n - 1.0) / 2;
  }
}
