package org.beyondviral.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.measure.HeldCampaign.HeldTrace;
import org.beyondviral.measure.Measure;
import org.beyondviral.profile.SamplingCurve.Point;
import org.beyondviral.settings.Settings;
import org.junit.jupiter.api.Test;

class SamplingCurveTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(365));
  private static final Campaign CAMPAIGN =
      new Campaign("c", "c", "#c", FROM, TO, FROM, TO, false, false, 1, 1, 1);
  private static final SamplingCurve CURVE = SamplingCurve.of(Settings.defaults(), Rhythm.FLAT);

  /** A rise, a peak on day 110 and a decay over weeks; each author comes twice. */
  private static final List<Point> POINTS = CURVE.points(CAMPAIGN, decaying(3_000));

  @Test
  void theWholeIsItselfAndEveryShareHasItsPoints() {
    List<Point> whole = POINTS.stream().filter(point -> point.share() == 1).toList();
    assertThat(whole).hasSizeGreaterThan(15);
    assertThat(whole).allSatisfy(point -> assertThat(point.value()).isEqualTo(point.whole()));
    assertThat(POINTS.stream().map(Point::share).distinct()).containsExactly(1.0, 0.5, 0.25, 0.1);
    assertThat(CURVE.points(CAMPAIGN, decaying(3_000))).isEqualTo(POINTS);
  }

  /** What {@link Measure#biasedBySampling} calls not biased stays, but for chance. */
  @Test
  void measuresThatAreNotBiasedStay() {
    List<Point> unbiased =
        POINTS.stream()
            .filter(point -> !Measure.find(point.measure()).orElseThrow().biasedBySampling())
            .toList();
    assertThat(unbiased.stream().map(Point::measure).distinct().count()).isGreaterThan(4);
    assertThat(unbiased)
        .filteredOn(point -> point.share() > 0.2)
        .allSatisfy(
            point ->
                assertThat(point.value())
                    .as(point.measure())
                    .isCloseTo(point.whole(), within(0.15 * point.whole())));
  }

  /** Of people who came on two days, both are kept of s² and one of 1 − (1 − s)²: s / (2 − s). */
  @Test
  void peopleSeenTwiceAreSeenOnce() {
    Map<Double, Double> returning = values("returning_share");
    returning.forEach(
        (share, value) -> assertThat(value).isCloseTo(share / (2 - share), within(0.04)));
    Map<Double, Double> participants = values("participants");
    participants.forEach(
        (share, value) -> assertThat(value).isCloseTo(1_500 * share * (2 - share), within(60.0)));
    assertThat(values("traces_per_participant").get(0.1)).isLessThan(1.1);
  }

  /** Ratios are of what cannot be negative; a tenth of a handful is often nothing. */
  @Test
  void ratiosAreOfWhatIsNeverNegative() {
    for (Point point : POINTS) {
      double least = Measure.find(point.measure()).orElseThrow().least();
      if (least < 0 || point.whole() == 0) {
        assertThat(point.ratio()).as(point.measure()).isNull();
      } else {
        assertThat(point.ratio()).isEqualTo(point.value() / point.whole());
      }
    }
    assertThat(POINTS).anyMatch(point -> point.measure().equals("burstiness"));
    List<HeldTrace> one = decaying(2).subList(0, 1);
    assertThat(CURVE.points(CAMPAIGN, one).stream().map(Point::share).distinct())
        .contains(1.0)
        .hasSizeLessThan(4);
  }

  private static Map<Double, Double> values(String measure) {
    return POINTS.stream()
        .filter(point -> point.measure().equals(measure))
        .collect(Collectors.toMap(Point::share, Point::value));
  }

  private static List<HeldTrace> decaying(int traces) {
    SplittableRandom random = new SplittableRandom(1);
    List<HeldTrace> held = new ArrayList<>();
    for (int i = 0; i < traces; i++) {
      double day =
          random.nextDouble() < 0.2
              ? 100 + 10 * random.nextDouble()
              : 110 - 8 * Math.log(1 - random.nextDouble());
      Instant at = FROM.plus(Duration.ofSeconds(Math.round(86_400 * day)));
      Instant later = i % 2 == 0 ? at : at.plus(Duration.ofDays(1));
      held.add(new HeldTrace("t" + i, "a" + i / 2, i % 2 == 0 ? at : later, null));
    }
    held.sort(Comparator.comparing(HeldTrace::createdAt));
    return held;
  }
}
