package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

  /**
   * Remission under 6-MP: Freireich et al. (1963), Blood 21(6); the interval as Stata's sts list
   * prints it.
   */
  @Test
  void leukaemiaRemissionsOfFreireich() {
    double[] weeks = {6, 7, 9, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 34, 35};
    long[] relapsed = {3, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0};
    long[] censored = {1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 2, 1, 1};
    double[][] expected = {
      {6, 21, 0.8571, 0.6197, 0.9516},
      {7, 17, 0.8067, 0.5631, 0.9228},
      {10, 15, 0.7529, 0.5032, 0.8894},
      {13, 12, 0.6902, 0.4316, 0.8491},
      {16, 11, 0.6275, 0.3675, 0.8049},
      {22, 7, 0.5378, 0.2678, 0.7468},
      {23, 6, 0.4482, 0.1881, 0.6801},
      {35, 1, 0.4482, 0.1881, 0.6801},
    };

    List<KaplanMeier.Step> curve = KaplanMeier.curve(weeks, relapsed, censored, 0.95, 1);

    assertThat(curve).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      KaplanMeier.Step step = curve.get(i);
      assertThat(
              new double[] {step.time(), step.atRisk(), step.survival(), step.low(), step.high()})
          .as("week %f", expected[i][0])
          .containsExactly(expected[i], within(0.00006));
    }
  }

  @Test
  void nobodyHasNoCurve() {
    assertThat(KaplanMeier.curve(new double[0], new long[0], new long[0], 0.95, 1)).isEmpty();
  }

  @Test
  void allCensoredNeverFalls() {
    assertThat(KaplanMeier.curve(new double[] {1, 9}, new long[2], new long[] {2, 3}, 0.95, 1))
        .containsExactly(new KaplanMeier.Step(9, 3, 0, 1, Double.NaN, Double.NaN));
  }

  @Test
  void allEndedFallsToZeroWithoutAnInterval() {
    assertThat(KaplanMeier.curve(new double[] {0}, new long[] {4}, new long[] {0}, 0.95, 1))
        .containsExactly(new KaplanMeier.Step(0, 4, 4, 0, Double.NaN, Double.NaN));
  }

  @Test
  void withoutCensoringItIsTheShareStillGoing() {
    assertThat(
            KaplanMeier.curve(
                new double[] {1, 2, 5}, new long[] {1, 2, 1}, new long[] {0, 0, 0}, 0.95, 1))
        .extracting(KaplanMeier.Step::survival)
        .containsExactly(0.75, 0.25, 0.0);
  }

  @Test
  void billionsOfSubjectsDoNotOverflow() {
    List<KaplanMeier.Step> curve =
        KaplanMeier.curve(
            new double[] {0, 1},
            new long[] {6_000_000_000L, 1_000_000_000L},
            new long[] {0, 3_000_000_000L},
            0.95,
            1);
    assertThat(curve.get(1).survival()).isCloseTo(0.3, within(1e-12));
    assertThat(curve.get(1).low()).isCloseTo(0.3, within(1e-4)).isLessThan(0.3);
  }

  @Test
  void noStepTellsOfFewerThanTheLeastGroupNorDoesWhatRemains() {
    double[] days = {0, 1, 2, 3, 4, 5};
    long[] left = {3, 2, 6, 5, 4, 1};
    long[] censored = {0, 0, 1, 0, 0, 0};

    List<KaplanMeier.Step> curve = KaplanMeier.curve(days, left, censored, 0.95, 5);

    assertThat(curve)
        .extracting(KaplanMeier.Step::time, KaplanMeier.Step::atRisk, KaplanMeier.Step::events)
        .containsExactly(tuple(1.0, 22L, 5L), tuple(2.0, 17L, 6L), tuple(3.0, 11L, 5L));
    assertThat(curve.get(2).survival())
        .isEqualTo(KaplanMeier.curve(days, left, censored, 0.95, 1).get(3).survival());
  }

  @Test
  void fewerThanTheLeastGroupHaveNoCurve() {
    assertThat(KaplanMeier.curve(new double[] {1}, new long[] {2}, new long[] {2}, 0.95, 5))
        .isEmpty();
  }
}
