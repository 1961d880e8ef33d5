package org.beyondviral.cascade.parents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TieParentsTest {
  private static final SplittableRandom UNUSED = new SplittableRandom(0);

  /** Accounts 0, 1, 2 share at 0, 10, 20; account 3 shares at 20 and follows 1 and 2; 4 nobody. */
  @Test
  void mostRecentFollowedIsStrictlyEarlier() {
    TieParents followed =
        followed(
            Stars.of(new long[] {0, 10, 20, 20, 30}, Stars.everyoneOnce(5), new long[5]),
            new int[][] {{}, {0}, {0, 1}, {1, 2}, {}},
            5);

    assertThat(followed.reported(1, UNUSED)).isZero();
    assertThat(followed.reported(2, UNUSED)).isEqualTo(1);
    assertThat(followed.reported(3, UNUSED)).isEqualTo(1);
    assertThat(followed.reported(4, UNUSED)).isEqualTo(ParentModel.NONE);
    assertThat(followed.drawn(4, UNUSED)).isEqualTo(ParentModel.NONE);
  }

  @Test
  void mostActedOnWinsAndOfEqualsTheMostRecent() {
    TieParents interacted =
        new TieParents(
            Stars.of(new long[] {0, 1, 2, 3, 4}, Stars.everyoneOnce(5), new long[5]),
            new int[][] {{}, {}, {}, {0, 1, 2}, {0, 1, 2}},
            new long[][] {{}, {}, {}, {2, 5, 4}, {3, 3, 1}},
            5);

    assertThat(interacted.reported(3, UNUSED)).isEqualTo(1);
    assertThat(interacted.reported(4, UNUSED)).isEqualTo(1);
  }

  /** Against the definition, which looks at every pair, with accounts that share more than once. */
  @ParameterizedTest
  @ValueSource(ints = {2, 10, 60})
  void everyPairSaysTheSame(int accounts) {
    Random random = new Random(accounts);
    for (int round = 0; round < 100; round++) {
      int n = 1 + random.nextInt(80);
      long[] time = random.longs(n, 0, 60).sorted().toArray();
      int[] author = random.ints(n, -1, accounts).toArray();
      long[][] acts = new long[accounts][accounts];
      for (long[] row : acts) {
        Arrays.setAll(row, b -> Math.max(0, random.nextInt(6) - 3));
      }
      int[][] account = new int[n][];
      long[][] weight = new long[n][];
      for (int k = 0; k < n; k++) {
        long[] row = author[k] < 0 ? new long[accounts] : acts[author[k]];
        int[] tied = random.ints(0, accounts).distinct().limit(accounts).toArray();
        account[k] = Arrays.stream(tied).filter(b -> row[b] > 0).toArray();
        weight[k] = Arrays.stream(account[k]).mapToLong(b -> row[b]).toArray();
      }
      TieParents model =
          new TieParents(Stars.of(time, author, new long[n]), account, weight, accounts);
      for (int k = 1; k < n; k++) {
        int best = ParentModel.NONE;
        for (int j = 0; j < k; j++) {
          long now = author[k] < 0 || author[j] < 0 ? 0 : acts[author[k]][author[j]];
          long most = best < 0 ? 1 : acts[author[k]][author[best]];
          if (time[j] < time[k] && now >= most) {
            best = j;
          }
        }
        assertThat(model.reported(k, UNUSED)).isEqualTo(best);
        assertThat(model.drawn(k, UNUSED) >= 0).isEqualTo(best >= 0);
      }
    }
  }

  @Test
  void drawsGoByWeight() {
    long[] weight = {1, 2, 3, 4};
    TieParents model =
        new TieParents(
            Stars.of(new long[] {0, 1, 2, 3, 4}, Stars.everyoneOnce(5), new long[5]),
            new int[][] {{}, {}, {}, {}, {3, 0, 2, 1}},
            new long[][] {{}, {}, {}, {}, {4, 1, 3, 2}},
            5);
    SplittableRandom random = new SplittableRandom(3);
    Map<Integer, Long> drawn = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      drawn.merge(model.drawn(4, random), 1L, Long::sum);
    }

    double[] expected = Arrays.stream(weight).mapToDouble(w -> w * 2_000.0).toArray();
    long[] observed = {drawn.get(0), drawn.get(1), drawn.get(2), drawn.get(3)};
    assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(1e-4);
  }

  private static TieParents followed(Sharers sharers, int[][] followees, int accounts) {
    long[][] ones =
        Arrays.stream(followees)
            .map(row -> Arrays.stream(row).mapToLong(any -> 1).toArray())
            .toArray(long[][]::new);
    return new TieParents(sharers, followees, ones, accounts);
  }
}
