package org.beyondviral.compare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.beyondviral.measure.Measure;
import org.junit.jupiter.api.Test;

class BesideTest {
  private static final CompareRules RULES = new CompareRules(5, 400, 0.95, 1);

  private static Comparison comparison(Measure measure, double[] viral, double[] sustained) {
    return Comparisons.of(measure, viral, sustained, RULES);
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
    Beside row = Beside.of(List.of(slow), List.of(fast), 0.95).get(0);
    assertThat(row.difference()).isZero();
    assertThat(row.pValue()).isEqualTo(1);
    assertThat(row.fadeRatio()).isCloseTo(3, within(1e-9));
    assertThat(row.movementRatio()).isCloseTo(3, within(1e-9));
  }

  /** By hand: arms √(0.1² + 0.2²) down and √(0.2² + 0.1²) up. */
  @Test
  void theIntervalsOfBothMakeThatOfTheDifference() {
    Comparison own = comparison(Measure.RECIPROCITY, new double[5], new double[5]);
    Beside row =
        Beside.of(List.of(with(own, 0.5, 0.4, 0.7)), List.of(with(own, 0.1, 0.0, 0.3)), 0.95)
            .get(0);
    assertThat(row.difference()).isCloseTo(0.4, within(1e-12));
    assertThat(row.differenceLow()).isCloseTo(0.4 - Math.sqrt(0.05), within(1e-12));
    assertThat(row.differenceHigh()).isCloseTo(0.4 + Math.sqrt(0.05), within(1e-12));
    // 0.4 / (√0.05 / 1.959964) = 3.506 standard errors
    assertThat(row.pValue()).isCloseTo(0.000455, within(1e-6));
    assertThat(row.qValue()).isEqualTo(row.pValue());
  }

  @Test
  void definitionalMeasuresAndMissingOnesHaveNoTest() {
    Comparison cut =
        comparison(
            Measure.HALF_LIFE_DAYS, new double[] {1, 2, 3, 4, 5}, new double[] {3, 4, 5, 6, 7});
    Comparison none = comparison(Measure.RECIPROCITY, new double[0], new double[0]);
    List<Beside> rows = Beside.of(List.of(cut, none), List.of(none, cut), 0.95);
    assertThat(rows).extracting(Beside::measure).containsExactly("half_life_days", "reciprocity");
    assertThat(rows).extracting(Beside::pValue).containsOnlyNulls();
    assertThat(rows.get(0).difference()).isZero();
    assertThat(rows.get(1).difference()).isNull();
    assertThat(Beside.of(List.of(cut), List.of(none), 0.95)).isEmpty();
  }

  /** Two archives alike: the interval of the difference holds 0 as often as it says. */
  @Test
  void intervalsHoldNoDifferenceAsOftenAsTheySay() {
    Random random = new Random(6);
    int trials = 400;
    int held = 0;
    for (int trial = 0; trial < trials; trial++) {
      Beside row =
          Beside.of(
                  List.of(
                      comparison(Measure.RECIPROCITY, draw(random, 40, 0), draw(random, 30, 0.6))),
                  List.of(
                      comparison(Measure.RECIPROCITY, draw(random, 25, 5), draw(random, 60, 5.6))),
                  0.95)
              .get(0);
      held +=
          requireNonNull(row.differenceLow()) <= 0 && requireNonNull(row.differenceHigh()) >= 0
              ? 1
              : 0;
    }
    assertThat((double) held / trials).isBetween(0.92, 0.98);
  }

  private static Comparison with(Comparison row, double delta, double low, double high) {
    return new Comparison(
        row.measure(),
        row.unit(),
        false,
        9,
        1.0,
        1.0,
        1.0,
        9,
        1.0,
        1.0,
        1.0,
        delta,
        low,
        high,
        0.5,
        0.5,
        null,
        null,
        null,
        null,
        null);
  }
}
