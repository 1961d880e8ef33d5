package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;

class QuartilesTest {

  @Test
  void interpolatesBetweenOrderStatistics() {
    assertThat(Quartiles.ofSorted(new double[] {1, 2, 3, 4}))
        .isEqualTo(new Quartiles(1.75, 2.5, 3.25));
  }

  @Test
  void oneValueIsEveryQuartile() {
    assertThat(Quartiles.ofSorted(new double[] {7})).isEqualTo(new Quartiles(7, 7, 7));
  }

  @Test
  void emptySampleHasNone() {
    assertThat(Quartiles.ofSorted(new double[0]))
        .isEqualTo(new Quartiles(Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void agreesWithTypeSevenOfHipparchus() {
    SplittableRandom random = new SplittableRandom(7);
    Percentile oracle = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    for (int n = 1; n < 60; n++) {
      double[] sample = random.doubles(n).sorted().toArray();
      double p = random.nextDouble(0.001, 1);
      assertThat(Quartiles.quantile(sample, p))
          .as("n %d, p %f, %s", n, p, Arrays.toString(sample))
          .isCloseTo(oracle.evaluate(sample, 100 * p), within(1e-12));
    }
  }
}
