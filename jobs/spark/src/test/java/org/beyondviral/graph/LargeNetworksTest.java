package org.beyondviral.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.beyondviral.TestSpark;
import org.beyondviral.network.Acts;
import org.beyondviral.network.Standing;
import org.junit.jupiter.api.Test;

class LargeNetworksTest {
  private static final int PEOPLE = 60;

  /** Networks of several kinds side by side; each has keys of its own. */
  private static List<Tie> ties() {
    Random random = new Random(12);
    List<Tie> ties = new ArrayList<>();
    for (int campaign = 0; campaign < 4; campaign++) {
      Set<Long> linked = new HashSet<>();
      for (int i = 0; i < 60 * (campaign + 1); i++) {
        int actor = random.nextInt(PEOPLE);
        int target = campaign == 1 ? 0 : random.nextInt(1 + actor);
        boolean back = random.nextInt(10) == 0;
        if (actor != target && linked.add((long) actor * PEOPLE + target)) {
          long from = key(campaign, actor);
          long to = key(campaign, target);
          ties.add(new Tie(campaign, from, to, 2 + random.nextInt(4)));
          if (back) {
            ties.add(new Tie(campaign, to, from, 1));
          }
        }
      }
    }
    for (int i = 0; i < 12; i++) {
      ties.add(new Tie(4, key(4, i), key(4, i + 1), 1));
    }
    return ties;
  }

  private static long key(int campaign, int person) {
    return (campaign * 1000L + person) * 0x9E3779B97F4A7C15L;
  }

  private static List<Standing> alone(List<Tie> ties) {
    List<Standing> all = new ArrayList<>();
    for (int campaign = 0; campaign <= 4; campaign++) {
      Acts acts = new Acts();
      for (Tie tie : ties) {
        if (tie.campaign() == campaign) {
          acts.add(tie.actor(), tie.target(), tie.times());
        }
      }
      Standing.of(acts.network()).forEachRemaining(all::add);
    }
    return all;
  }

  @Test
  void asEachNetworkAlone() {
    List<Tie> ties = ties();
    List<Standing> expected = alone(ties);
    Collections.shuffle(ties, new Random(3));
    List<Standing> found =
        LargeNetworks.standings(TestSpark.dataset(Tie.class, ties).repartition(3)).collectAsList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }
}
