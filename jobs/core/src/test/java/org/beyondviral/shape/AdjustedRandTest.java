package org.beyondviral.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdjustedRandTest {
  @Test
  void equalsTheWorkedExampleAndIsOneForRenamedClasses() {
    assertThat(of(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 2}))
        .isEqualTo(4 / 7.0, within(1e-12));
    assertThat(of(new int[] {0, 0, 1, 2}, new int[] {5, 5, 3, 1})).isEqualTo(1);
  }

  @Test
  void isUndefinedWhereNothingCanDisagree() {
    assertThat(AdjustedRand.of(List.of())).isNaN();
    assertThat(of(new int[] {0}, new int[] {0})).isNaN();
    assertThat(of(new int[] {0, 0}, new int[] {1, 1})).isNaN();
  }

  @Test
  void equalsTheIndexCountedPairByPair() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 20; round++) {
      int[] one = random.ints(40, 0, 4).toArray();
      int[] other = random.ints(40, 0, 3).toArray();
      double both = 0;
      double inOne = 0;
      double inOther = 0;
      double pairs = 0;
      for (int i = 0; i < one.length; i++) {
        for (int j = i + 1; j < one.length; j++) {
          both += one[i] == one[j] && other[i] == other[j] ? 1 : 0;
          inOne += one[i] == one[j] ? 1 : 0;
          inOther += other[i] == other[j] ? 1 : 0;
          pairs++;
        }
      }
      double expected = inOne * inOther / pairs;
      assertThat(of(one, other))
          .isEqualTo((both - expected) / ((inOne + inOther) / 2 - expected), within(1e-12));
    }
  }

  static double of(int[] one, int[] other) {
    List<AdjustedRand.Cell> cells = new ArrayList<>();
    for (int i = 0; i <= max(one); i++) {
      for (int j = 0; j <= max(other); j++) {
        long count = 0;
        for (int at = 0; at < one.length; at++) {
          count += one[at] == i && other[at] == j ? 1 : 0;
        }
        cells.add(new AdjustedRand.Cell("" + i, "" + j, count));
      }
    }
    return AdjustedRand.of(cells);
  }

  private static int max(int[] classes) {
    int max = 0;
    for (int each : classes) {
      max = Math.max(max, each);
    }
    return max;
  }
}
