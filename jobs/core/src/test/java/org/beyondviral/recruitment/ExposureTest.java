package org.beyondviral.recruitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.beyondviral.recruitment.Exposure.Count;
import org.junit.jupiter.api.Test;

class ExposureTest {
  @Test
  void byHand() {
    // exposed to 1: 100, to 2: 50, to 3: 10, which is too few
    List<Count> counts =
        List.of(
            new Count(1, 0, false, 10, 40),
            new Count(2, 0, false, 10, 30),
            new Count(3, 0, false, 5, 5));
    List<ExposureChance> curve = Exposure.chances("c", counts);
    assertThat(curve)
        .containsExactly(
            new ExposureChance("c", 1, 100, 10, 0.1), new ExposureChance("c", 2, 50, 10, 0.2));
    assertThat(Exposure.stickiness(curve)).hasValue(0.2);
    assertThat(Exposure.persistence(curve).orElseThrow()).isCloseTo(0.75, within(1e-12));
    assertThat(Exposure.reinforcedShare(counts)).hasValue(0.6);
  }

  @Test
  void nothingKnown() {
    assertThat(Exposure.chances("c", List.of())).isEmpty();
    assertThat(Exposure.chances("c", List.of(new Count(0, 0, false, 500, 500)))).isEmpty();
    assertThat(Exposure.stickiness(List.of())).isEmpty();
    ExposureChance half = new ExposureChance("c", 1, 40, 20, 0.5);
    assertThat(Exposure.persistence(List.of(half))).isEmpty();
    ExposureChance none = new ExposureChance("c", 1, 40, 0, 0);
    assertThat(Exposure.persistence(List.of(none, none))).isEmpty();
    assertThat(
            Exposure.reinforcedShare(
                List.of(new Count(0, 0, false, 5, 5), new Count(2, 0, false, 0, 5))))
        .isEmpty();
  }

  @Test
  void thresholdsAreIntervals() {
    // 10 joined after one; 20 after three of whom none, 30 after three of whom two were known
    // before, 40 after two whom they had known without joining
    List<Count> counts =
        List.of(
            new Count(1, 0, false, 10, 5),
            new Count(3, 0, true, 20, 5),
            new Count(3, 2, false, 30, 5),
            new Count(2, 2, false, 40, 0));
    assertThat(Exposure.reinforcedShare(counts)).hasValue(0.9);
    assertThat(Exposure.surelyReinforcedShare(counts)).hasValue(0.7);
    assertThat(Exposure.opaqueShare(counts)).hasValue(0.2);
    assertThat(Exposure.thresholds("c", counts))
        .containsExactly(
            new Threshold("c", 1, 1, false, 10),
            new Threshold("c", 1, 3, true, 20),
            new Threshold("c", 2, 2, false, 40),
            new Threshold("c", 3, 3, false, 30));
    assertThat(
            Exposure.thresholds(
                "c", List.of(new Count(0, 0, false, 5, 5), new Count(2, 1, false, 0, 5))))
        .isEmpty();
    assertThat(Exposure.opaqueShare(List.of(new Count(0, 0, false, 5, 5)))).isEmpty();
  }

  /** A planted chance at each exposure is found again. */
  @Test
  void aPlantedCurveIsFound() {
    double[] planted = {0.02, 0.05, 0.08, 0.06, 0.04};
    Random random = new Random(8);
    long[] joined = new long[planted.length + 1];
    long[] stayed = new long[planted.length + 1];
    for (int person = 0; person < 200_000; person++) {
      int most = 1 + random.nextInt(planted.length);
      int k = 1;
      while (k < most && random.nextDouble() >= planted[k - 1]) {
        k++;
      }
      if (k < most || random.nextDouble() < planted[k - 1]) {
        joined[k]++;
      } else {
        stayed[k]++;
      }
    }
    List<Count> counts = new ArrayList<>();
    for (int k = 1; k <= planted.length; k++) {
      counts.add(new Count(k, 0, false, joined[k], stayed[k]));
    }
    List<ExposureChance> curve = Exposure.chances("c", counts);
    assertThat(curve).hasSize(5);
    for (int k = 0; k < 5; k++) {
      assertThat(curve.get(k).chance()).isCloseTo(planted[k], within(0.004));
    }
    assertThat(Exposure.persistence(curve).orElseThrow()).isCloseTo(0.25 / 0.4, within(0.03));
  }

  @Test
  void farExposuresCountAsExposedToAllBefore() {
    List<ExposureChance> curve =
        Exposure.chances(
            "c", List.of(new Count(1, 0, false, 100, 0), new Count(300, 0, false, 0, 100)));
    assertThat(curve).hasSize(Exposure.MOST_EXPOSURES);
    assertThat(curve.get(0).chance()).isEqualTo(0.5);
    assertThat(curve.get(39).chance()).isZero();
  }
}
