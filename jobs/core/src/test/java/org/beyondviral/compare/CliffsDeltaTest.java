package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class CliffsDeltaTest {

  @Test
  void oneGroupWhollyAboveTheOther() {
    assertThat(CliffsDelta.of(new double[] {1, 2}, new double[] {3, 4, 5})).isEqualTo(1);
    assertThat(CliffsDelta.of(new double[] {3, 4, 5}, new double[] {1, 2})).isEqualTo(-1);
  }

  @Test
  void tiesCountForNeither() {
    // Pairs (base, other): 1<2, 1<3, 2=2, 2<3.
    assertThat(CliffsDelta.of(new double[] {1, 2}, new double[] {2, 3})).isEqualTo(0.75);
    assertThat(CliffsDelta.of(new double[] {0.0, 5}, new double[] {-0.0, 5})).isEqualTo(0);
  }

  @Test
  void undefinedWithoutValues() {
    assertThat(CliffsDelta.of(new double[0], new double[] {1})).isNaN();
    assertThat(CliffsDelta.bootstrap(new double[] {1}, new double[0], 100, 0.95, 1).low()).isNaN();
  }

  @Test
  void refusesNaN() {
    assertThatThrownBy(() -> CliffsDelta.of(new double[] {Double.NaN}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalsTheDefinitionPairByPair() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 300; round++) {
      double[] base = drawn(random, 1 + random.nextInt(25));
      double[] other = drawn(random, 1 + random.nextInt(25));
      assertThat(CliffsDelta.of(base, other)).isEqualTo(pairByPair(base, other));
    }
  }

  @Test
  void intervalIsOnePointWhereNothingVaries() {
    assertThat(CliffsDelta.bootstrap(new double[] {1}, new double[] {1}, 100, 0.95, 3))
        .isEqualTo(new Interval(0, 0));
    assertThat(CliffsDelta.bootstrap(new double[] {1, 2}, new double[] {3, 4}, 100, 0.95, 3))
        .isEqualTo(new Interval(1, 1));
  }

  @Test
  void intervalDependsOnSeedAndValuesNotOnTheirOrder() {
    double[] base = {5, 1, 4, 2, 3, 2.5, 1.5};
    double[] turned = {1.5, 2.5, 3, 2, 4, 1, 5};
    double[] other = {3, 6, 2, 4.5, 7};
    Interval interval = CliffsDelta.bootstrap(base, other, 500, 0.9, 42);

    assertThat(CliffsDelta.bootstrap(turned, other, 500, 0.9, 42)).isEqualTo(interval);
    assertThat(CliffsDelta.bootstrap(base, other, 500, 0.9, 43)).isNotEqualTo(interval);
    assertThat(interval.low()).isLessThan(CliffsDelta.of(base, other));
    assertThat(interval.high()).isGreaterThan(CliffsDelta.of(base, other));
  }

  @Test
  void intervalCoversTheTruthAboutAsOftenAsItSays() {
    // Normal samples one standard deviation apart: delta is 2 Φ(1 / √2) − 1 = erf(1 / 2).
    double truth = Erf.erf(0.5);
    java.util.Random random = new java.util.Random(2024);
    int samples = 400;
    int covered = 0;
    for (int i = 0; i < samples; i++) {
      double[] base = normal(random, 30, 0);
      double[] other = normal(random, 40, 1);
      Interval interval = CliffsDelta.bootstrap(base, other, 400, 0.9, i);
      if (interval.low() <= truth && truth <= interval.high()) {
        covered++;
      }
    }
    assertThat((double) covered / samples).isCloseTo(0.9, within(0.04));
  }

  @Test
  void seedsDifferByKeyAndBySeed() {
    assertThat(CliffsDelta.seed(1, "memory"))
        .isEqualTo(CliffsDelta.seed(1, "memory"))
        .isNotEqualTo(CliffsDelta.seed(1, "bursts"))
        .isNotEqualTo(CliffsDelta.seed(2, "memory"));
  }

  private static double[] drawn(RandomGenerator random, int n) {
    return random.ints(n, 0, 8).asDoubleStream().toArray();
  }

  private static double[] normal(RandomGenerator random, int n, double mean) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = mean + random.nextGaussian();
    }
    return values;
  }

  private static double pairByPair(double[] base, double[] other) {
    int dominance = 0;
    for (double x : base) {
      for (double y : other) {
        dominance += Double.compare(y, x) > 0 ? 1 : y < x ? -1 : 0;
      }
    }
    return (double) dominance / (base.length * other.length);
  }
}
