package org.beyondviral.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForestTest {
  @Test
  void everyNodeEndsAtItsTopAndEachCycleIsCutOnceAtItsLeast() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 2000; round++) {
      int n = 1 + random.nextInt(12);
      int[] parent = IntStream.range(0, n).map(i -> random.nextInt(n + 1) - 1).toArray();
      for (int i = 0; i < n; i++) {
        parent[i] = parent[i] == i ? -1 : parent[i];
      }
      Forest forest = Forest.of(parent, Comparator.naturalOrder());
      for (int i = 0; i < n; i++) {
        assertThat(forest.isCut(i)).isEqualTo(isLeastOfItsCycle(parent, i));
        int at = i;
        while (parent[at] >= 0 && !forest.isCut(at)) {
          at = parent[at];
        }
        assertThat(forest.top(i)).isEqualTo(at);
      }
    }
  }

  @Test
  void longChainNeedsNoStack() {
    int n = 1_000_000;
    Forest forest =
        Forest.of(
            IntStream.range(1, n + 1).map(i -> i == n ? -1 : i).toArray(),
            Comparator.naturalOrder());

    assertThat(forest.top(0)).isEqualTo(n - 1);
  }

  private static boolean isLeastOfItsCycle(int[] parent, int node) {
    Set<Integer> passed = new HashSet<>();
    int at = node;
    while (at >= 0 && passed.add(at)) {
      at = parent[at];
    }
    return at == node && passed.stream().allMatch(other -> other >= node);
  }
}
