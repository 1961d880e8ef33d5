package org.beyondviral.attention.hawkes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.beyondviral.attention.fit.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HawkesTest {
  private static final double LENGTH = 1_000;

  private static double[] times(Random random, double branching, double delay) {
    return Simulated.times(
        random, 1 - branching, branching, Simulated.exponential(random, delay), LENGTH);
  }

  /** The bench has 1,000 replicates; at 100 the bounds are as wide as chance makes them. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 0.7})
  void theBranchingFactorIsRecovered(double branching) {
    Random random = new Random(Math.round(10 * branching));
    double sum = 0;
    int covered = 0;
    for (int run = 0; run < 100; run++) {
      HawkesFit fit = Hawkes.exponential(Events.of(times(random, branching, 1), LENGTH));
      HawkesFit.Estimate estimate = fit.branchingFactor();
      assertThat(fit.converged()).isTrue();
      sum += estimate.value();
      covered += estimate.low() <= branching && branching <= estimate.high() ? 1 : 0;
    }
    assertThat(sum / 100).isCloseTo(branching, within(0.06 * branching));
    assertThat(covered).isBetween(88, 100);
  }

  @Test
  void theKernelThatMadeTheEventsIsPreferred() {
    Random random = new Random(4);
    double[] heavy =
        Simulated.times(random, 0.4, 0.6, Simulated.powerLaw(random, 0.1, 0.7), 3 * LENGTH);
    assertThat(Hawkes.best(Hawkes.all(Events.of(heavy, 3 * LENGTH))).kernel())
        .isEqualTo(Kernel.POWER_LAW);
    assertThat(Hawkes.best(Hawkes.all(Events.of(times(random, 0.6, 0.2), LENGTH))).kernel())
        .isEqualTo(Kernel.EXPONENTIAL);
    double[] poisson = random.doubles(1_000, 0, LENGTH).toArray();
    HawkesFit none = Hawkes.best(Hawkes.all(Events.of(poisson, LENGTH)));
    assertThat(none.kernel()).isEqualTo(Kernel.NONE);
    assertThat(none.branchingFactor().value()).isZero();
    assertThat(none.background().value()).isCloseTo(1, within(1e-9));
    assertThat(none.endogenousShare().value()).isCloseTo(0, within(1e-9));
  }

  /** Events spread evenly over the logarithm of time: what the first of them excites never ends. */
  @Test
  void aPowerLawWithoutEndDoesNotConverge() {
    HawkesFit fit = Hawkes.powerLaw(evenInLogarithm(1e4));
    assertThat(Math.exp(fit.point()[3])).isCloseTo(0.05, within(0.001));
    assertThat(fit.converged()).isFalse();
  }

  /** From the likeliest beginning the search ends at the slowest power law; another is likelier. */
  @Test
  void aSearchThatEndsAtAnEdgeIsNotTheLast() {
    HawkesFit fit = Hawkes.powerLaw(evenInLogarithm(1e6));
    assertThat(Math.exp(fit.point()[3])).isBetween(0.07, 0.1);
    assertThat(fit.converged()).isTrue();
    assertThat(fit.isDetermined()).isTrue();
  }

  private static Events evenInLogarithm(double longest) {
    double[] times = new double[500];
    Arrays.setAll(times, i -> Math.exp(Math.log(longest) * i / 499) - 1);
    return Events.of(times, times[499]);
  }

  @Test
  void aPowerLawIsRecovered() {
    Random random = new Random(5);
    double sum = 0;
    for (int run = 0; run < 20; run++) {
      double[] drawn =
          Simulated.times(random, 0.3, 0.7, Simulated.powerLaw(random, 0.3, 1.2), LENGTH);
      sum += Hawkes.powerLaw(Events.of(drawn, LENGTH)).branchingFactor().value();
    }
    assertThat(sum / 20).isCloseTo(0.7, within(0.07));
  }

  /** Both likelihoods against the plain sums over all pairs, ties and marks included. */
  @Test
  void recursionsEqualSumsOverPairs() {
    Random random = new Random(6);
    double[] at = random.doubles(60, 0, 50).sorted().toArray();
    at[0] = 0;
    double[] counts = random.ints(60, 1, 4).asDoubleStream().toArray();
    double[] audiences = random.doubles(60, 0, 500).toArray();
    Events events = Events.of(at, counts, audiences, 50).marked(0.4);
    double mu = 0.3;
    double n = 0.6;
    double beta = 0.8;
    double cutoff = 0.7;
    double theta = 0.9;
    double[] point = {Math.log(mu), Math.log(n), Math.log(beta)};
    double summed = 0;
    for (int i = 0; i < events.size(); i++) {
      double intensity = mu;
      for (int j = 0; j < i; j++) {
        intensity +=
            n * events.weight(j) * beta * Math.exp(-beta * (events.time(i) - events.time(j)));
      }
      summed += events.count(i) * intensity;
    }
    assertThat(new ExponentialLikelihood(events).summedIntensity(events.steady(), point))
        .isCloseTo(summed, within(1e-9));
    assertThat(value(new ExponentialLikelihood(events), mu, n, beta))
        .isCloseTo(
            plain(events, mu, n, t -> beta * Math.exp(-beta * t), t -> 1 - Math.exp(-beta * t)),
            within(1e-9));
    assertThat(value(new PowerLawLikelihood(events), mu, n, cutoff, theta))
        .isCloseTo(
            plain(
                events,
                mu,
                n,
                t -> theta * Math.pow(cutoff, theta) * Math.pow(t + cutoff, -1 - theta),
                t -> 1 - Math.pow(1 + t / cutoff, -theta)),
            within(2e-2));
  }

  @Test
  void slopesAreThoseOfTheValues() {
    Events events = Events.of(times(new Random(7), 0.5, 1), LENGTH);
    for (Objective objective :
        new Objective[] {new ExponentialLikelihood(events), new PowerLawLikelihood(events)}) {
      double[] point = {-0.5, -0.8, 0.3, -0.2};
      double[] slope = new double[4];
      double[] scratch = new double[4];
      objective.at(point, slope);
      int parameters = objective instanceof PowerLawLikelihood ? 4 : 3;
      for (int i = 0; i < parameters; i++) {
        double[] moved = point.clone();
        moved[i] += 1e-5;
        double above = objective.at(moved, scratch);
        moved[i] -= 2e-5;
        double below = objective.at(moved, scratch);
        assertThat(slope[i]).isCloseTo((above - below) / 2e-5, within(1e-3));
      }
    }
  }

  @Test
  void theSlopeOfTheMarkIsThatOfTheValue() {
    Random random = new Random(13);
    double[] at = random.doubles(80, 0, 50).sorted().toArray();
    double[] ones = new double[80];
    Arrays.fill(ones, 1);
    Events events = Events.of(at, ones, random.doubles(80, 0, 900).toArray(), 50);
    double[] point = {-0.5, -0.8, 0.3, 0.4};
    double[] slope = new double[4];
    double value = new MarkedLikelihood(events).at(point, slope);
    double[] scratch = new double[3];
    double[] inner = Arrays.copyOf(point, 3);
    assertThat(new ExponentialLikelihood(events.marked(0.4)).at(inner, scratch)).isEqualTo(value);
    double above = new ExponentialLikelihood(events.marked(0.4001)).at(inner, scratch);
    double below = new ExponentialLikelihood(events.marked(0.3999)).at(inner, scratch);
    assertThat(slope[3]).isCloseTo((above - below) / 0.0002, within(1e-5));
    double weights = 0;
    for (int i = 0; i < 80; i++) {
      weights += events.marked(0.4).weight(i);
    }
    assertThat(weights).as("a mean of 1 an event").isCloseTo(80, within(1e-9));
  }

  /** Children in proportion to the root of the audience: the mark is found, and with it n. */
  @Test
  void audiencesThatExciteAreTold() {
    Random random = new Random(14);
    double marks = 0;
    double branching = 0;
    int covered = 0;
    for (int run = 0; run < 20; run++) {
      Events events =
          Simulated.marked(random, 0.5, 0.5, 0.5, Simulated.exponential(random, 1), LENGTH);
      assertThat(Hawkes.best(Hawkes.all(events)).kernel())
          .isIn(Kernel.MARKED_EXPONENTIAL, Kernel.MARKED_POWER_LAW);
      HawkesFit fit = Hawkes.markedExponential(events);
      HawkesFit.Estimate estimate = fit.branchingFactor();
      marks += fit.mark() / 20;
      branching += estimate.value() / 20;
      covered += estimate.low() <= 0.5 && 0.5 <= estimate.high() ? 1 : 0;
      assertThat(fit.standardErrors()).containsOnlyKeys(fit.named().keySet());
    }
    assertThat(marks).isCloseTo(0.5, within(0.06));
    assertThat(branching).isCloseTo(0.5, within(0.05));
    assertThat(covered).isGreaterThanOrEqualTo(16);
  }

  /**
   * The interval of a marked power law is that of the likelihood too, in all fits as in its own.
   */
  @Test
  void aMarkedPowerLawHasTheIntervalOfItsLikelihood() {
    Random random = new Random(18);
    int covered = 0;
    for (int run = 0; run < 10; run++) {
      Events events =
          Simulated.marked(random, 0.5, 0.5, 0.5, Simulated.powerLaw(random, 0.3, 1.2), LENGTH);
      HawkesFit fit =
          Hawkes.all(events).stream()
              .filter(each -> each.kernel() == Kernel.MARKED_POWER_LAW && each.pieces() == 0)
              .findFirst()
              .orElseThrow();
      HawkesFit.Estimate estimate = fit.branchingFactor();
      covered += estimate.low() <= 0.5 && 0.5 <= estimate.high() ? 1 : 0;
      if (fit.ends() != null) {
        assertThat(Math.log(estimate.low())).isCloseTo(fit.ends()[0], within(1e-12));
      }
    }
    assertThat(covered).isGreaterThanOrEqualTo(8);
  }

  @Test
  void audiencesThatDoNotMatterAreNotPreferred() {
    Random random = new Random(15);
    int plain = 0;
    for (int run = 0; run < 20; run++) {
      Events events =
          Simulated.marked(random, 0.5, 0.5, 0, Simulated.exponential(random, 1), LENGTH);
      Kernel kernel = Hawkes.best(Hawkes.all(events)).kernel();
      plain += kernel == Kernel.EXPONENTIAL || kernel == Kernel.POWER_LAW ? 1 : 0;
    }
    assertThat(plain).isGreaterThanOrEqualTo(14);
  }

  /** The error of rounded times lies within what the fit says may hide. */
  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.1, 0.3, 1})
  void theErrorOfSlotsIsShown(double slot) {
    Random random = new Random(16);
    double lost = 0;
    double hidden = 0;
    for (int run = 0; run < 20; run++) {
      double[] exact = times(random, 0.5, 1);
      double[] rounded = Arrays.stream(exact).map(t -> slot * Math.floor(t / slot)).toArray();
      HawkesFit fit = Hawkes.exponential(Events.of(rounded, LENGTH));
      double whole = Hawkes.exponential(Events.of(exact, LENGTH)).branchingFactor().value();
      lost += (whole - fit.branchingFactor().value()) / 20;
      hidden += fit.unexplainedTies(slot) / 2 / 20;
    }
    assertThat(lost).isBetween(-0.01, hidden + 0.005);
  }

  /** What is to come is what the tails of the kernel hold, and the families of these. */
  @Test
  void theFinalSizeIsThatOfThePublishedKernel() {
    double[] at = times(new Random(17), 0.6, 5);
    HawkesFit fit = Hawkes.exponential(Events.of(at, LENGTH));
    double n = fit.branchingFactor().value();
    double delay = fit.named().getOrDefault("delay_days", 0.0);
    double children = Arrays.stream(at).map(t -> n * Math.exp(-(LENGTH - t) / delay)).sum();
    assertThat(fit.finalSize()).isCloseTo(at.length + children / (1 - n), within(1e-6));
    assertThat(Hawkes.none(Events.of(at, LENGTH)).finalSize()).isEqualTo(at.length);
  }

  @Test
  void aParameterAtItsEdgeHasNoStandardError() {
    double[] even = new double[200];
    Arrays.setAll(even, i -> i + 0.5);
    HawkesFit fit = Hawkes.exponential(Events.of(even, 200));
    assertThat(fit.branchingFactor().value()).isLessThan(0.01);
    assertThat(fit.isDetermined()).isFalse();
    assertThat(fit.standardErrors()).doesNotContainKey("branching_factor");
  }

  @Test
  void exponentialsAddUpToThePowerLaw() {
    PowerLawLikelihood likelihood =
        new PowerLawLikelihood(Events.of(times(new Random(8), 0.5, 1), LENGTH));
    for (double cutoff : new double[] {1e-3, 0.1, 10}) {
      for (double theta : new double[] {0.2, 1, 3}) {
        for (double t : new double[] {0, 1e-3, 1, 100, LENGTH}) {
          double exact = theta / cutoff * Math.pow(1 + t / cutoff, -1 - theta);
          assertThat(likelihood.kernel(t, cutoff, theta)).isCloseTo(exact, within(1e-2 * exact));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1 / 60.0, 86_400e6})
  void theUnitOfTimeDoesNotMatter(double unit) {
    double[] days = times(new Random(9), 0.5, 0.5);
    double[] scaled = Arrays.stream(days).map(t -> t * unit).toArray();
    for (HawkesFit fit : Hawkes.all(Events.of(days, LENGTH))) {
      HawkesFit other =
          Hawkes.all(Events.of(scaled, LENGTH * unit)).stream()
              .filter(each -> each.kernel() == fit.kernel())
              .findFirst()
              .orElseThrow();
      assertThat(other.branchingFactor().value())
          .isCloseTo(fit.branchingFactor().value(), within(1e-5));
      assertThat(other.background().value() * unit)
          .isCloseTo(fit.background().value(), within(1e-5));
      assertThat(other.unexplainedTies(unit / 100))
          .isCloseTo(fit.unexplainedTies(1 / 100.0), within(1e-6));
    }
  }

  /** Times rounded down so far that children fall on their parents are found out. */
  @Test
  void tiesBeyondChanceAreCounted() {
    double[] exact = times(new Random(11), 0.5, 0.1);
    for (HawkesFit fit : Hawkes.all(Events.of(exact, LENGTH))) {
      assertThat(fit.unexplainedTies(1e-9)).isZero();
    }
    double[] rounded = Arrays.stream(exact).map(Math::floor).toArray();
    assertThat(Hawkes.best(Hawkes.all(Events.of(rounded, LENGTH))).unexplainedTies(1))
        .as("families of mean size 2 (Borel): E s(s − 1) / E s = 3 were all at once")
        .isBetween(1.5, 3.0);
    double[] poisson = new Random(12).doubles(1_000, 0, LENGTH).map(Math::floor).toArray();
    assertThat(Hawkes.none(Events.of(poisson, LENGTH)).unexplainedTies(1)).isLessThan(0.1);
  }

  @Test
  void theEndogenousShareIsTheMeanChanceOfHavingAParent() {
    Events events = Events.of(times(new Random(10), 0.6, 1), LENGTH);
    HawkesFit fit = Hawkes.exponential(events);
    assertThat(fit.endogenousShare().value())
        .isCloseTo(1 - fit.background().value() * LENGTH / events.explained(), within(1e-12));
    assertThat(fit.endogenousShare().value()).isCloseTo(0.6, within(0.12));
    assertThat(fit.endogenousShare().low()).isLessThan(fit.endogenousShare().value());
  }

  @Test
  void eventsAtOneTimeDoNotExciteOneAnother() {
    Events tied = Events.of(new double[] {0, 2, 2, 5}, 10);
    Events grouped = Events.of(new double[] {0, 2, 5}, new double[] {1, 2, 1}, 10);
    assertThat(value(new ExponentialLikelihood(tied), 0.5, 0.5, 1))
        .isEqualTo(value(new ExponentialLikelihood(grouped), 0.5, 0.5, 1));
    assertThat(tied.explained()).as("the first opens the window").isEqualTo(3);
    assertThatThrownBy(() -> Events.of(new double[] {2, 1}, new double[] {1, 1}, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Events.of(new double[] {2}, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double value(Objective objective, double... natural) {
    double[] point = Arrays.stream(natural).map(Math::log).toArray();
    return objective.at(point, new double[point.length]);
  }

  private static double plain(
      Events events,
      double mu,
      double n,
      DoubleUnaryOperator density,
      DoubleUnaryOperator distribution) {
    double sum = mu * events.length();
    for (int i = 0; i < events.size(); i++) {
      sum += n * events.weight(i) * distribution.applyAsDouble(events.length() - events.time(i));
      double intensity = mu;
      for (int j = 0; j < i; j++) {
        intensity += n * events.weight(j) * density.applyAsDouble(events.time(i) - events.time(j));
      }
      sum -= events.count(i) * Math.log(intensity);
    }
    return sum;
  }
}
