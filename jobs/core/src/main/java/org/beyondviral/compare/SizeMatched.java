package org.beyondviral.compare;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/**
 * Whether cascades of two groups differ once they are of the same sizes.
 *
 * <p>Of every size that both groups have, as many cascades are drawn from either as the smaller one
 * has, without replacement; the two draws are put to the two-sample test of Kolmogorov and Smirnov.
 * Drawn {@value #DRAWS} times. Groups that differ only in how far their cascades get are told apart
 * before and not after; groups that spread by another mechanism are told apart after, too.
 *
 * <p>Source: Juul & Ugander (2021), Comparing information diffusion mechanisms by matching on
 * cascade size, PNAS 118(46), with 10,000 draws.
 *
 * @param matched cascades in one draw, of both groups together
 * @param low the p that a twentieth of the draws stay under
 * @param median the median p of the draws; each asymptotic
 * @param high the p that a twentieth of the draws exceed
 */
record SizeMatched(long matched, double low, double median, double high) {
  static final int DRAWS = 200;

  /** Nothing to draw from. */
  static final SizeMatched NONE = new SizeMatched(0, Double.NaN, Double.NaN, Double.NaN);

  /** Some size must be in both groups. O(DRAWS n log n). */
  static SizeMatched of(MatchedDelta.Group base, MatchedDelta.Group other, long seed) {
    Map<Integer, double[]> bases = bySize(base);
    Map<Integer, double[]> others = bySize(other);
    bases.keySet().retainAll(others.keySet());
    int[] sizes = bases.keySet().stream().mapToInt(Integer::intValue).toArray();
    int each = Arrays.stream(sizes).map(size -> least(bases, others, size)).sum();
    SplittableRandom random = new SplittableRandom(seed);
    double[] p =
        IntStream.range(0, DRAWS)
            .mapToDouble(
                draw -> {
                  double[] one = new double[each];
                  double[] two = new double[each];
                  int at = 0;
                  for (int size : sizes) {
                    int count = least(bases, others, size);
                    draw(requireNonNull(bases.get(size)), count, random, one, at);
                    draw(requireNonNull(others.get(size)), count, random, two, at);
                    at += count;
                  }
                  return p(one, two);
                })
            .sorted()
            .toArray();
    return new SizeMatched(
        2L * each,
        Quartiles.quantile(p, 0.05),
        Quartiles.quantile(p, 0.5),
        Quartiles.quantile(p, 0.95));
  }

  /** The p of Kolmogorov and Smirnov, asymptotic; NaN with fewer than two of a group. */
  static double p(double[] one, double[] two) {
    if (Math.min(one.length, two.length) < 2) {
      return Double.NaN;
    }
    KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
    return test.approximateP(test.kolmogorovSmirnovStatistic(one, two), one.length, two.length);
  }

  /** The values of each size, ascending, so that no draw depends on the order they came in. */
  private static Map<Integer, double[]> bySize(MatchedDelta.Group group) {
    Map<Integer, double[]> bySize = new TreeMap<>();
    int[] order =
        IntStream.range(0, group.values().length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer i) -> group.strata()[i])
                    .thenComparingDouble(i -> group.values()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int from = 0;
    for (int to = 1; to <= order.length; to++) {
      if (to == order.length || group.strata()[order[to]] != group.strata()[order[from]]) {
        double[] values =
            Arrays.stream(order, from, to).mapToDouble(i -> group.values()[i]).toArray();
        bySize.put(group.strata()[order[from]], values);
        from = to;
      }
    }
    return bySize;
  }

  private static int least(Map<Integer, double[]> one, Map<Integer, double[]> two, int size) {
    return Math.min(requireNonNull(one.get(size)).length, requireNonNull(two.get(size)).length);
  }

  /** So many of the values, each choice as likely, the values being shuffled on the way. */
  private static void draw(
      double[] values, int count, SplittableRandom random, double[] drawn, int at) {
    for (int i = 0; i < count; i++) {
      int from = i + random.nextInt(values.length - i);
      double chosen = values[from];
      values[from] = values[i];
      values[i] = chosen;
      drawn[at + i] = chosen;
    }
  }
}
