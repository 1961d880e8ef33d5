package org.beyondviral.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.beyondviral.people.Gini.Level;
import org.junit.jupiter.api.Test;

class BurstUrnTest {
  @Test
  void byHand() {
    // two people with two balls each, two bursts of two: all is new in the first; in the second
    // somebody is when both balls of his are in it, with chance 1/6, and takes part with 5/6
    double[] share = BurstUrn.newcomerShares(List.of(new Level(2, 2)), new long[] {2, 2});
    assertThat(share[0]).isCloseTo(1, within(1e-12));
    assertThat(share[1]).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void whoComesOnceIsAlwaysNew() {
    assertThat(BurstUrn.newcomerShares(List.of(new Level(1, 60)), new long[] {10, 20, 30}))
        .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-9 ? 0 : 1)
        .containsExactly(1, 1, 1);
  }

  /** Balls that are dealt out. */
  @Test
  void asDealing() {
    List<Level> levels = List.of(new Level(1, 30), new Level(2, 15), new Level(7, 5));
    long[] burst = {40, 20, 35};
    List<Integer> balls = new ArrayList<>();
    int person = 0;
    for (Level level : levels) {
      for (int i = 0; i < level.people(); i++, person++) {
        balls.addAll(Collections.nCopies((int) level.amount(), person));
      }
    }
    Random random = new Random(2);
    double[] people = new double[burst.length];
    double[] newcomers = new double[burst.length];
    for (int deal = 0; deal < 20_000; deal++) {
      Collections.shuffle(balls, random);
      Set<Integer> before = new HashSet<>();
      int from = 0;
      for (int k = 0; k < burst.length; k++) {
        Set<Integer> own = new HashSet<>(balls.subList(from, from + (int) burst[k]));
        from += (int) burst[k];
        people[k] += own.size();
        own.removeAll(before);
        newcomers[k] += own.size();
        before.addAll(own);
      }
    }
    double[] share = BurstUrn.newcomerShares(levels, burst);
    for (int k = 0; k < burst.length; k++) {
      assertThat(share[k]).isCloseTo(newcomers[k] / people[k], within(0.003));
    }
  }
}
