package org.beyondviral.attention.hawkes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backgrounds that change: what comes from outside is not taken for excitation, nor the reverse.
 */
class ChangingFitsTest {
  private static final int RUNS = 20;

  /** Times from the first on, one in that many coming from outside at quantiles of some law. */
  private static Events events(
      Random random, int roots, DoubleUnaryOperator quantile, double branching, double delay) {
    double[] from = random.doubles(roots).map(quantile).toArray();
    double[] times =
        Simulated.families(random, from, branching, Simulated.exponential(random, delay));
    double first = times[0];
    return Events.of(
        Arrays.stream(times).map(t -> t - first).toArray(), times[times.length - 1] - first);
  }

  private static double decay(double u, double mean) {
    return -mean * Math.log(1 - u);
  }

  /** Three shocks sixty days apart that each die away within days, and nobody excites another. */
  private static double shocks(double u) {
    double shock = Math.floor(3 * u);
    return 60 * shock + decay(3 * u - shock, 1.5);
  }

  @Test
  void shocksFromOutsideAreNoExcitation() {
    Random random = new Random(1);
    for (int run = 0; run < RUNS; run++) {
      Events events = events(random, 600, ChangingFitsTest::shocks, 0, 1);
      assertThat(Hawkes.exponential(events).branchingFactor().value()).isGreaterThan(0.9);
      Excitation excitation = Excitation.of(events, 0);
      assertThat(excitation.best().kernel()).isEqualTo(Kernel.NONE);
      assertThat(excitation.best().pieces()).isGreaterThanOrEqualTo(3);
      assertThat(excitation.branchingFactor().high()).isLessThan(0.5);
      assertThat(excitation.isTold()).isTrue();
    }
  }

  /** Two decays one after the other look like excitation with long delays: 0 stays possible. */
  @Test
  void aDecayOfTwoSpeedsMayBeOneWithoutExcitation() {
    Random random = new Random(2);
    for (int run = 0; run < RUNS; run++) {
      Events events = events(random, 600, u -> decay(random.nextDouble(), u < 0.3 ? 6 : 1), 0, 1);
      assertThat(Excitation.of(events, 0).branchingFactor().low()).isZero();
    }
  }

  /** Families of hours in a background that rises for months, or falls within days. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void excitationIsFoundBesideABackgroundThatChanges(boolean rising) {
    Random random = new Random(3);
    double sum = 0;
    double steady = 0;
    int covered = 0;
    for (int run = 0; run < RUNS; run++) {
      Events events =
          rising
              ? events(random, 400, u -> 200 * Math.sqrt(u), 0.5, 0.25)
              : events(random, 400, u -> decay(u, 1.4), 0.5, 0.01);
      Excitation excitation = Excitation.of(events, 0);
      HawkesFit.Estimate estimate = excitation.branchingFactor();
      assertThat(excitation.best().kernel()).isNotEqualTo(Kernel.NONE);
      sum += estimate.value() / RUNS;
      steady += Hawkes.exponential(events).branchingFactor().value() / RUNS;
      covered += estimate.low() <= 0.5 && 0.5 <= estimate.high() ? 1 : 0;
    }
    assertThat(sum).isCloseTo(0.5, within(0.05));
    assertThat(covered).isGreaterThanOrEqualTo(17);
    assertThat(steady).as("with a constant background").isGreaterThan(0.65);
  }

  /** Of a background that does not change, pieces are found by chance in one sample of ten. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.8})
  void aConstantBackgroundStaysConstant(double branching) {
    Random random = new Random(4);
    int constant = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] times =
          Simulated.times(random, 1 - branching, branching, Simulated.exponential(random, 1), 600);
      HawkesFit best = Excitation.of(Events.of(times, 600), 0).best();
      constant += best.pieces() == 0 ? 1 : 0;
    }
    assertThat(constant).isGreaterThanOrEqualTo(18);
  }

  /** Families that take as long as the background: no number is better than a wrong one. */
  @Test
  void excitationAsSlowAsTheBackgroundIsNotTold() {
    Random random = new Random(5);
    int wrong = 0;
    int untold = 0;
    for (int run = 0; run < RUNS; run++) {
      Events events = events(random, 240, u -> decay(u, 1.4), 0.6, 0.3);
      Excitation excitation = Excitation.of(events, 0);
      HawkesFit.Estimate estimate = excitation.branchingFactor();
      untold += excitation.isTold() ? 0 : 1;
      wrong += excitation.isTold() && !(estimate.low() <= 0.6 && 0.6 <= estimate.high()) ? 1 : 0;
    }
    assertThat(untold).isGreaterThanOrEqualTo(RUNS / 2);
    assertThat(wrong).isLessThanOrEqualTo(3);
  }

