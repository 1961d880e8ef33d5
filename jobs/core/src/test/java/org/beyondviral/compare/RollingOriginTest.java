package org.beyondviral.compare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class RollingOriginTest {
  private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
  private static final CompareRules RULES = new CompareRules(5, 500, 0.95, 1);

  /**
   * One campaign a day; of those that last, and of the others, participants a trace are normal with
   * means {@code shift} deviations apart, and all else is noise.
   */
  private static List<Early> campaigns(int count, double shift, Random random) {
    List<Early> campaigns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean lasts = random.nextInt(3) == 0;
      double share = 0.5 + 0.05 * (random.nextGaussian() + (lasts ? shift : 0));
      campaigns.add(
          new Early(
              "c" + i,
              FROM.plus(Duration.ofDays(i)),
              lasts,
              1_000_000,
              random.nextInt(1_000_000),
              random.nextInt(1_000_000),
              random.nextInt(1_000_000),
              Math.round(share * 1_000_000),
              random.nextInt(1_000_000),
              random.nextInt(100_000),
              random.nextInt(50_000),
              1 + random.nextInt(100_000),
              1 + random.nextInt(100_000)));
    }
    return campaigns;
  }

  private static Early with(Early early, boolean lasts) {
    return new Early(
        early.campaignId(),
        early.startedAt(),
        lasts,
        early.traces(),
        early.late(),
        early.acts(),
        early.replies(),
        early.participants(),
        early.audience(),
        early.recruited(),
        early.recruitedFurther(),
        early.cascades(),
        early.largestCascade());
  }

  /** What comes later, and the outcomes of a block, have no part in what is told of it. */
  /** One of four given 0.25 lasts, as told; of two given 0.95 one does, 0.45 off. */
  @Test
  void chancesThatAreOffAreCountedByTenths() {
    List<RollingOrigin.Told> told = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      told.add(new RollingOrigin.Told(1, 0.25, 0.5, i == 0));
    }
    told.add(new RollingOrigin.Told(1, 0.95, 0.5, true));
    told.add(new RollingOrigin.Told(1, 0.95, 0.5, false));
    assertThat(Prediction.miscalibration(told)).isCloseTo(2 * 0.45 * 0.45 / 6, within(1e-12));
    assertThat(Prediction.miscalibration(List.of())).isNull();
  }

  @Test
  void nothingLaterIsToldFrom() {
    List<Early> campaigns = campaigns(200, 1, new Random(5));
    RollingOrigin origin = new RollingOrigin(Horizon.WEEK, Early::features, 5);
    List<RollingOrigin.Told> told = origin.tell(campaigns);
    List<Early> changed = new ArrayList<>(campaigns.subList(0, 120));
    campaigns(200, 3, new Random(99)).subList(120, 200).forEach(changed::add);
    List<RollingOrigin.Told> after = origin.tell(changed);
    assertThat(told).hasSize(160);
    for (int i = 0; i < 80; i++) {
      assertThat(after.get(i).chance()).isEqualTo(told.get(i).chance());
    }
    assertThat(after.get(80).chance()).isNotEqualTo(told.get(80).chance());
    changed.set(150, with(changed.get(150), !changed.get(150).lasts()));
    assertThat(origin.tell(changed).get(110)).isNotEqualTo(after.get(110));
    assertThat(origin.tell(changed).get(110).chance()).isEqualTo(after.get(110).chance());
  }

  /** Of campaigns less than a horizon old when a block begins, the features are not known yet. */
  @Test
  void whatIsNotSeenWholeIsNotToldFrom() {
    List<Early> campaigns = campaigns(200, 1, new Random(5));
    List<RollingOrigin.Told> told =
        new RollingOrigin(Horizon.WEEK, Early::features, 5).tell(campaigns);
    List<Early> changed = new ArrayList<>(campaigns);
    for (int day = 34; day < 40; day++) {
      changed.set(day, with(campaigns.get(day), !campaigns.get(day).lasts()));
    }
    assertThat(new RollingOrigin(Horizon.WEEK, Early::features, 5).tell(changed).get(0).chance())
        .isEqualTo(told.get(0).chance());
    changed.set(33, with(campaigns.get(33), !campaigns.get(33).lasts()));
    assertThat(new RollingOrigin(Horizon.WEEK, Early::features, 5).tell(changed).get(0).chance())
        .isNotEqualTo(told.get(0).chance());
  }

  @Test
  void orderDoesNotMatter() {
    List<Early> campaigns = campaigns(90, 1, new Random(6));
    Prediction expected = Prediction.of(Horizon.DAY, campaigns, RULES);
    Collections.shuffle(campaigns, new Random(7));
    assertThat(Prediction.of(Horizon.DAY, campaigns, RULES)).isEqualTo(expected);
  }

  /** Where outcomes are dealt out by chance, the interval holds 0.5 as often as it says. */
  @Test
  void shuffledOutcomesCannotBeTold() {
    int trials = 200;
    int held = 0;
    double sum = 0;
    Random random = new Random(8);
    for (int trial = 0; trial < trials; trial++) {
      Prediction told = Prediction.of(Horizon.DAY, campaigns(150, 0, random), RULES);
      sum += requireNonNull(told.auc());
      held += requireNonNull(told.aucLow()) <= 0.5 && requireNonNull(told.aucHigh()) >= 0.5 ? 1 : 0;
    }
    assertThat(sum / trials).isCloseTo(0.5, within(0.015));
    assertThat((double) held / trials).isBetween(0.9, 0.99);
  }

  /** Two normals a shift apart: no scores tell them better than Φ(shift / √2). */
  @Test
  void plantedDifferencesAreTold() {
    Prediction told = Prediction.of(Horizon.HOUR, campaigns(3_000, 1.5, new Random(9)), RULES);
    double best = new NormalDistribution().cumulativeProbability(1.5 / Math.sqrt(2));
    assertThat(told.auc()).isCloseTo(best, within(0.03));
    assertThat(told.baselineAuc()).isCloseTo(0.5, within(0.001));
    assertThat(told.told()).isEqualTo(2_400);
    assertThat(told.baseRate()).isCloseTo(1 / 3.0, within(0.03));
    assertThat(told.meanChance()).isCloseTo(requireNonNull(told.baseRate()), within(0.03));
    assertThat(told.brier()).isLessThan(requireNonNull(told.baseRateBrier()) - 0.05);
  }

  @Test
  void tooFewAreNotTold() {
    Prediction few = Prediction.of(Horizon.HOUR, campaigns(9, 1, new Random(1)), RULES);
    assertThat(few.told()).isZero();
    assertThat(few.auc()).isNull();
    assertThat(few.brier()).isNull();
    assertThat(Prediction.of(Horizon.HOUR, List.of(), RULES).campaigns()).isZero();
  }
}
