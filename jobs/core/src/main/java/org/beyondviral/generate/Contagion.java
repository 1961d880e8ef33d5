package org.beyondviral.generate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Cascades that spread from account to follower, each account once in a cascade. */
final class Contagion {
  /** How much likelier a second exposure wins than a first, in complex contagion. */
  static final double REINFORCED = 5;

  private final Mechanism mechanism;
  private final double first;
  private final FollowerGraph graph;
  private final Draw draw;
  private final Map<Long, Integer> exposures = new HashMap<>();
  private final Set<Long> active = new HashSet<>();

  /**
   * @param strength followers won by a trace on average, were no follower shared
   */
  Contagion(Mechanism mechanism, double strength, FollowerGraph graph, Draw draw) {
    this.mechanism = mechanism;
    this.first = strength / FollowerGraph.meanFollowers();
    this.graph = graph;
    this.draw = draw;
  }

  /** Seeds one account after another until there are so many traces. */
  Grown grow(int traces) {
    Grown grown = new Grown(new int[traces], new long[traces]);
    int made = 0;
    Deque<Integer> waiting = new ArrayDeque<>();
    while (made < traces) {
      active.clear();
      exposures.clear();
      waiting.add(add(grown, made++, Grown.ROOT, draw.below(graph.accounts())));
      while (!waiting.isEmpty()) {
        int spreader = waiting.remove();
        double chance = chance();
        for (long follower : graph.followers(grown.account()[spreader])) {
          if (made < traces && !active.contains(follower) && isWon(follower, chance)) {
            waiting.add(add(grown, made++, spreader, follower));
          }
        }
      }
    }
    return grown;
  }

  /**
   * The chance that one spreader wins a follower. In SIR it infects at rate b for an exponential
   * time of mean 1, so that b / (1 + b) of the followers are won on average.
   */
  private double chance() {
    return mechanism == Mechanism.SIR
        ? 1 - StrictMath.exp(-first / (1 - first) * draw.exponential(1))
        : first;
  }

  private boolean isWon(long follower, double chance) {
    int before =
        mechanism == Mechanism.COMPLEX_CONTAGION ? exposures.merge(follower, 1, Integer::sum) : 1;
    return draw.chance(before > 1 ? Math.min(1, REINFORCED * chance) : chance);
  }

  private int add(Grown grown, int trace, int parent, long account) {
    grown.parent()[trace] = parent;
    grown.account()[trace] = account;
    active.add(account);
    return trace;
  }
}
