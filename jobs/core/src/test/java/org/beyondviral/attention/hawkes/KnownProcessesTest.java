package org.beyondviral.attention.hawkes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
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

  /** The descendants to be expected of an event that has just happened. */
  @Test
  void viralScoreOfEvently() {
    MarkedKernel kernel = new MarkedKernel.Exponential(0.1, 0, 1);
    double[] one = {1};
    assertThat(kernel.finalSize(new double[1], one, one, 0, kernel.branchingFactor()) - 1)
        .isCloseTo(0.1 / 0.9, within(1e-12));
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

  /** Cascades drawn as SEISMIC has them, each follower reacting with the same chance. */
  @Test
  void theMedianForecastIsRight() {
    Random random = new Random(18);
    List<Double> ratios = new ArrayList<>();
    for (int run = 0; run < 400; run++) {
      double[][] cascade = cascade(random, 0.6 / 148, 20_000);
      double[] times = cascade[0];
      int seen = (int) Arrays.stream(times).filter(t -> t < 3_600).count();
      CascadeForecast forecast =
          CascadeForecast.of(
              "c",
              Arrays.copyOf(times, seen),
              Arrays.copyOf(cascade[1], seen),
              3_600,
              times.length);
      Double size = forecast.expectedSize();
      if (size != null) {
        ratios.add(size / times.length);
      }
    }
    assertThat(ratios).hasSizeGreaterThan(300);
    Collections.sort(ratios);
    assertThat(ratios.get(ratios.size() / 2)).isCloseTo(1, within(0.15));
    assertThat(ratios.get(ratios.size() / 4)).isGreaterThan(0.6);
    assertThat(ratios.get(3 * ratios.size() / 4)).isLessThan(1.6);
  }

  @Test
  void aForecastNeedsReactionsAndAudiences() {
    double[] times = {0, 1_900, 2_000, 2_100, 2_200, 2_300};
    double[] few = {900, 10, 20, 30, 40, 50};
    assertThat(CascadeForecast.of("c", times, few, 3_600, 9).status()).isEqualTo("ok");
    assertThat(CascadeForecast.of("c", Arrays.copyOf(times, 5), few, 3_600, 9).status())
        .isEqualTo("insufficient");
    double[] unknown = {900, Double.NaN, Double.NaN, 30, 40, 50};
    assertThat(CascadeForecast.of("c", times, unknown, 3_600, 9).status())
        .isEqualTo("insufficient");
    double[] loud = {9, 1e6, 1e6, 1e6, 1e6, 1e6};
    assertThat(CascadeForecast.of("c", new double[] {0, 90, 91, 92, 93, 94}, loud, 95, 9))
        .satisfies(
            forecast -> {
              assertThat(forecast.status()).isEqualTo("undefined");
              assertThat(forecast.expectedSize()).isNull();
            });
  }

  private static double[][] cascade(Random random, double infectiousness, double rootAudience) {
    TreeMap<Double, Double> traces = new TreeMap<>();
    ArrayDeque<Double> open = new ArrayDeque<>(List.of(0.0));
    while (!open.isEmpty()) {
      double parent = open.remove();
      double audience = parent == 0 ? rootAudience : Math.exp(4 + 1.41 * random.nextGaussian());
      traces.put(parent, audience);
      int children = Simulated.poisson(random, infectiousness * audience);
      for (int i = 0; i < children; i++) {
        double u = random.nextDouble() * Seismic.reached(1e60);
        double flat = Seismic.reached(300);
        open.add(
            parent
                + (u < flat
                    ? 300 * u / flat
                    : 300 * Math.pow(1 - (u - flat) * 0.2314843 / flat, -1 / 0.2314843)));
      }
    }
    return new double[][] {
      traces.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
      traces.values().stream().mapToDouble(Double::doubleValue).toArray()
    };
  }

  private static double finalSize(MarkedKernel kernel) {
    return kernel.finalSize(TIMES, ONES, ONES, 10, kernel.branchingFactor());
  }
}
