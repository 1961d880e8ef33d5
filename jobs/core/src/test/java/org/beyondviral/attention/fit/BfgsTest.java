package org.beyondviral.attention.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BfgsTest {
  /** Rosenbrock's valley, least at (1, 1). */
  private static final Objective VALLEY =
      (x, slope) -> {
        double a = 1 - x[0];
        double b = x[1] - x[0] * x[0];
        slope[0] = -2 * a - 400 * x[0] * b;
        slope[1] = 200 * b;
        return a * a + 100 * b * b;
      };

  @Test
  void theBottomOfABentValleyIsFound() {
    Bfgs.Minimum found = Bfgs.minimise(VALLEY, new double[] {-1.2, 1});
    assertThat(found.converged()).isTrue();
    assertThat(found.at()[0]).isCloseTo(1, within(1e-4));
    assertThat(found.at()[1]).isCloseTo(1, within(1e-4));
  }

  @Test
  void aSlopeWithoutEndDoesNotConverge() {
    Objective slope =
        (x, gradient) -> {
          gradient[0] = 1;
          return x[0];
        };
    assertThat(Bfgs.minimise(slope, new double[] {0}).converged()).isFalse();
    Objective nowhere = (x, gradient) -> Double.NaN;
    assertThat(Bfgs.minimise(nowhere, new double[] {0}).converged()).isFalse();
  }

  @Test
  void aMinimumOutsideABoxIsOnItsEdge() {
    Box box = new Box(new double[] {-2, -2}, new double[] {0.5, 2});
    Bfgs.Minimum found = Bfgs.minimise(box.free(VALLEY), box.free(new double[] {0, 0}));
    assertThat(found.converged()).isTrue();
    assertThat(box.inside(found.at())[0]).isCloseTo(0.5, within(1e-3));
    assertThat(box.inside(found.at())[1]).isCloseTo(0.25, within(2e-3));
    assertThat(box.inside(box.free(new double[] {9, 1}))[0]).isLessThan(0.5);
  }

  @Test
  void curvatureIsTheInverseOfTheSecondDerivatives() {
    Objective bowl =
        (x, slope) -> {
          slope[0] = 4 * x[0] + x[1];
          slope[1] = x[0] + 2 * x[1];
          return 2 * x[0] * x[0] + x[0] * x[1] + x[1] * x[1];
        };
    double[][] covariance = Curvature.covariance(bowl, new double[] {0, 0}, new boolean[2]);
    assertThat(covariance).isNotNull();
    if (covariance != null) {
      assertThat(covariance[0]).containsExactly(new double[] {2 / 7.0, -1 / 7.0}, within(1e-6));
      assertThat(covariance[1]).containsExactly(new double[] {-1 / 7.0, 4 / 7.0}, within(1e-6));
    }
    double[][] held = Curvature.covariance(bowl, new double[] {0, 0}, new boolean[] {false, true});
    assertThat(held).isNotNull();
    if (held != null) {
      assertThat(held[0]).containsExactly(new double[] {1 / 4.0, 0}, within(1e-6));
      assertThat(held[1][1]).isNaN();
      assertThat(
              Curvature.standardErrors(
                  x -> Map.of("double", 2 * x[0], "other", x[1]), new double[] {0, 0}, held))
          .hasEntrySatisfying("double", error -> assertThat(error).isCloseTo(1, within(1e-6)))
          .doesNotContainKey("other");
    }
    Objective saddle =
        (x, slope) -> {
          slope[0] = x[0];
          slope[1] = -x[1];
          return (x[0] * x[0] - x[1] * x[1]) / 2;
        };
    assertThat(Curvature.covariance(saddle, new double[] {0, 0}, new boolean[2])).isNull();
  }

  /** One logarithm of many numbers is the sum of theirs, far beyond the range of their product. */
  @Test
  void logarithmsAddUp() {
    Random random = new Random(1);
    LogSum logs = new LogSum();
    double expected = 0;
    for (int i = 0; i < 10_000; i++) {
      double value = Math.exp(60 * random.nextGaussian());
      int count = 1 + random.nextInt(7);
      logs.add(count, value);
      expected += count * Math.log(value);
    }
    assertThat(logs.value()).isCloseTo(expected, within(1e-6));
    assertThat(new LogSum().value()).isZero();
  }

  @Test
  void criteriaByHand() {
    assertThat(Aicc.of(-10, 2, 13)).isCloseTo(24 + 12 / 10.0, within(1e-12));
    assertThat(Aicc.of(-10, 2, 3)).isInfinite();
    double[] criteria = {10, 12, Double.POSITIVE_INFINITY};
    assertThat(Aicc.weight(10, criteria)).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
    assertThat(Aicc.weight(12, criteria)).isCloseTo(1 / (1 + Math.exp(1)), within(1e-12));
    assertThat(Aicc.weight(Double.POSITIVE_INFINITY, criteria)).isZero();
  }
}