  /** Families later than the background's changes are as good as a background of more pieces. */
  @Test
  void theIntervalBeginsAtNoneWhereTheLikeliestFamiliesOutlastTheBackground() {
    Events events = events(new Random(9), 200, u -> 200 * u, 0.5, 0.25);
    HawkesFit steady = Hawkes.exponential(events);
    HawkesFit late = changed(steady, 1, Math.log(0.5), 1e-3);
    assertThat(late.outlastsBackground()).isTrue();
    Excitation excitation = new Excitation(List.of(steady, late), events.size(), 0, 0);
    assertThat(excitation.best()).isSameAs(steady);
    assertThat(excitation.branchingFactor().low()).isZero();
    assertThat(excitation.endogenousShare().low()).isZero();
    HawkesFit soon = changed(steady, 1, Math.log(0.5), 1_000);
    assertThat(soon.outlastsBackground()).isFalse();
    assertThat(new Excitation(List.of(steady, soon), events.size(), 0, 0).branchingFactor().low())
        .isPositive();
  }

  /** A constant background never changes, so that nothing outlasts it; another is outlasted. */
  @Test
  void familiesWithoutEndAreToldBesideAConstantBackground() {
    Events events = events(new Random(9), 200, u -> 200 * u, 0.5, 0.25);
    HawkesFit steady = Hawkes.exponential(events);
    HawkesFit without = changed(steady, 0, Math.log(1.1), Double.POSITIVE_INFINITY);
    assertThat(without.outlastsBackground()).isFalse();
    assertThat(new Excitation(List.of(steady, without), events.size(), 0, 0).best())
        .isSameAs(without);
    assertThat(changed(steady, 1, Math.log(1.1), 1_000).outlastsBackground()).isTrue();
  }

  /**
   * A BIC lower by 7 is strong evidence, and one lower by 5 is not: Kass & Raftery draw it at 6.
   */
  @Test
  void familiesWithoutEndNeedStrongEvidence() {
    Events events = events(new Random(9), 200, u -> 200 * u, 0.5, 0.25);
    HawkesFit steady = Hawkes.exponential(events);
    HawkesFit weak = changed(steady, 0, Math.log(1.1), Double.POSITIVE_INFINITY, 5);
    assertThat(weak.bic()).isCloseTo(steady.bic() - 5, within(1e-9));
    Excitation mayBeEndless = new Excitation(List.of(steady, weak), events.size(), 0, 0);
    assertThat(mayBeEndless.best()).isSameAs(steady);
    assertThat(mayBeEndless.branchingFactor().high())
        .as("is supported all the same")
        .isGreaterThan(1.1);
    HawkesFit strong = changed(steady, 0, Math.log(1.1), Double.POSITIVE_INFINITY, 7);
    assertThat(new Excitation(List.of(steady, strong), events.size(), 0, 0).best())
        .isSameAs(strong);
    HawkesFit calm = changed(steady, 0, Math.log(0.9), Double.POSITIVE_INFINITY, 5);
    assertThat(new Excitation(List.of(steady, calm), events.size(), 0, 0).best()).isSameAs(calm);
  }

  /** Of likelier families without end that are not determined, no number is told, nor another's. */
  @Test
  void familiesWithoutEndThatAreNotDeterminedAreNoNumber() {
    Events events = events(new Random(9), 200, u -> 200 * u, 0.5, 0.25);
    HawkesFit steady = Hawkes.exponential(events);
    HawkesFit strong = changed(steady, 0, Math.log(1.1), Double.POSITIVE_INFINITY, 7);
    HawkesFit plain = undetermined(strong);
    assertThat(strong.isDetermined()).isTrue();
    for (HawkesFit lost :
        List.of(
            plain,
            strong.within(new double[] {Double.NaN, 0.5}),
            strong.within(new double[] {-0.5, Double.NaN}))) {
      assertThat(lost.isDetermined()).isFalse();
      Excitation excitation = new Excitation(List.of(steady, lost), events.size(), 0, 0);
      assertThat(excitation.best()).isSameAs(lost);
    }
    HawkesFit unfinished = strong.notConverged();
    Excitation excitation = new Excitation(List.of(steady, unfinished), events.size(), 0, 0);
    assertThat(excitation.best()).isSameAs(unfinished);
    assertThat(excitation.best().converged()).isFalse();
  }

