package org.beyondviral.compare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.beyondviral.compare.MatchedDelta.Group;
import org.junit.jupiter.api.Test;

class MatchedDeltaTest {
  private static final CompareRules RULES = new CompareRules(2, 200, 0.95, 1);

  /** Two strata by hand: D is 2 of 2 pairs and -1 of 2, weights 2/4 and 2/4, so (2 - 1) / 4. */
  /** One stratum of stars alone, one of two stars and a chain against two chains: 2 of 6 tied. */
  @Test
  void noDeltaBeyondThePairsThatDifferIsPossible() {
    MatchedDelta.Group base =
        new MatchedDelta.Group(new double[] {1, 1, 1, 1, 2}, new int[] {3, 3, 4, 4, 4});
    MatchedDelta.Group other =
        new MatchedDelta.Group(new double[] {1, 1, 2, 2}, new int[] {3, 3, 4, 4});
    double stars = 4.0 / 5;
    double mixed = 6.0 / 6;
    assertThat(MatchedDelta.untied(base, other)).isEqualTo(4.0 / 6 / (stars + mixed));
    assertThat(MatchedDelta.delta(base, other)).isEqualTo(4.0 / 6 / (stars + mixed));
    assertThat(MatchedDelta.untied(base, new MatchedDelta.Group(new double[] {1}, new int[] {9})))
        .isNaN();
  }

  @Test
  void workedExample() {
    Group fades = group(new double[] {1, 1, 5}, 7, 7, 8);
    Group movements = group(new double[] {2, 4, 5}, 7, 8, 8);
    MatchedDelta found = of(fades, movements);
    assertThat(found.campaigns()).isEqualTo(6);
    assertThat(found.delta()).isEqualTo((2.0 / 4 - 1.0 / 4) / (2.0 / 4 + 2.0 / 4));
    // Ties: two of three values in either stratum, so that 4 - 6 / 6 = 3 is left of 4.
    double variance = 2 * (2 * 3.0 / (12 * 16));
    assertThat(found.p())
        .isCloseTo(
            org.hipparchus.special.Erf.erfc((2.0 - 1.0) / 8 / Math.sqrt(2 * variance)),
            within(1e-12));
  }

  @Test
  void oneStratumIsThePlainDelta() {
    SplittableRandom random = new SplittableRandom(5);
    double[] x = random.doubles(40).toArray();
    double[] y = random.doubles(30).map(v -> v + 0.2).toArray();
    assertThat(of(group(x, new int[40]), group(y, new int[30])).delta())
        .isCloseTo(CliffsDelta.of(x, y), within(1e-12));
  }

  /**
   * Both groups follow size; movements are larger. Matched, nothing is left but what is planted.
   */
  @Test
  void removesADifferenceOfSizeAndKeepsAnother() {
    int unmatched = 0;
    int rejected = 0;
    int found = 0;
    int covered = 0;
    int studies = 300;
    for (int study = 0; study < studies; study++) {
      SplittableRandom random = new SplittableRandom(study);
      Group fades = bySize(random, 60, 0, 0);
      Group movements = bySize(random, 60, 4, 0);
      unmatched += RankTest.p(fades.values(), movements.values()) <= 0.05 ? 1 : 0;
      MatchedDelta none = of(fades, movements);
      rejected += none.p() <= 0.05 ? 1 : 0;
      covered += none.interval().low() <= 0 && none.interval().high() >= 0 ? 1 : 0;
      found += of(fades, bySize(random, 60, 4, 1.5)).p() <= 0.05 ? 1 : 0;
    }
    assertThat(unmatched / (double) studies).isGreaterThan(0.9);
    assertThat(rejected / (double) studies).isBetween(0.02, 0.08);
    assertThat(covered / (double) studies).isBetween(0.91, 0.98);
    assertThat(found / (double) studies).isGreaterThan(0.9);
  }

  @Test
  void doesNotDependOnOrder() {
    SplittableRandom random = new SplittableRandom(9);
    Group fades = bySize(random, 50, 0, 0);
    Group movements = bySize(random, 50, 1, 1);
    int[] order = IntStream.range(0, 50).map(i -> (i * 7 + 3) % 50).toArray();
    assertThat(of(dealt(fades, order), dealt(movements, order))).isEqualTo(of(fades, movements));
  }

  @Test
  void withoutCounterpartsThereIsNone() {
    Group fades = group(new double[] {1, 2, 3}, 1, 1, 2);
    assertThat(MatchedDelta.of(fades, group(new double[] {1, 2, 3}, 3, 3, 4), RULES, 1)).isNull();
    assertThat(MatchedDelta.of(fades, group(new double[] {1}, 1), RULES, 1)).isNull();
    assertThat(MatchedDelta.of(group(new double[0]), fades, RULES, 1)).isNull();
  }

  @Test
  void nothingToRankIsNoDifference() {
    MatchedDelta found = of(group(new double[] {3, 3}, 1, 1), group(new double[] {3, 3}, 1, 1));
    assertThat(found.delta()).isZero();
    assertThat(found.p()).isEqualTo(1);
  }

  @Test
  void notANumberIsRefused() {
    Group nan = group(new double[] {Double.NaN, 1}, 1, 1);
    assertThatThrownBy(() -> of(nan, nan)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Campaigns of sizes 0 to 7, each a stratum, with a value that is its size and noise. */
  private static Group bySize(SplittableRandom random, int campaigns, int larger, double shift) {
    int[] sizes =
        IntStream.range(0, campaigns)
            .map(i -> Math.min(7, random.nextInt(6) + random.nextInt(larger + 1)))
            .toArray();
    return new Group(
        Arrays.stream(sizes)
            .mapToDouble(size -> 2 * size + random.nextGaussian() * 2 + shift)
            .toArray(),
        sizes);
  }

  private static Group dealt(Group group, int[] order) {
    return new Group(
        Arrays.stream(order).mapToDouble(i -> group.values()[i]).toArray(),
        Arrays.stream(order).map(i -> group.strata()[i]).toArray());
  }

  private static Group group(double[] values, int... strata) {
    return new Group(values, strata);
  }

  private static MatchedDelta of(Group base, Group other) {
    return requireNonNull(MatchedDelta.of(base, other, RULES, 1));
  }
}
