package org.beyondviral.attention.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelihoodIntervalTest {
  private static final Box BOX = new Box(new double[] {-50, -50}, new double[] {50, 50});

  /** x²/2(1 − ρ²) − ρ x y/(1 − ρ²) + y²/2(1 − ρ²): over all y the least is x²/2, for y = ρ x. */
  private static Objective normal(double rho) {
    double inverse = 1 / (1 - rho * rho);
    return (x, slope) -> {
      slope[0] = inverse * (x[0] - rho * x[1]);
      slope[1] = inverse * (x[1] - rho * x[0]);
      return (x[0] * slope[0] + x[1] * slope[1]) / 2;
    };
  }

  private static double[] ends(Objective function, double x, double y, double error) {
    double[] best = {x, y};
    double value = function.at(best, new double[2]);
    return LikelihoodInterval.of(
        function, BOX, new Bfgs.Minimum(best, value, true), 0, error, List.of(best));
  }

  /**
   * The ends do not hang on the other parameter, nor on the error given: that of the parameter were
   * the other known, √(1 − ρ²), is a seventh of what it is.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.14, 1, 5})
  void correlatedParametersAreProfiled(double error) {
    assertThat(ends(normal(0.99), 0, 0, error))
        .containsExactly(new double[] {-1.96, 1.96}, within(0.021));
  }

  /**
   * Five numbers of mean 0 and variance 1, drawn from a normal distribution of mean x and variance
   * e^2y: the least over y is 5/2 ln(1 + x²), so that the ends are ±√(e^(3.84 / 5) − 1) = ±1.0752.
   */
  @Test
  void aProfileWithLongTails() {
    Objective sample =
        (x, slope) -> {
          double precision = Math.exp(-2 * x[1]);
          slope[0] = 5 * x[0] * precision;
          slope[1] = 5 - 5 * (1 + x[0] * x[0]) * precision;
          return 5 * x[1] + 2.5 * (1 + x[0] * x[0]) * precision;
        };
    double end = Math.sqrt(Math.expm1(Curvature.NORMAL_95 * Curvature.NORMAL_95 / 5));
    assertThat(ends(sample, 0, 0, 1 / Math.sqrt(5)))
        .containsExactly(new double[] {-end, end}, within(0.02));
  }

  /** The variance of that sample: skewed, 5 (y + (e^−2y − 1)/2) = 1.92 at −0.5142 and 0.7788. */
  @Test
  void aSkewedProfile() {
    Objective sample =
        (x, slope) -> {
          double precision = Math.exp(-2 * x[0]);
          slope[0] = 5 - 5 * (1 + x[1] * x[1]) * precision;
          slope[1] = 5 * x[1] * precision;
          return 5 * x[0] + 2.5 * (1 + x[1] * x[1]) * precision;
        };
    assertThat(ends(sample, 0, 0, Math.sqrt(0.1)))
        .containsExactly(new double[] {-0.5142, 0.7788}, within(0.01));
  }

  /** Where the likelihood does not fall, the interval goes to the edge of what is searched. */
  @Test
  void aFunctionFlatToOneSide() {
    Objective flat =
        (x, slope) -> {
          double over = Math.max(0, x[0]);
          slope[1] = x[1] - x[0];
          slope[0] = over - slope[1];
          return (over * over + slope[1] * slope[1]) / 2;
        };
    assertThat(ends(flat, 0, 0, 0.3)).containsExactly(new double[] {-50, 1.96}, within(0.021));
  }

  @Test
  void anEndThatASearchDoesNotReachIsNotKnown() {
    Objective nowhereFromOne = (x, slope) -> x[0] > 1 ? Double.NaN : normal(0.5).at(x, slope);
    double[] ends = ends(nowhereFromOne, 0, 0, 0.9);
    assertThat(ends[0]).isCloseTo(-1.96, within(0.021));
    assertThat(ends[1]).isNaN();
    assertThat(ends(normal(0.5), 3, 1.5, 0.9))
        .as("from a point that is no minimum")
        .satisfies(end -> assertThat(end[0]).isNaN());
  }

  /**
   * Two valleys over the other parameter, y near 0 of value 2 x² and y near 5 of x²/2 + ½: from 0
   * alone the end would be 0.98, and is √(2 (1.92 − ½)) = 1.69.
   */
  @Test
  void anEndIsNotThatOfALocalMinimum() {
    Objective valleys =
        (x, slope) -> {
          double near = 20 * x[1] * x[1] + 2 * x[0] * x[0];
          double far = 20 * (x[1] - 5) * (x[1] - 5) + x[0] * x[0] / 2 + 0.5;
          boolean isNear = near < far || x[1] < 2.5;
          slope[0] = isNear ? 4 * x[0] : x[0];
          slope[1] = 40 * (isNear ? x[1] : x[1] - 5);
          return isNear ? near : far;
        };
    double[] best = {0, 0};
    Bfgs.Minimum found = new Bfgs.Minimum(best, 0, true);
    double[] ends =
        LikelihoodInterval.of(valleys, BOX, found, 0, 0.5, List.of(best, new double[] {0, 5}));
    double end = Math.sqrt(Curvature.NORMAL_95 * Curvature.NORMAL_95 - 1);
    assertThat(ends).containsExactly(new double[] {-end, end}, within(0.03));
  }

  /** Beyond 1 the likelihood is nothing like it was: the end is on the far side. */
  @Test
  void anEndIsNeverWithinWhereTheLikelihoodJumps() {
    Objective cliff = (x, slope) -> normal(0.5).at(x, slope) + (x[0] > 1 ? 100 : 0);
    assertThat(ends(cliff, 0, 0, 0.9)[1]).isBetween(1.0, 1.02);
  }
}
