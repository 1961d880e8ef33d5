package org.beyondviral.attention.hawkes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Published values: the tests of the R package evently, SEISMIC's constants. */
class KnownProcessesTest {
  private static final double[] TIMES = {0, 1, 2, 3, 4, 5};
  private static final double[] ONES = {1, 1, 1, 1, 1, 1};

  @Test
  void branchingFactorsOfEvently() {
    assertThat(new MarkedKernel.Exponential(0.1, 0, 1).branchingFactor())
        .isCloseTo(0.1, within(1e-12));
    assertThat(new MarkedKernel.Exponential(0.1, 1, 1).branchingFactor())
        .isCloseTo(6.35, within(1e-9));
    assertThat(new MarkedKernel.PowerLaw(0.1, 0, 0.2, 0.3).branchingFactor())
        .isCloseTo(0.5402189, within(1e-7));
    assertThat(new MarkedKernel.PowerLaw(0.1, 1, 0.2, 0.3).branchingFactor())
        .isCloseTo(34.3039, within(1e-4));
  }

  @Test
  void finalSizesOfEvently() {
    assertThat(2 * finalSize(new MarkedKernel.Exponential(0.8, 0, 1)))
        .isCloseTo(12.08506, within(1e-5));
    assertThat(2 * finalSize(new MarkedKernel.Exponential(0.8, 0.1, 1)))
        .isCloseTo(12.151, within(1e-3));
    assertThat(2 * finalSize(new MarkedKernel.PowerLaw(0.8, 0, 1, 1)))
        .isCloseTo(17.892352, within(1e-6));
    assertThat(2 * finalSize(new MarkedKernel.PowerLaw(0.8, 0.1, 1, 1)))
        .isCloseTo(22.4600668, within(1e-6));
    assertThat(finalSize(new MarkedKernel.Exponential(1, 0, 1))).isInfinite();
  }

  @Test
  void seismicKernelHasAreaOne() {
    assertThat(Seismic.reached(1e60)).isCloseTo(0.99999982, within(1e-8));
    assertThat(Seismic.reached(0)).isZero();
    for (double delay : new double[] {100, 299, 300, 301, 5_000, 1e6}) {
      double slope = (Seismic.reached(delay + 0.01) - Seismic.reached(delay - 0.01)) / 0.02;
      assertThat(slope).isCloseTo(Seismic.kernel(delay), within(1e-8));
    }
  }

  @Test
  void seismicInfectiousnessIsTheRatioOfItsTwoSums() {
    double[] times = {0, 50, 400, 2_000, 3_500};
    double[] audiences = {1_000, 20, 300, 5, 60};
    double now = 4_000;
    double window = 1_500;
    double reactions = 0;
    double exposed = 0;
    int steps = 1_000_000;
    for (int k = 0; k < steps; k++) {
      double s = now - window + window * (k + 0.5) / steps;
      double weight = 1 - (now - s) / window;
      for (int i = 0; i < times.length; i++) {
        exposed += audiences[i] * weight * Seismic.kernel(s - times[i]) * window / steps;
      }
    }
    for (int i = 1; i < times.length; i++) {
      reactions += Math.max(0, 1 - (now - times[i]) / window);
    }
    double infectiousness = Seismic.infectiousness(times, audiences, now, window);
    assertThat(infectiousness).isCloseTo(reactions / exposed, within(1e-6 * infectiousness));
    assertThat(Seismic.infectiousness(new double[] {0}, new double[] {9}, 600, 300)).isZero();
    double mean = Arrays.stream(audiences).average().orElseThrow();
    double unreached = 0;
    for (int i = 0; i < times.length; i++) {
      unreached += audiences[i] * (1 - Seismic.reached(now - times[i]));
    }
    assertThat(Seismic.finalSize(times, audiences, now, 0.5 / mean, mean))
        .isCloseTo(4 + unreached / mean, within(1e-9));
    assertThat(Seismic.finalSize(times, audiences, now, 1 / mean, mean)).isInfinite();
    assertThat(Seismic.finalSize(times, audiences, 1e60, 0.5 / mean, mean))
        .as("everybody reached")
        .isCloseTo(times.length - 1, within(1e-4));
  }

  @Test
  void endogenousResponseIsTheSumOfAllGenerations() {
    Hip hip = new Hip(0, 0, 2, Hip.scale(0.4), 1, 2);
    double children = 0;
    for (int lag = 1; lag < 3_000; lag++) {
      children += hip.scale() * Math.pow(lag + 1, -3);
    }
    assertThat(hip.endogenousResponse(3_000)).isCloseTo(1 / (1 - children), within(1e-6));
    assertThat(hip.viralPotential(3_000)).isEqualTo(2 * hip.endogenousResponse(3_000));
    assertThat(Hip.scale(1)).isCloseTo(1.016 / 0.916, within(1e-12));
  }

  @Test
  void attentionByHand() {
    // kernel at lags 1, 2: 1/4, 1/9
    double[] attention = new Hip(5, 1, 2, 0.5, 1, 1).attention(new double[] {1, 0, 3});
    assertThat(attention[0]).isEqualTo(7);
    assertThat(attention[1]).isEqualTo(1 + 0.5 * 7 / 4);
    assertThat(attention[2]).isCloseTo(1 + 6 + 0.5 * (attention[1] / 4 + 7 / 9.0), within(1e-12));
  }

  private static double finalSize(MarkedKernel kernel) {
    return kernel.finalSize(TIMES, ONES, 10);
  }
}
