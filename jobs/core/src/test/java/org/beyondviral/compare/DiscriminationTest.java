package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.beyondviral.compare.Discrimination.Block;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class DiscriminationTest {
  @Test
  void theShareOfPairsInOrderByHand() {
    // 3 of 4 pairs in order and one tie; then 0 of 2
    Discrimination found =
        Discrimination.of(
            List.of(
                new Block(new double[] {0.1, 0.5}, new double[] {0.5, 0.9}),
                new Block(new double[] {0.9}, new double[] {0.1, 0.2}),
                new Block(new double[] {0.9}, new double[0])),
            0.95);
    assertThat(found.auc()).isCloseTo(3.5 / 6, within(1e-12));
    assertThat(found.low()).isBetween(0.0, found.auc());
    assertThat(found.high()).isBetween(found.auc(), 1.0);
    assertThat(Discrimination.of(List.of(), 0.95).auc()).isNaN();
  }

  /** Hanley & McNeil (1982): 58 normal and 51 abnormal images, area 0.893, standard error 0.032. */
  @Test
  void standardErrorAsPublished() {
    assertThat(Math.sqrt(new Discrimination.Size(58, 51).variance(0.893)))
        .isCloseTo(0.032, within(5e-4));
  }

  /** Groups apart from each other leave doubt: at A = 0.5 and few cases a chance remains. */
  @Test
  void groupsThatDoNotOverlapHaveAnInterval() {
    Discrimination apart =
        Discrimination.of(List.of(new Block(new double[] {1, 2, 3}, new double[] {4, 5, 6})), 0.95);
    assertThat(apart.auc()).isEqualTo(1);
    assertThat(apart.high()).isEqualTo(1);
    assertThat(apart.low()).isBetween(0.3, 0.8);
    Discrimination reverse =
        Discrimination.of(List.of(new Block(new double[] {4, 5, 6}, new double[] {1, 2, 3})), 0.95);
    assertThat(reverse.low()).isZero();
    assertThat(reverse.high()).isCloseTo(1 - apart.low(), within(1e-6));
  }

  @Test
  void intervalsHoldTheAreaAsOftenAsTheySay() {
    Random random = new Random(11);
    for (double shift : new double[] {0, 0.5, 1.5}) {
      double area = new NormalDistribution().cumulativeProbability(shift / Math.sqrt(2));
      int held = 0;
      int trials = 2_000;
      for (int trial = 0; trial < trials; trial++) {
        Discrimination found =
            Discrimination.of(
                List.of(
                    new Block(draw(random, 40, 0), draw(random, 15, shift)),
                    new Block(draw(random, 25, 3), draw(random, 30, 3 + shift))),
                0.95);
        held += found.low() <= area && area <= found.high() ? 1 : 0;
      }
      assertThat((double) held / trials).as("shift %s", shift).isBetween(0.93, 0.98);
    }
  }

  private static double[] draw(Random random, int size, double mean) {
    return random.doubles(size).map(u -> mean + random.nextGaussian()).toArray();
  }
}
