package org.beyondviral.compare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.beyondviral.measure.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesideTest {
  private static final CompareRules RULES = new CompareRules(5, 2, 0.95, 1);

  private static Comparison comparison(Measure measure, double[] viral, double[] sustained) {
    return Comparisons.of(measure, viral, sustained, RULES);
  }

  private static Beside.Study study(Comparison... rows) {
    return new Beside.Study(List.of(rows), Map.of(), 100);
  }

  /**
   * By hand: all is twice as slow there as here, fades as much, movements four times: for their
   * archive fades are as slow, movements half as slow.
   */
  @Test
  void timesAreNormalisedByThePaceOfTheirArchive() {
    double[] days = {1, 2, 3, 4, 5};
    double[] twice = {2, 4, 6, 8, 10};
    double[] fourTimes = {4, 8, 12, 16, 20};
    Beside row =
        Beside.of(
                new Beside.Study(
                    List.of(comparison(Measure.HALF_LIFE_DAYS, days, days)),
                    Map.of("half_life_days", 7.0),
                    400),
                new Beside.Study(
                    List.of(comparison(Measure.HALF_LIFE_DAYS, twice, fourTimes)),
                    Map.of("half_life_days", 14.0),
                    300),
                0.95)
            .get(0);
    assertThat(row.pace()).isEqualTo(0.5);
    assertThat(row.fadeRatio()).isEqualTo(0.5);
    assertThat(row.pacedFadeRatio()).isEqualTo(1);
    assertThat(row.movementRatio()).isEqualTo(0.25);
    assertThat(row.pacedMovementRatio()).isEqualTo(0.5);
    Comparison halfLife = comparison(Measure.HALF_LIFE_DAYS, days, days);
    Map<String, Double> medians = Map.of("half_life_days", 7.0);
    assertThat(
            Beside.of(
                    new Beside.Study(List.of(halfLife), medians, 401),
                    new Beside.Study(List.of(halfLife), medians, 300),
                    0.95)
                .get(0)
                .pace())
        .isNull();
    Comparison share = comparison(Measure.RECIPROCITY, days, days);
    assertThat(Beside.of(study(share), study(share), 0.95).get(0).pacedFadeRatio()).isNull();
  }

  private static double[] draw(Random random, int size, double shift) {
    return random.doubles(size).map(u -> shift + random.nextGaussian()).toArray();
  }

  /** Stretching all values of an archive changes no effect, only the ratios. */
  @Test
  void anotherPaceIsNoDifference() {
    Random random = new Random(4);
    double[] fades = random.doubles(60, 1, 9).toArray();
    double[] movements = random.doubles(50, 4, 20).toArray();
    Comparison slow = comparison(Measure.MEAN_CASCADE_SIZE, fades, movements);
    Comparison fast =
        comparison(
            Measure.MEAN_CASCADE_SIZE,
            java.util.Arrays.stream(fades).map(x -> x / 3).toArray(),
            java.util.Arrays.stream(movements).map(x -> x / 3).toArray());
    Beside row = Beside.of(study(slow), study(fast), 0.95).get(0);
    assertThat(row.difference()).isZero();
    assertThat(row.pValue()).isEqualTo(1);
    assertThat(row.fadeRatio()).isCloseTo(3, within(1e-9));
    assertThat(row.movementRatio()).isCloseTo(3, within(1e-9));
  }

  /** By Zou & Donner's formula, from the interval of each by itself. */
  @Test
  void theIntervalsOfBothMakeThatOfTheDifference() {
    double[] low = {1, 3, 5, 7, 9, 11};
    double[] high = {4, 6, 8, 10, 12, 14};
    Beside row =
        Beside.of(
                study(comparison(Measure.RECIPROCITY, low, high)),
                study(comparison(Measure.RECIPROCITY, high, high)),
                0.95)
            .get(0);
    assertThat(row.cliffsDelta()).isCloseTo((26.0 - 10) / 36, within(0.1));
    double d1 = requireNonNull(row.cliffsDelta());
    double d2 = requireNonNull(row.otherDelta());
    double down = Math.hypot(d1 - deltaLow(row), requireNonNull(row.otherHigh()) - d2);
    double up =
        Math.hypot(requireNonNull(row.deltaHigh()) - d1, d2 - requireNonNull(row.otherLow()));
    assertThat(row.difference()).isCloseTo(d1 - d2, within(1e-12));
    assertThat(row.differenceLow()).isCloseTo(d1 - d2 - down, within(1e-12));
    assertThat(row.differenceHigh()).isCloseTo(d1 - d2 + up, within(1e-12));
    assertThat(row.pValue()).isBetween(0.05, 0.9);
    assertThat(row.qValue()).isEqualTo(row.pValue());
  }

  private static double deltaLow(Beside row) {
    return requireNonNull(row.deltaLow());
  }

  @Test
  void definitionalMeasuresAndMissingOnesHaveNoTest() {
    Comparison cut =
        comparison(
            Measure.HALF_LIFE_DAYS, new double[] {1, 2, 3, 4, 5}, new double[] {3, 4, 5, 6, 7});
    Comparison none = comparison(Measure.RECIPROCITY, new double[0], new double[0]);
    List<Beside> rows = Beside.of(study(cut, none), study(none, cut), 0.95);
    assertThat(rows).extracting(Beside::measure).containsExactly("half_life_days", "reciprocity");
    assertThat(rows).extracting(Beside::pValue).containsOnlyNulls();
    assertThat(rows.get(0).difference()).isZero();
    assertThat(rows.get(1).difference()).isNull();
    assertThat(Beside.of(study(cut), study(none), 0.95)).isEmpty();
  }

  /** Two archives alike: the interval of the difference holds 0 as often as it says. */
  @ParameterizedTest
  @CsvSource({"40, 60, 0", "40, 60, 1.8", "5, 60, 0", "5, 60, 1.8", "8, 8, 2"})
  void intervalsHoldNoDifferenceAsOftenAsTheySay(int few, int many, double shift) {
    Random random = new Random(6);
    int trials = 500;
    int held = 0;
    int surprising = 0;
    for (int trial = 0; trial < trials; trial++) {
      Beside row =
          Beside.of(
                  study(
                      comparison(
                          Measure.RECIPROCITY, draw(random, few, 0), draw(random, few, shift))),
                  study(
                      comparison(
                          Measure.RECIPROCITY,
                          draw(random, many, 5),
                          draw(random, many, 5 + shift))),
                  0.95)
              .get(0);
      held +=
          requireNonNull(row.differenceLow()) <= 0 && requireNonNull(row.differenceHigh()) >= 0
              ? 1
              : 0;
      surprising += requireNonNull(row.pValue()) < 0.001 ? 1 : 0;
    }
    assertThat((double) held / trials).isBetween(0.92, 1.0);
    assertThat(surprising).isLessThan(6);
  }
}