  /** Where a fit that is supported has no interval, there is none over all. */
  @Test
  void anIntervalOfAllFitsNeedsThatOfEach() {
    Events events = events(new Random(9), 200, u -> 200 * u, 0.5, 0.25);
    HawkesFit steady = Hawkes.exponential(events);
    HawkesFit lost = undetermined(changed(steady, 0, Math.log(1.1), Double.POSITIVE_INFINITY, 5));
    Excitation excitation = new Excitation(List.of(steady, lost), events.size(), 0, 0);
    assertThat(excitation.best()).isSameAs(steady);
    assertThat(excitation.branchingFactor().value()).isEqualTo(steady.branchingFactor().value());
    assertThat(excitation.branchingFactor().low()).isNaN();
    assertThat(excitation.branchingFactor().high()).isNaN();
    assertThat(excitation.endogenousShare().high()).isNaN();
    assertThat(excitation.background().low()).isNaN();
    HawkesFit open = steady.within(new double[] {Math.log(0.3), Double.NaN});
    Excitation halfOpen = new Excitation(List.of(open), events.size(), 0, 0);
    assertThat(halfOpen.branchingFactor().low()).isCloseTo(0.3, within(1e-12));
    assertThat(halfOpen.branchingFactor().high()).isNaN();
  }

  /** That fit with other pieces and branching, and much likelier. */
  private static HawkesFit changed(
      HawkesFit fit, int pieces, double logBranching, double steadiness) {
    return changed(fit, pieces, logBranching, steadiness, 100);
  }

  /** That fit with other pieces and branching, and a criterion lower by some gain. */
  private static HawkesFit changed(
      HawkesFit fit, int pieces, double logBranching, double steadiness, double gain) {
    double[] point = fit.point().clone();
    point[1] = logBranching;
    return of(fit, pieces, point, steadiness, fit.logLikelihood() + gain / 2, fit.covariance());
  }

  /** That fit where the likelihood has no curvature. */
  private static HawkesFit undetermined(HawkesFit fit) {
    return of(fit, fit.pieces(), fit.point(), fit.steadiness(), fit.logLikelihood(), null);
  }

  private static HawkesFit of(
      HawkesFit fit,
      int pieces,
      double[] point,
      double steadiness,
      double logLikelihood,
      double @Nullable [][] covariance) {
    return new HawkesFit(
        fit.kernel(),
        pieces,
        fit.parameters(),
        fit.events(),
        point,
        logLikelihood,
        true,
        covariance,
        fit.summedIntensity(),
        steadiness,
        null);
  }

