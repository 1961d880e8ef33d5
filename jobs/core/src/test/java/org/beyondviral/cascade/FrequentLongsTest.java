package org.beyondviral.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrequentLongsTest {
  @Test
  void whatComesOftenIsFoundAndWhatComesSeldomIsNot() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 300; round++) {
      int held = 1 + random.nextInt(20);
      int kinds = 1 + random.nextInt(200);
      int all = random.nextInt(3000);
      int parts = 1 + random.nextInt(5);
      long[] times = new long[kinds];
      FrequentLongs[] counted = new FrequentLongs[parts];
      Arrays.setAll(counted, part -> new FrequentLongs(held));
      for (int i = 0; i < all; i++) {
        int number = (int) (kinds * Math.pow(random.nextDouble(), 4));
        times[number]++;
        counted[random.nextInt(parts)].add(number);
      }
      FrequentLongs sum = Arrays.stream(counted).reduce(FrequentLongs::plus).orElseThrow();
      int rare = all / (held + 1);
      int asked = rare + 1;
      long[] found = sum.atLeast(asked);
      for (int number = 0; number < kinds; number++) {
        boolean isFound = Arrays.binarySearch(found, number) >= 0;
        if (times[number] >= asked) {
          assertThat(isFound).isTrue();
        }
        if (times[number] + rare < asked) {
          assertThat(isFound).isFalse();
        }
      }
    }
  }

  @Test
  void whileAllHaveCountersCountsAreExact() {
    FrequentLongs counted = new FrequentLongs(3);
    for (long number : new long[] {7, -1, 7, 0, 7, -1}) {
      counted.add(number);
    }

    assertThat(counted.atLeast(1)).containsExactly(-1, 0, 7);
    assertThat(counted.atLeast(2)).containsExactly(-1, 7);
    assertThat(counted.atLeast(3)).containsExactly(7);
    assertThat(counted.atLeast(4)).isEmpty();
  }
}
