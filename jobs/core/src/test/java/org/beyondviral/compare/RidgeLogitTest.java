package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeLogitTest {
  private static RidgeLogit.Case of(boolean outcome, double... features) {
    return new RidgeLogit.Case(features, outcome);
  }

  /** With next to no ridge the chances of two kinds of cases are their shares. */
  @Test
  void twoKindsAreToldAsTheyWere() {
    List<RidgeLogit.Case> cases = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      cases.add(of(i % 4 == 0, 3, 8));
      cases.add(of(i % 5 > 0, 7, 8));
    }
    RidgeLogit logit = RidgeLogit.fit(cases, 1e-9);
    assertThat(logit.chance(new double[] {3, 8})).isCloseTo(0.25, within(1e-6));
    assertThat(logit.chance(new double[] {7, 8})).isCloseTo(0.8, within(1e-6));
    assertThat(logit.chance(new double[] {7, 100})).isCloseTo(0.8, within(1e-6));
  }

  /** The mean of 47 equal values may be off by its last bit. */
  @Test
  void whatNeverVariedCountsForNothing() {
    for (int n : new int[] {47, 51, 94, 102, 109}) {
      List<RidgeLogit.Case> cases = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        cases.add(of(i % 3 == 0, Math.log1p(1)));
      }
      int with = (n + 2) / 3;
      double share = (double) with / n;
      assertThat(RidgeLogit.fit(cases, 0.1).chance(new double[] {Math.log1p(2000)}))
          .isCloseTo(share, within(1e-6));
    }
  }

  /** Where the slope of the likelihood is that of the ridge: Σ (y − p) z = λ β. */
  @Test
  void theRidgeHoldsTheModelBack() {
    Random random = new Random(3);
    List<RidgeLogit.Case> cases = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double x = random.nextGaussian();
      cases.add(of(random.nextDouble() < 1 / (1 + Math.exp(-2 * x)), x));
    }
    double mean = cases.stream().mapToDouble(c -> c.features()[0]).average().orElseThrow();
    double deviation =
        Math.sqrt(
            cases.stream()
                .mapToDouble(c -> Math.pow(c.features()[0] - mean, 2))
                .average()
                .orElseThrow());
    double before = Double.POSITIVE_INFINITY;
    for (double ridge : new double[] {0.1, 1, 10, 100}) {
      RidgeLogit logit = RidgeLogit.fit(cases, ridge);
      double weight =
          logit(logit.chance(new double[] {mean + deviation}))
              - logit(logit.chance(new double[] {mean}));
      double slope =
          cases.stream()
              .mapToDouble(
                  c ->
                      ((c.outcome() ? 1 : 0) - logit.chance(c.features()))
                          * (c.features()[0] - mean)
                          / deviation)
              .sum();
      assertThat(slope).isCloseTo(ridge * weight, within(1e-4));
      assertThat(weight).isPositive().isLessThan(before);
      before = weight;
    }
  }

  @Test
  void whatIsToldWithoutFailHasAFiniteModel() {
    List<RidgeLogit.Case> cases = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      cases.add(of(i >= 10, i, -1000 * i));
    }
    RidgeLogit logit = RidgeLogit.fit(cases, 0.1);
    assertThat(logit.chance(new double[] {0, 0})).isBetween(1e-9, 0.1);
    assertThat(logit.chance(new double[] {19, -19_000})).isBetween(0.9, 1 - 1e-9);
  }

  private static double logit(double chance) {
    return Math.log(chance / (1 - chance));
  }
}
