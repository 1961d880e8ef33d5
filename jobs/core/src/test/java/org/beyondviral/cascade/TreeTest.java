package org.beyondviral.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
  @Test
  void starHasStructuralViralityTwoLessTwoOverN() {
    Tree star = Tree.of(IntStream.range(0, 100).map(i -> i == 0 ? -1 : 0).toArray());

    assertThat(star.structuralVirality()).isCloseTo(1.98, within(1e-12));
    assertThat(star.maxDepth()).isEqualTo(1);
    assertThat(star.maxBreadth()).isEqualTo(99);
    assertThat(star.rootShare()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 100, 300_000, 5_000_000})
  void chainHasStructuralViralityNPlusOneOverThree(int n) {
    Tree chain = Tree.of(IntStream.range(-1, n - 1).toArray());

    assertThat(chain.structuralVirality()).isCloseTo((n + 1) / 3.0, within(1e-6));
    assertThat(chain.maxDepth()).isEqualTo(n - 1);
    assertThat(chain.maxBreadth()).isEqualTo(1);
    assertThat(chain.rootShare()).isCloseTo(1.0 / (n - 1), within(1e-12));
  }

  @Test
  void completeBinaryTree() {
    Tree binary = Tree.of(IntStream.range(0, 127).map(i -> (i + 1) / 2 - 1).toArray());

    assertThat(binary.structuralVirality()).isCloseTo(8.350956, within(5e-7));
    assertThat(binary.maxDepth()).isEqualTo(6);
    assertThat(binary.maxBreadth()).isEqualTo(64);
  }

  /**
   * E[ν] = 2(n(n + 1)(H_n − 2) + 2n) / (n(n − 1)), derived from the Wiener index of random
   * recursive trees.
   */
  @ParameterizedTest
  @CsvSource({"100, 6.54394, 4000, 0.1", "1000, 10.99691, 1000, 0.15"})
  void randomRecursiveTrees(int n, double expected, int trees, double tolerance) {
    SplittableRandom random = new SplittableRandom(n);
    double sum = 0;
    for (int t = 0; t < trees; t++) {
      sum += Tree.of(randomRecursive(n, random)).structuralVirality();
    }
    assertThat(sum / trees).isCloseTo(expected, within(tolerance));
  }

  @Test
  void linearPassEqualsBruteForce() {
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 1; n <= 120; n++) {
      int[] parent = shuffled(randomRecursive(n, random), random);
      Tree tree = Tree.of(parent);
      int[] depth = bruteDepths(parent);
      boolean[] marked = new boolean[n];
      for (int i = 0; i < n; i++) {
        assertThat(tree.depth(i)).isEqualTo(depth[i]);
        marked[i] = random.nextInt(3) > 0;
      }
      assertThat(tree.maxDepth()).isEqualTo(Arrays.stream(depth).max().orElseThrow());
      assertThat(tree.maxBreadth())
          .isEqualTo(
              IntStream.range(0, n)
                  .map(d -> (int) Arrays.stream(depth).filter(x -> x == d).count())
                  .max()
                  .orElseThrow());
      if (n > 1) {
        assertThat(tree.structuralVirality()).isCloseTo(bruteVirality(parent), within(1e-9));
      }
      assertPreorder(tree, parent, marked);
    }
  }

  @Test
  void oneNode() {
    Tree lone = Tree.of(new int[] {-1});

    assertThat(lone.structuralVirality()).isNaN();
    assertThat(lone.rootShare()).isNaN();
    assertThat(lone.maxDepth()).isZero();
    assertThat(lone.maxBreadth()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoTree() {
    assertThatThrownBy(() -> Tree.of(new int[] {-1, -1})).hasMessageContaining("two roots");
    assertThatThrownBy(() -> Tree.of(new int[] {1, 0})).hasMessageContaining("no root");
    assertThatThrownBy(() -> Tree.of(new int[] {-1, 2, 1})).hasMessageContaining("2 nodes");
  }

  private static void assertPreorder(Tree tree, int[] parent, boolean[] marked) {
    int[] below = tree.countBelow(marked);
    int[] place = tree.preorder(marked, below);
    int count = 0;
    for (int i = 0; i < parent.length; i++) {
      if (!marked[i]) {
        continue;
      }
      count++;
      for (int j = 0; j < parent.length; j++) {
        if (marked[j] && j != i) {
          assertThat(place[j] > place[i] && place[j] < place[i] + below[i])
              .isEqualTo(descends(parent, j, i));
        }
      }
    }
    assertThat(IntStream.range(0, parent.length).filter(i -> marked[i]).map(i -> place[i]).sorted())
        .containsExactly(IntStream.range(0, count).boxed().toArray(Integer[]::new));
  }

  private static boolean descends(int[] parent, int node, int from) {
    for (int at = node; at >= 0; at = parent[at]) {
      if (at == from) {
        return true;
      }
    }
    return false;
  }

  static int[] randomRecursive(int n, SplittableRandom random) {
    return IntStream.range(0, n).map(i -> i == 0 ? -1 : random.nextInt(i)).toArray();
  }

  private static int[] shuffled(int[] parent, SplittableRandom random) {
    int[] name = IntStream.range(0, parent.length).toArray();
    for (int i = name.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = name[i];
      name[i] = name[j];
      name[j] = swap;
    }
    int[] renamed = new int[parent.length];
    for (int i = 0; i < parent.length; i++) {
      renamed[name[i]] = parent[i] < 0 ? -1 : name[parent[i]];
    }
    return renamed;
  }

  private static int[] bruteDepths(int[] parent) {
    return IntStream.range(0, parent.length)
        .map(
            i -> {
              int depth = 0;
              for (int at = parent[i]; at >= 0; at = parent[at]) {
                depth++;
              }
              return depth;
            })
        .toArray();
  }

  private static double bruteVirality(int[] parent) {
    int n = parent.length;
    int[][] distance = new int[n][n];
    for (int[] row : distance) {
      Arrays.fill(row, n);
    }
    for (int i = 0; i < n; i++) {
      distance[i][i] = 0;
      if (parent[i] >= 0) {
        distance[i][parent[i]] = 1;
        distance[parent[i]][i] = 1;
      }
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          distance[i][j] = Math.min(distance[i][j], distance[i][k] + distance[k][j]);
        }
      }
    }
    return Arrays.stream(distance).flatMapToInt(Arrays::stream).sum() / ((double) n * (n - 1));
  }
}
