package org.beyondviral.attention.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.fit.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecayTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** A tail drawn from times after the middle of the peak bin. */
  static PostPeak sample(int traces, int bins, DoubleSupplier time) {
    long[] counts = new long[bins];
    for (int drawn = 0; drawn < traces; ) {
      double t = time.getAsDouble() - 0.5;
      if (t >= 0 && t < bins) {
        counts[(int) t]++;
        drawn++;
      }
    }
    return new PostPeak(DAY, counts);
  }

  static DoubleSupplier exponential(Random random, double rate) {
    return () -> 0.5 - Math.log(1 - random.nextDouble()) / rate;
  }

  static DoubleSupplier truth(DecayModel model, Random random, double slowShare) {
    DoubleSupplier fast = exponential(random, 1);
    DoubleSupplier slow = exponential(random, 0.1);
    return switch (model) {
      case EXPONENTIAL -> exponential(random, 0.3);
      case POWER_LAW -> () -> 0.5 * Math.pow(1 - random.nextDouble(), -2.5);
      case LOG_NORMAL -> () -> Math.exp(1 + 0.8 * random.nextGaussian());
      case BIEXPONENTIAL ->
          () -> random.nextDouble() < slowShare ? slow.getAsDouble() : fast.getAsDouble();
    };
  }

  private static Decay fitted(PostPeak tail) {
    return Decay.of(tail).orElseThrow();
  }

  /** The full count is in the bench; 60 of 66 hold what nine in ten promise. */
  @ParameterizedTest
  @EnumSource
  void theModelThatMadeTheCountsIsChosen(DecayModel model) {
    Random random = new Random(7);
    int right = 0;
    for (int run = 0; run < 66; run++) {
      PostPeak tail = sample(1_000, 200, truth(model, random, 0.2));
      right += fitted(tail).chosen() == model ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @EnumSource
  void searchesConvergeAndNestedModelsAreNoWorse(DecayModel model) {
    Random random = new Random(8);
    for (int traces : new int[] {20, 50, 500}) {
      for (int bins : new int[] {7, 40, 900}) {
        Decay decay = fitted(sample(traces, bins, truth(model, random, 0.5)));
        for (DecayModel each : DecayModel.values()) {
          Decay.Fit fit = decay.fit(each);
          assertThat(fit.converged()).as("%s of %s", each, model).isTrue();
          DecayModel simpler = each.simpler();
          if (simpler != null) {
            assertThat(fit.logLikelihood())
                .isGreaterThan(decay.fit(simpler).logLikelihood() - 0.05);
          }
        }
        assertThat(Arrays.stream(DecayModel.values()).mapToDouble(decay::weight).sum())
            .isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void plantedPartsAreFound() {
    Random random = new Random(9);
    Decay decay = fitted(sample(20_000, 300, truth(DecayModel.BIEXPONENTIAL, random, 0.4)));
    Biexponential parts = decay.parts();
    assertThat(parts.fast()).isCloseTo(1, within(0.05));
    assertThat(parts.slow()).isCloseTo(0.1, within(0.005));
    assertThat(parts.slowShare()).isCloseTo(0.4, within(0.02));
    Map<String, Double> named =
        DecayModel.BIEXPONENTIAL.parameters(
            decay.fit(DecayModel.BIEXPONENTIAL).point(), decay.tail());
    assertThat(named.getOrDefault("p_per_day", 0.0) + named.getOrDefault("r_per_day", 0.0))
        .isCloseTo(1, within(0.05));
    assertThat(named).containsEntry("q_per_day", named.get("slow_per_day"));
  }

  /**
   * A fall within days onto a pace that does not fall for years: the fast rate is found all the
   * same.
   */
  @Test
  void aFallOntoASteadyPaceIsDetermined() {
    long[] counts = new long[1_000];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = i < 8 ? Math.round(16 * Math.pow(2, -i)) : i % 3 == 0 ? 1 : 0;
    }
    Decay decay = fitted(new PostPeak(DAY, counts));
    assertThat(decay.exponentialParts()).isEqualTo(DecayModel.BIEXPONENTIAL);
    Decay.Fit fit = decay.fit(DecayModel.BIEXPONENTIAL);
    assertThat(fit.converged()).isTrue();
    assertThat(Math.log(2) / decay.parts().fast()).isCloseTo(1, within(0.15));
    assertThat(fit.margin(0, 1)).isBetween(0.1, 1.0);
    assertThat(decay.parts().slow() * counts.length).as("no fall that is seen").isLessThan(0.1);
  }

  /** Candia's closed form; there both parts fall equally fast, before it the fast one does. */
  @Test
  void theCriticalTimeIsCandias() {
    Biexponential law = new Biexponential(0.9, 0.07, 0.35, 1e6);
    double p = law.communicative();
    double r = law.coupling();
    double q = law.cultural();
    double critical = law.criticalTime();
    assertThat(critical)
        .isCloseTo(Math.log((p + r) * (p - q) / (r * q)) / (p + r - q), within(1e-9));
    double fast = (p - q) * (p + r) * Math.exp(-(p + r) * critical);
    double slow = r * q * Math.exp(-q * critical);
    assertThat(fast).isCloseTo(slow, within(1e-12));
    assertThat(new Biexponential(0.08, 0.07, 0.9, 1e6).criticalTime())
        .as("the slow part falls faster from the beginning")
        .isZero();
  }

  /** u' = −(p + r) u, v' = r u − q v, stepped; u + v is the mixture with those rates. */
  @Test
  void theMixtureSolvesCandiasEquations() {
    Biexponential law = new Biexponential(0.9, 0.07, 0.35, 1e6);
    double p = law.communicative();
    double r = law.coupling();
    double q = law.cultural();
    assertThat(p + r).isCloseTo(0.9, within(1e-12));
    double start = 0.65 * 0.9 + 0.35 * 0.07;
    double u = start;
    double v = 0;
    double step = 1e-4;
    for (int i = 0; i < 300_000; i++) {
      double middleU = u - step / 2 * (p + r) * u;
      double middleV = v + step / 2 * (r * u - q * v);
      u -= step * (p + r) * middleU;
      v += step * (r * middleU - q * middleV);
      if (i % 50_000 == 49_999) {
        double t = step * (i + 1);
        double mixture = 0.65 * 0.9 * Math.exp(-0.9 * t) + 0.35 * 0.07 * Math.exp(-0.07 * t);
        assertThat(u + v).isCloseTo(mixture, within(1e-7));
      }
    }
  }

  /** Each likelihood against shares of bins by the trapezoid rule over the plain densities. */
  @ParameterizedTest
  @EnumSource
  void likelihoodsAreThoseOfThePlainDensities(DecayModel model) {
    PostPeak tail = new PostPeak(DAY, new long[] {40, 22, 13, 0, 5, 4, 0, 1, 0, 2, 0, 0});
    double[] point =
        switch (model) {
          case EXPONENTIAL -> new double[] {Math.log(0.4)};
          case POWER_LAW -> new double[] {1.4};
          case LOG_NORMAL -> new double[] {Math.log(1 / 0.64), 0.5 / 0.64};
          case BIEXPONENTIAL -> new double[] {Math.log(0.1), Math.log(9), Math.log(0.3 / 0.7)};
        };
    double slowPart = 0.3 * 0.1 / -Math.expm1(-0.1 * 12);
    double fastPart = 0.7 * 0.9 / -Math.expm1(-0.9 * 12);
    Function<Double, Double> density =
        t ->
            switch (model) {
              case EXPONENTIAL -> Math.exp(-0.4 * t);
              case POWER_LAW -> Math.pow(t, -1.4);
              case LOG_NORMAL -> Math.exp(-Math.pow(Math.log(t) - 0.5, 2) / 1.28) / t;
              case BIEXPONENTIAL ->
                  slowPart * Math.exp(-0.1 * (t - 0.5)) + fastPart * Math.exp(-0.9 * (t - 0.5));
            };
    double all = integral(density, 0.5, 12.5);
    double expected = 0;
    for (int i = 0; i < tail.bins(); i++) {
      expected += tail.count(i) * Math.log(integral(density, i + 0.5, i + 1.5) / all);
    }
    Objective likelihood = model.likelihood(tail);
    double[] slope = new double[point.length];
    double[] scratch = new double[point.length];
    assertThat(likelihood.at(point, slope)).isCloseTo(-expected, within(1e-4));
    for (int i = 0; i < point.length; i++) {
      double[] moved = point.clone();
      moved[i] += 1e-5;
      double above = likelihood.at(moved, scratch);
      moved[i] -= 2e-5;
      assertThat(slope[i])
          .as("slope by parameter %s", i)
          .isCloseTo((above - likelihood.at(moved, scratch)) / 2e-5, within(1e-5));
    }
  }

  @Test
  void theUnitOfTimeDoesNotMatter() {
    Random random = new Random(10);
    PostPeak days = sample(800, 60, truth(DecayModel.BIEXPONENTIAL, random, 0.3));
    long[] counts = new long[days.bins()];
    Arrays.setAll(counts, days::count);
    Decay hourly = fitted(new PostPeak(Duration.ofHours(1), counts));
    for (DecayModel model : DecayModel.values()) {
      assertThat(hourly.fit(model).point()).isEqualTo(fitted(days).fit(model).point());
    }
    assertThat(
            DecayModel.EXPONENTIAL.parameters(
                hourly.fit(DecayModel.EXPONENTIAL).point(), hourly.tail()))
        .hasEntrySatisfying(
            "rate_per_day",
            rate ->
                assertThat(rate)
                    .isCloseTo(
                        24 * Math.exp(hourly.fit(DecayModel.EXPONENTIAL).point()[0]),
                        within(1e-9)));
  }

  @Test
  void theTailEndsBeforeTheNextBurstOrWithTheArchive() {
    Activity activity =
        Activity.of(
            DAY, new long[] {0, 10, 11, 12, 20, 40, 60}, new long[] {1, 50, 20, 10, 0, 30, 2});
    Instant to = Activity.startOf(100, DAY);
    PostPeak whole = PostPeak.of(activity, List.of(10), to);
    assertThat(whole.bins()).isEqualTo(89);
    assertThat(whole.count(0)).isEqualTo(20);
    assertThat(whole.traces()).isEqualTo(62);
    PostPeak cut = PostPeak.of(activity, List.of(10, 40), to);
    assertThat(cut.bins()).as("13, the first empty bin, starts the next").isEqualTo(2);
    assertThat(cut.isEnough()).isFalse();
    assertThat(Decay.of(cut)).isEmpty();
    assertThat(PostPeak.of(activity, List.of(10), Activity.startOf(5, DAY)).bins()).isZero();
  }

  private static double integral(Function<Double, Double> density, double from, double to) {
    int steps = 40_000;
    double sum = (density.apply(from) + density.apply(to)) / 2;
    for (int i = 1; i < steps; i++) {
      sum += density.apply(from + (to - from) * i / steps);
    }
    return sum * (to - from) / steps;
  }
}
