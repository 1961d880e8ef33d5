package org.beyondviral.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.beyondviral.incentive.ReturnRatio.Stratum;
import org.junit.jupiter.api.Test;

class ReturnDoseTest {
  @Test
  void withTwoDosesTheTestOfMantelAndHaenszel() {
    // of 10 who were paid 4 came back, of 20 others 2: 2 more than expected
    List<ReturnDose> doses = List.of(new ReturnDose(3, 0, 20, 2), new ReturnDose(3, 1, 10, 4));
    double variance = 10.0 * 20 * 6 * 24 / (30.0 * 30 * 29);
    ReturnDose.Trend trend = ReturnDose.trend(doses, 0.95).orElseThrow();
    assertThat(trend.ratio()).isCloseTo(Math.exp(2 / variance), within(1e-12));
    assertThat(trend.low())
        .isCloseTo(Math.exp(2 / variance - 1.959963985 / Math.sqrt(variance)), within(1e-6));
    assertThat(ReturnDose.strata(doses)).containsExactly(new Stratum(3, null, 10, 4, 20, 2));
  }

  @Test
  void peopleOfDifferentDaysAreNotCompared() {
    assertThat(
            ReturnDose.trend(
                List.of(new ReturnDose(3, 0, 20, 2), new ReturnDose(4, 1, 10, 4)), 0.95))
        .isEmpty();
    assertThat(ReturnDose.trend(List.of(), 0.95)).isEmpty();
  }

  /** People of many days, few on each, whose odds change by a known factor with each doubling. */
  @Test
  void aPlantedTrendIsFoundAndNoneIsNot() {
    Random random = new Random(4);
    for (double planted : new double[] {1, 1.4}) {
      int covers = 0;
      double[] logs = new double[200];
      for (int trial = 0; trial < logs.length; trial++) {
        List<ReturnDose> doses = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
          double level = -1.5 + random.nextGaussian() / 2;
          for (int x = 0; x < 4; x++) {
            int people = 1 + random.nextInt(12 >> x);
            double odds = Math.exp(level + x * Math.log(planted));
            int returned = 0;
            for (int i = 0; i < people; i++) {
              returned += random.nextDouble() < odds / (1 + odds) ? 1 : 0;
            }
            doses.add(new ReturnDose(day, x, people, returned));
          }
        }
        ReturnDose.Trend trend = ReturnDose.trend(doses, 0.95).orElseThrow();
        covers += trend.low() <= planted && planted <= trend.high() ? 1 : 0;
        logs[trial] = Math.log(trend.ratio());
      }
      assertThat(Math.exp(Arrays.stream(logs).average().orElseThrow()))
          .isCloseTo(planted, within(0.04));
      assertThat(covers).isBetween(180, 199);
    }
  }
}
