package org.beyondviral.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
 * @param p without matching; asymptotic
 * @param low the p that a twentieth of the draws stay under; NaN when no size is in both groups
 * @param median the median p of the draws
 * @param high the p that a twentieth of the draws exceed
 */
record SizeMatched(long matched, double p, double low, double median, double high) {
  static final int DRAWS = 200;

  /** Neither group empty; O(DRAWS n log n). */
  static SizeMatched of(MatchedDelta.Group base, MatchedDelta.Group other, long seed) {
    Map<Integer, List<Double>> bases = bySize(base);
    Map<Integer, List<Double>> others = bySize(other);
    bases.keySet().retainAll(others.keySet());
    others.keySet().retainAll(bases.keySet());
    double p = p(base.values(), other.values());
    if (bases.isEmpty()) {
      return new SizeMatched(0, p, Double.NaN, Double.NaN, Double.NaN);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[DRAWS];
    long matched = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      List<Double> one = new ArrayList<>();
      List<Double> two = new ArrayList<>();
      bases.forEach(
          (size, values) -> {
            List<Double> beside = others.getOrDefault(size, List.of());
            int each = Math.min(values.size(), beside.size());
            one.addAll(draw(values, each, random));
            two.addAll(draw(beside, each, random));
          });
      matched = (long) one.size() + two.size();
      drawn[draw] = p(values(one), values(two));
    }
    Arrays.sort(drawn);
    return new SizeMatched(
        matched,
        p,
        Quartiles.quantile(drawn, 0.05),
        Quartiles.quantile(drawn, 0.5),
        Quartiles.quantile(drawn, 0.95));
  }

  /** The values of each size, ascending, so that no draw depends on the order they came in. */
  private static Map<Integer, List<Double>> bySize(MatchedDelta.Group group) {
    Map<Integer, List<Double>> bySize = new TreeMap<>();
    for (int i = 0; i < group.values().length; i++) {
      bySize.computeIfAbsent(group.strata()[i], size -> new ArrayList<>()).add(group.values()[i]);
    }
    bySize.values().forEach(values -> values.sort(null));
    return bySize;
  }

  /** So many of the values, each choice as likely: those not wanted are swapped to the end. */
  private static List<Double> draw(List<Double> values, int count, SplittableRandom random) {
    if (count == values.size()) {
      return values;
    }
    List<Double> drawn = new ArrayList<>(values);
    for (int i = 0; i < count; i++) {
      int from = i + random.nextInt(drawn.size() - i);
      double chosen = drawn.get(from);
      drawn.set(from, drawn.get(i));
      drawn.set(i, chosen);
    }
    return drawn.subList(0, count);
  }

  private static double[] values(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double p(double[] one, double[] two) {
    if (Math.min(one.length, two.length) < 2) {
      return 1;
    }
    KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
    return test.approximateP(test.kolmogorovSmirnovStatistic(one, two), one.length, two.length);
  }
}
