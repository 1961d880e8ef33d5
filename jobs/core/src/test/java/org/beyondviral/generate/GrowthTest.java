package org.beyondviral.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.beyondviral.cascade.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthTest {
  private static final FollowerGraph GRAPH = new FollowerGraph(3, 20_000);

  @ParameterizedTest
  @EnumSource
  void growsTheTracesAskedForParentsFirst(Mechanism mechanism) {
    for (int traces : new int[] {1, 2, 7, 1_000}) {
      int[] parent = mechanism.grow(traces, 0.7 + 1, GRAPH, new Draw(1, traces)).parent();

      assertThat(parent).hasSize(traces);
      for (int trace = 0; trace < traces; trace++) {
        assertThat(parent[trace]).isBetween(Grown.ROOT, trace - 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 0.6, 400", "1000, 0, 1000", "10, 0.95, 1", "7, 2, 1"})
  void galtonWatsonHasItsMeanExactly(int traces, double mean, long roots) {
    int[] parent = Growth.galtonWatson(traces, mean, new Draw(5, 5));

    assertThat(Arrays.stream(parent).filter(each -> each == Grown.ROOT)).hasSize((int) roots);
  }

  /** Who recruits fewer recruits lets chains end sooner; how many come, and where, is the same. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.25, 1.6", "0.5, 1, 1", "0.8, 0.5, 1.6666667", "0.5, 0, 2"})
  void broadcastCascadesKeepTheirSizesAndLoseGenerations(
      double mean, double chance, double generation) {
    int[] before = Growth.galtonWatson(200_000, mean, new Draw(5, 5));
    int[] after = Growth.broadcast(before, chance, new Draw(6, 6));
    double sum = 0;
    int recruited = 0;
    int[] depth = new int[after.length];
    int[] root = new int[after.length];
    int[] rootBefore = new int[after.length];
    for (int trace = 0; trace < after.length; trace++) {
      rootBefore[trace] = before[trace] == Grown.ROOT ? trace : rootBefore[before[trace]];
      root[trace] = after[trace] == Grown.ROOT ? trace : root[after[trace]];
      if (after[trace] != Grown.ROOT) {
        depth[trace] = depth[after[trace]] + 1;
        sum += depth[trace];
        recruited++;
      }
    }

    assertThat(root).isEqualTo(rootBefore);
    assertThat(sum / recruited).isCloseTo(generation, within(0.03));
    assertThat(Growth.meanGeneration(mean, chance)).isCloseTo(generation, within(1e-6));
  }

  /** Of three traces and one root: chain p₁ p₁ p₀, star p₂ p₀ p₀; with Poisson offspring 2 to 1. */
  @Test
  void galtonWatsonTreesOfThreeAreChainsTwiceAsOftenAsStars() {
    int chains = 0;
    for (int times = 0; times < 30_000; times++) {
      chains += Growth.galtonWatson(3, 1, new Draw(7, times))[2] == 1 ? 1 : 0;
    }

    assertThat(chains / 30_000.0).isCloseTo(2 / 3.0, within(0.01));
  }

  /** E(W) = n (n + 1) (H_n − 2) + 2 n for uniform attachment; W = ν n (n − 1) / 2. */
  @Test
  void randomRecursiveTreesAreAsDeepAsTheirLawSays() {
    int n = 50;
    double harmonic = 0;
    for (int i = 1; i <= n; i++) {
      harmonic += 1.0 / i;
    }
    double sum = 0;
    for (int times = 0; times < 4_000; times++) {
      int[] parent = Growth.cascades(Mechanism.RANDOM_RECURSIVE, n, n, new Draw(9, times));
      sum += Tree.of(parent).structuralVirality();
    }

    assertThat(sum / 4_000 * n * (n - 1) / 2)
        .isCloseTo(n * (n + 1) * (harmonic - 2) + 2 * n, within(25.0));
  }

  /** The fourth trace finds a root with two children, or a chain: weights 3:1:1 and 2:2:1. */
  @Test
  void preferentialTracesTakeParentsByTheirChildren() {
    Map<String, Integer> seen = new HashMap<>();
    for (int times = 0; times < 60_000; times++) {
      int[] parent = Growth.cascades(Mechanism.PREFERENTIAL, 4, 4, new Draw(11, times));
      seen.merge(parent[2] + "" + parent[3], 1, Integer::sum);
    }

    assertThat(seen.getOrDefault("00", 0) / 60_000.0).isCloseTo(2 / 3.0 * 3 / 5, within(0.01));
    assertThat(seen.getOrDefault("11", 0) / 60_000.0).isCloseTo(1 / 3.0 * 2 / 5, within(0.01));
    assertThat(seen.getOrDefault("12", 0) / 60_000.0).isCloseTo(1 / 3.0 * 1 / 5, within(0.01));
  }

  @ParameterizedTest
  @EnumSource(names = {"INDEPENDENT_CASCADE", "SIR", "COMPLEX_CONTAGION"})
  void contagionRunsFromAccountsToTheirFollowersOnceACascade(Mechanism mechanism) {
    Grown grown = mechanism.grow(3_000, 0.8, GRAPH, new Draw(13, 1));
    Set<Long> active = new HashSet<>();
    for (int trace = 0; trace < 3_000; trace++) {
      int parent = grown.parent()[trace];
      if (parent == Grown.ROOT) {
        active.clear();
      } else {
        assertThat(GRAPH.followers(grown.account()[parent])).contains(grown.account()[trace]);
      }
      assertThat(active.add(grown.account()[trace])).isTrue();
    }
  }

  /** Who stays infectious longer wins more: at one mean, offspring are spread wider than in IC. */
  @Test
  void mechanismsOfOneStrengthDiffer() {
    double independent = spread(Mechanism.INDEPENDENT_CASCADE);

    assertThat(spread(Mechanism.SIR)).isGreaterThan(1.15 * independent);
    assertThat(reinforced(Mechanism.COMPLEX_CONTAGION))
        .isGreaterThan(1.5 * reinforced(Mechanism.INDEPENDENT_CASCADE));
  }

  @Test
  void followersAreHeavyTailedAndMostlyOfTheSameCommunity() {
    double inside = 0;
    double all = 0;
    double beyond = 0;
    for (long account = 0; account < GRAPH.accounts(); account++) {
      Set<Long> followers = GRAPH.followers(account);
      assertThat(followers).doesNotContain(account);
      long home = account / FollowerGraph.COMMUNITY;
      inside += followers.stream().filter(each -> each / FollowerGraph.COMMUNITY == home).count();
      all += followers.size();
      beyond += followers.size() >= 5 * FollowerGraph.LEAST ? 1 : 0;
    }

    assertThat(inside / all).isCloseTo(FollowerGraph.INSIDE, within(0.05));
    assertThat(beyond / GRAPH.accounts()).isCloseTo(Math.pow(5, -FollowerGraph.TAIL), within(0.01));
    assertThat(GRAPH.followers(5)).isEqualTo(new FollowerGraph(3, 20_000).followers(5));
  }

  private static double spread(Mechanism mechanism) {
    int traces = 40_000;
    int[] children = new int[traces];
    for (int parent : mechanism.grow(traces, 0.6, GRAPH, new Draw(17, 1)).parent()) {
      if (parent != Grown.ROOT) {
        children[parent]++;
      }
    }
    double mean = Arrays.stream(children).average().orElseThrow();
    return Arrays.stream(children).mapToDouble(each -> each * (each - mean)).sum() / traces / mean;
  }

  /** Share of the traces whose account followed two or more who were active before it. */
  private static double reinforced(Mechanism mechanism) {
    Grown grown = mechanism.grow(5_000, 0.6, GRAPH, new Draw(19, 1));
    Map<Long, Integer> exposures = new HashMap<>();
    int twice = 0;
    for (int trace = 0; trace < 5_000; trace++) {
      if (grown.parent()[trace] == Grown.ROOT) {
        exposures.clear();
      } else {
        twice += exposures.getOrDefault(grown.account()[trace], 0) > 1 ? 1 : 0;
      }
      GRAPH
          .followers(grown.account()[trace])
          .forEach(each -> exposures.merge(each, 1, Integer::sum));
    }
    return twice / 5_000.0;
  }
}
