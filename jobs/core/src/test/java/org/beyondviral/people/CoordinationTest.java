package org.beyondviral.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.beyondviral.people.Coordination.Act;
import org.beyondviral.people.Coordination.Together;
import org.junit.jupiter.api.Test;

class CoordinationTest {
  private static final Coordination RULES = new Coordination(Duration.ofSeconds(10), 5, 0.5);
  private static final long SECOND = 1_000_000;

  /** Ten seconds are together, more are not; an occasion is a minute, and counts its own acts. */
  @Test
  void byHand() {
    List<Act> acts =
        List.of(act(1, 10), act(2, 20), act(3, 21), act(1, 22), act(4, 55), act(5, 64), act(6, 65));
    assertThat(RULES.together(acts.iterator()))
        .containsExactlyInAnyOrder(
            new Together(1, 2, 0),
            new Together(2, 3, 0),
            new Together(1, 2, 0),
            new Together(1, 3, 0),
            new Together(4, 5, 0),
            new Together(4, 6, 0));
  }

  /** Whatever is thinly enough spread, all pairs are found. */
  @Test
  void findsWhatLookingAtEveryPairFinds() {
    Random random = new Random(6);
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      acts.add(new Act(7, 0, random.nextInt(9), (long) (random.nextDouble() * 70 * SECOND)));
    }
    acts.sort(Comparator.comparingLong(Act::at).thenComparingLong(Act::account));
    Set<Together> expected = new HashSet<>();
    for (Act a : acts) {
      for (Act b : acts) {
        if (a.account() < b.account()
            && Math.abs(a.at() - b.at()) <= 10 * SECOND
            && Math.min(a.at(), b.at()) < 60 * SECOND) {
          expected.add(new Together(a.account(), b.account(), 0));
        }
      }
    }
    assertThat(new HashSet<>(RULES.together(acts.iterator()))).isEqualTo(expected);
  }

  /** A thousand at once cost as many pairs each as there are neighbours, not a thousand. */
  @Test
  void crowdsAreNotComparedEachWithEach() {
    List<Act> crowd = new ArrayList<>();
    for (int account = 0; account < 1_000; account++) {
      crowd.add(act(account, 30));
    }
    int held = Coordination.MOST_NEIGHBOURS;
    assertThat(RULES.together(crowd.iterator())).hasSize(1_000 * held - held * (held + 1) / 2);
  }

  private static Act act(long account, long second) {
    return new Act(7, 0, account, second * SECOND);
  }
}