  /** Growth from families alone: of 1.05 children an event, each within minutes of a day. */
  @Test
  void aGrowingProcessIsNotHeldBelowOne() {
    Random random = new Random(10);
    int above = 0;
    int covered = 0;
    int told = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] times;
      do {
        times =
            Simulated.families(
                random,
                random.doubles(Simulated.poisson(random, 10), 0, 2).toArray(),
                1.05,
                Simulated.exponential(random, 0.02),
                2);
      } while (times.length < 200 || times.length > 2_000);
      double first = times[0];
      Excitation excitation =
          Excitation.of(
              Events.of(Arrays.stream(times).map(t -> t - first).toArray(), 2 - first), 0);
      HawkesFit.Estimate estimate = excitation.branchingFactor();
      above += excitation.best().branchingFactor().value() >= 1 ? 1 : 0;
      told += excitation.isTold() ? 1 : 0;
      covered += excitation.isTold() && estimate.low() <= 1.05 && 1.05 <= estimate.high() ? 1 : 0;
    }
    assertThat(above).isPositive();
    assertThat(covered).isGreaterThan(told / 2);
  }

  /**
   * Nights and week-ends of a campaign alone look like excitation until its rhythm is taken out.
   */
  @Test
  void aHabitIsNoExcitation() {
    Random random = new Random(11);
    double sum = 0;
    double withHabit = 0;
    int told = 0;
    int covered = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] days = Simulated.habitual(random, 640, 0.2, Simulated.exponential(random, 0.25));
      withHabit +=
          Excitation.of(Events.of(shifted(days), days[days.length - 1] - days[0]), 0)
                  .branchingFactor()
                  .value()
              / RUNS;
      Excitation excitation = Excitation.of(Simulated.traces(days), Rhythm.FLAT).orElseThrow();
      if (excitation.isTold()) {
        HawkesFit.Estimate estimate = excitation.branchingFactor();
        told++;
        sum += estimate.value();
        covered += estimate.low() <= 0.2 && 0.2 <= estimate.high() ? 1 : 0;
      }
    }
    assertThat(withHabit).isGreaterThan(0.35);
    assertThat(told).isGreaterThanOrEqualTo(RUNS / 2);
    assertThat(sum / told).isCloseTo(0.2, within(0.1));
    assertThat(covered).isGreaterThanOrEqualTo(told - 3);
  }

  /**
   * Two traces a slot: were slots as wide in busy hours as in quiet ones, each would hide 0.44
   * children, half the variance of the rhythm; three waves do not explain all of it.
   */
  @Test
  void slotsThatBusyHoursFillHideFewChildren() {
    Random random = new Random(12);
    double[] days = Simulated.habitual(random, 3_000, 0, Simulated.exponential(random, 0.25));
    long width = Math.round((days[days.length - 1] - days[0]) * 86_400e6 / 1_500);
    Map<Long, Long> slots =
        Arrays.stream(days)
            .mapToObj(day -> Math.floorDiv(Math.round(day * 86_400e6), width) * width)
            .collect(Collectors.groupingBy(at -> at, TreeMap::new, Collectors.counting()));
    TraceTimes times =
        new TraceTimes(
            width,
            slots.entrySet().stream()
                .map(slot -> new TraceTimes.Slot(slot.getKey(), slot.getValue(), 0, 0))
                .toList());
    Excitation excitation = Excitation.of(times, Rhythm.FLAT).orElseThrow();
    assertThat(excitation.hidden(excitation.best())).isLessThan(0.15);
  }

  private static double[] shifted(double[] days) {
    return Arrays.stream(days).map(day -> day - days[0]).toArray();
  }

  /** At the likeliest piece, as many events are expected as there are, as early as they are. */
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.3, 5})
  void aPieceHasTheCountAndTheMeanTimeOfItsEvents(double mean) {
    Random random = new Random(6);
    double[] times =
        random.doubles(300).map(u -> -mean * Math.log(1 - u * -Math.expm1(-1 / mean))).toArray();
    Events events = Events.of(times, 1);
    Background background = Background.whole(events);
    Course course = background.fit(new double[events.size()]);
    assertThat(course.outside()).isCloseTo(300, within(1e-6));
    double expected = 0;
    int steps = 200_000;
    double first = Math.log(course.rates()[0]);
    double slope = (Math.log(course.rates()[299]) - first) / (events.time(299) - events.time(0));
    for (int i = 0; i < steps; i++) {
      double t = events.length() * (i + 0.5) / steps;
      expected += t * Math.exp(first + slope * (t - events.time(0))) * events.length() / steps;
    }
    double seen = 0;
    for (int i = 0; i < 300; i++) {
      seen += events.time(i);
    }
    assertThat(expected).isCloseTo(seen, within(1e-4 * seen));
  }

  /** The slope by the kernel is that of the value with the background fitted anew each time. */
  @Test
  void slopesAreThoseOfTheValues() {
    Events events = events(new Random(7), 150, u -> decay(u, 2), 0.5, 0.1);
    Background two = Background.refined(events, 2).get(1);
    List<HawkesLikelihood> kernels =
        List.of(new ExponentialLikelihood(events), new PowerLawLikelihood(events));
    for (HawkesLikelihood kernel : kernels) {
      ChangingLikelihood likelihood = new ChangingLikelihood(kernel, two);
      double[] point = {-0.8, 0.3, -0.2};
      double[] slope = new double[3];
      double[] scratch = new double[3];
      likelihood.at(point, slope);
      for (int i = 0; i < (kernel instanceof PowerLawLikelihood ? 3 : 2); i++) {
        double[] moved = point.clone();
        moved[i] += 1e-4;
        double above = likelihood.at(moved, scratch);
        moved[i] -= 2e-4;
        assertThat(slope[i])
            .isCloseTo((above - likelihood.at(moved, scratch)) / 2e-4, within(1e-3));
      }
    }
  }

  /** All events come from outside or from another event. */
  @Test
  void backgroundAndExcitationMakeUpTheEvents() {
    Events events = events(new Random(8), 300, u -> decay(u, 3), 0.5, 0.02);
    HawkesFit fit = Excitation.of(events, 0).best();
    double outside = fit.background().value() * events.unit() * events.length();
    double late = Math.exp(-fit.point()[2]);
    double reached = 0;
    for (int i = 0; i < events.size(); i++) {
      reached += 1 - Math.exp(-(events.length() - events.time(i)) / late);
    }
    assertThat(outside + fit.branchingFactor().value() * reached)
        .isCloseTo(events.explained(), within(1e-2));
    assertThat(fit.background().low()).isLessThan(fit.background().value());
  }
}
