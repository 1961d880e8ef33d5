package org.beyondviral.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankOverlapTest {
  private static final double P = RankOverlap.PERSISTENCE;

  @Test
  void sameIsOneAndStrangersAreZero() {
    long[] one = LongStream.range(0, 7).toArray();
    assertThat(RankOverlap.of(one, one)).isCloseTo(1, within(1e-12));
    assertThat(RankOverlap.of(one, LongStream.range(7, 12).toArray())).isZero();
  }

  @Test
  void byHand() {
    // agreement 0 at depth 1, 1 at depth 2, extrapolated at 1
    assertThat(RankOverlap.of(new long[] {1, 2}, new long[] {2, 1}))
        .isCloseTo((1 - P) * P + P * P, within(1e-12));
    // the first agrees; the shorter ranking is taken to go on as it began
    assertThat(RankOverlap.of(new long[] {1}, new long[] {1, 2, 3})).isCloseTo(1, within(1e-12));
  }

  @Test
  void equalLengthsAreTheBaseFormula() {
    Random random = new Random(2);
    List<Long> ranks = new java.util.ArrayList<>(LongStream.range(0, 30).boxed().toList());
    for (int draw = 0; draw < 50; draw++) {
      Collections.shuffle(ranks, random);
      long[] one = ranks.subList(0, 20).stream().mapToLong(Long::longValue).toArray();
      Collections.shuffle(ranks, random);
      long[] other = ranks.subList(0, 20).stream().mapToLong(Long::longValue).toArray();
      double sum = 0;
      double common = 0;
      for (int d = 1; d <= 20; d++) {
        long[] head = Arrays.copyOf(other, d);
        common =
            Arrays.stream(one, 0, d).filter(a -> Arrays.stream(head).anyMatch(b -> a == b)).count();
        sum += common / d * Math.pow(P, d);
      }
      double expected = common / 20 * Math.pow(P, 20) + (1 - P) / P * sum;
      assertThat(RankOverlap.of(one, other)).isCloseTo(expected, within(1e-12));
      assertThat(RankOverlap.of(other, one)).isCloseTo(expected, within(1e-12));
    }
  }
}
