package org.beyondviral.cascade.parents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.beyondviral.cascade.Tree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How much of what truly spread over a follower graph is found again: 400 cascades of ten shares or
 * more, 36,739 shares, among 4,000 accounts of which one in a hundred has 26 % of all followers.
 *
 * <p>Measured: whom the author follows finds 86 % of the planted parents, the star 5 %; structural
 * virality is off by 0.17 hops on average, that of the star by 2.8; of the accounts most credited,
 * one in a hundred, star and reconstruction share 0.18 (Jaccard), where DeVerna et al. (2024) found
 * 0.16 on Twitter and 0.20 on Bluesky.
 */
class RecoveryTest {
  private static final FollowerGraph GRAPH = new FollowerGraph(4_000, 20, 1.2, new Random(1));
  private static final List<FollowerGraph.Spread> SPREADS = new ArrayList<>();
  private static final List<int[]> FOLLOWED = new ArrayList<>();

  @BeforeAll
  static void spread() {
    Random random = new Random(2);
    while (SPREADS.size() < 400) {
      FollowerGraph.Spread spread = GRAPH.spread(random.nextInt(GRAPH.accounts()), 0.05, random);
      if (spread.time.length >= 10) {
        SPREADS.add(spread);
        FOLLOWED.add(followed(spread));
      }
    }
  }

  @Test
  void followersAreUneven() {
    assertThat(GRAPH.shareOfTopPercent()).isGreaterThan(0.2);
  }

  @Test
  void followedRecoversPlantedParentsAndTheStarDoesNot() {
    double followed = recovered(FOLLOWED);
    double star = recovered(stars());
    assertThat(followed).isCloseTo(0.857, within(0.02));
    assertThat(star).isCloseTo(0.053, within(0.02));
    assertThat(viralityError(FOLLOWED)).isLessThan(viralityError(stars()) / 10);
  }

  @Test
  void influencersOfTheStarAreOthersThanThoseReconstructed() {
    Set<Integer> ofStar = influencers(stars());
    Set<Integer> ofFollowed = influencers(FOLLOWED);
    Set<Integer> planted = influencers(SPREADS.stream().map(spread -> spread.copied).toList());
    assertThat(jaccard(ofStar, ofFollowed)).isCloseTo(0.18, within(0.05));
    assertThat(jaccard(ofFollowed, planted)).isGreaterThan(0.9);
  }

  private static int[] followed(FollowerGraph.Spread spread) {
    int n = spread.time.length;
    Sharers sharers = Stars.of(spread.time, spread.account, new long[n]);
    int[][] followees =
        Arrays.stream(spread.account).mapToObj(GRAPH::followees).toArray(int[][]::new);
    long[][] ones =
        Arrays.stream(followees)
            .map(row -> Arrays.stream(row).mapToLong(any -> 1).toArray())
            .toArray(long[][]::new);
    TieParents model = new TieParents(sharers, followees, ones, GRAPH.accounts());
    return new InferredTrees(Stars.parents(n), sharers, model, new long[n]).reported();
  }

  private static List<int[]> stars() {
    return SPREADS.stream().map(spread -> Stars.parents(spread.time.length)).toList();
  }

  /** Share of the shares, but the first two of each, whose parent is the planted one. */
  private static double recovered(List<int[]> parents) {
    int right = 0;
    int all = 0;
    for (int c = 0; c < parents.size(); c++) {
      int[] truth = SPREADS.get(c).copied;
      for (int k = 2; k < truth.length; k++) {
        right += truth[k] == parents.get(c)[k] ? 1 : 0;
        all++;
      }
    }
    return (double) right / all;
  }

  /** Mean distance of the structural virality to that of the planted tree. */
  private static double viralityError(List<int[]> parents) {
    return IntStream.range(0, parents.size())
        .mapToDouble(
            c ->
                Math.abs(
                    Tree.of(parents.get(c)).structuralVirality()
                        - Tree.of(SPREADS.get(c).copied).structuralVirality()))
        .average()
        .orElseThrow();
  }

  /** The one in a hundred accounts that most shares are credited to. */
  private static Set<Integer> influencers(List<int[]> parents) {
    int[] credit = new int[GRAPH.accounts()];
    for (int c = 0; c < parents.size(); c++) {
      for (int k = 1; k < parents.get(c).length; k++) {
        credit[SPREADS.get(c).account[parents.get(c)[k]]]++;
      }
    }
    return IntStream.range(0, credit.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(a -> -credit[a]).thenComparing(a -> a))
        .limit(credit.length / 100)
        .collect(Collectors.toSet());
  }

  private static double jaccard(Set<Integer> one, Set<Integer> other) {
    Set<Integer> both = new HashSet<>(one);
    both.retainAll(other);
    return (double) both.size() / (one.size() + other.size() - both.size());
  }
}
