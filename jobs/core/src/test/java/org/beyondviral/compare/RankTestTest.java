package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;

class RankTestTest {

  @Test
  void fullSeparationOfThreeAndThree() {
    // The two most extreme of C(6, 3) = 20 deals.
    assertThat(RankTest.p(new double[] {1, 2, 3}, new double[] {4, 5, 6}))
        .isCloseTo(0.1, within(1e-15));
  }

  @Test
  void allTiesTellNothing() {
    assertThat(RankTest.p(new double[] {2, 2, 2}, new double[] {2, 2})).isEqualTo(1);
    assertThat(RankTest.p(new double[60], new double[60])).isEqualTo(1);
  }

  @Test
  void undefinedWithoutValues() {
    assertThat(RankTest.p(new double[0], new double[] {1})).isNaN();
  }

  @Test
  void oneAgainstOneTellsNothing() {
    assertThat(RankTest.p(new double[] {1}, new double[] {2})).isEqualTo(1);
  }

  @Test
  void equalsTheCountOverAllDealsWithTies() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      double[] first = random.ints(1 + random.nextInt(6), 0, 5).asDoubleStream().toArray();
      double[] second = random.ints(1 + random.nextInt(6), 0, 5).asDoubleStream().toArray();
      assertThat(RankTest.p(first, second)).isCloseTo(overAllDeals(first, second), within(1e-12));
    }
  }

  @Test
  void sameFromEitherSide() {
    double[] first = {1, 3, 3, 9};
    double[] second = {2, 3, 4, 5, 6, 7};
    assertThat(RankTest.p(first, second)).isEqualTo(RankTest.p(second, first));
  }

  @Test
  void exactWithoutTiesEqualsHipparchus() {
    SplittableRandom random = new SplittableRandom(6);
    for (int round = 0; round < 50; round++) {
      double[] first = random.doubles(3 + random.nextInt(12)).toArray();
      double[] second = random.doubles(3 + random.nextInt(12)).map(x -> x + 0.3).toArray();
      assertThat(RankTest.p(first, second))
          .isCloseTo(new MannWhitneyUTest().mannWhitneyUTest(first, second, true), within(1e-9));
    }
  }

  @Test
  void largeSamplesAgreeWithHipparchusWithAndWithoutTies() {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 30; round++) {
      int bound = round % 2 == 0 ? 10 : 1_000_000;
      double[] first = random.ints(70, 0, bound).asDoubleStream().toArray();
      double[] second = random.ints(90, bound / 10, bound).asDoubleStream().toArray();
      assertThat(RankTest.p(first, second))
          .isCloseTo(new MannWhitneyUTest().mannWhitneyUTest(first, second, false), within(1e-9));
    }
  }

  @Test
  void approximationMeetsTheCountAtTheBorder() {
    SplittableRandom random = new SplittableRandom(9);
    double[] first = random.ints(25, 0, 12).asDoubleStream().toArray();
    double[] second = random.ints(25, 2, 14).asDoubleStream().toArray();
    double counted = RankTest.p(first, second);
    double approximate = new MannWhitneyUTest().mannWhitneyUTest(first, second, false);
    assertThat(counted).isCloseTo(approximate, within(0.01));
  }

  private static double overAllDeals(double[] first, double[] second) {
    int n = first.length + second.length;
    double[] pooled = new double[n];
    System.arraycopy(first, 0, pooled, 0, first.length);
    System.arraycopy(second, 0, pooled, first.length, second.length);
    double[] ranks = new double[n];
    for (int i = 0; i < n; i++) {
      for (double other : pooled) {
        ranks[i] += other < pooled[i] ? 1 : other == pooled[i] ? 0.5 : 0;
      }
    }
    double mean = first.length * n / 2.0;
    double seen = Math.abs(sum(ranks, (1 << first.length) - 1) - mean);
    int extreme = 0;
    int deals = 0;
    for (int deal = 0; deal < 1 << n; deal++) {
      if (Integer.bitCount(deal) == first.length) {
        deals++;
        if (Math.abs(sum(ranks, deal) - mean) >= seen) {
          extreme++;
        }
      }
    }
    return (double) extreme / deals;
  }

  private static double sum(double[] ranks, int deal) {
    double sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      sum += (deal >> i & 1) * ranks[i];
    }
    return sum;
  }
}
