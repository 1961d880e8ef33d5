package org.beyondviral.recruitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.beyondviral.recruitment.RecruitmentForest.NOBODY;
import static org.beyondviral.recruitment.RecruitmentForest.UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecruitmentForestTest {
  @Test
  void byHand() {
    // 0 ← 1 ← 2; 3 unknown ← 4; 5 and 6 recruit each other, 7 hangs on them
    RecruitmentForest forest = RecruitmentForest.of(new int[] {-1, 0, 1, -2, 3, 6, 5, 5});
    assertThat(List.of(forest.generation(0), forest.generation(1), forest.generation(2)))
        .containsExactly(0, 1, 2);
    assertThat(List.of(forest.top(0), forest.top(1), forest.top(2))).containsExactly(0, 0, 0);
    for (int unknown = 3; unknown < 8; unknown++) {
      assertThat(forest.generation(unknown)).isEqualTo(UNKNOWN);
      assertThat(forest.top(unknown)).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void nobodyAndALongChain() {
    RecruitmentForest.of(new int[0]);
    int[] chain = new int[200_000];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = i + 1 == chain.length ? NOBODY : i + 1;
    }
    RecruitmentForest forest = RecruitmentForest.of(chain);
    assertThat(forest.generation(0)).isEqualTo(chain.length - 1);
    assertThat(forest.top(0)).isEqualTo(chain.length - 1);
  }

  @Test
  void equalsTheWalkUp() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      int n = 1 + random.nextInt(40);
      int[] recruiter = new int[n];
      for (int i = 0; i < n; i++) {
        int draw = random.nextInt(10);
        recruiter[i] = draw == 0 ? UNKNOWN : draw < 3 ? NOBODY : random.nextInt(n);
      }
      RecruitmentForest forest = RecruitmentForest.of(recruiter);
      for (int i = 0; i < n; i++) {
        int steps = 0;
        int at = i;
        while (steps <= n && recruiter[at] >= 0) {
          at = recruiter[at];
          steps++;
        }
        boolean known = steps <= n && recruiter[at] == NOBODY;
        assertThat(forest.generation(i)).isEqualTo(known ? steps : UNKNOWN);
        assertThat(forest.top(i)).isEqualTo(known ? at : UNKNOWN);
      }
    }
  }

  /**
   * Galton–Watson with Poisson(R) recruits each: trees of mean size 1 / (1 − R), so that recruits
   * over participants tend to R; sizes follow Borel's law e^(−Rn) (Rn)^(n−1) / n!.
   */
  @Test
  void plantedPoissonTreesHaveTheirClosedForms() {
    for (double r : new double[] {0.5, 0.8}) {
      int trees = 20_000;
      int[] recruiter = poissonForest(trees, r, new Random(9));
      RecruitmentForest forest = RecruitmentForest.of(recruiter);
      int[] size = new int[recruiter.length];
      long recruited = 0;
      for (int i = 0; i < recruiter.length; i++) {
        recruited += forest.generation(i) > 0 ? 1 : 0;
        size[forest.top(i)]++;
      }
      assertThat((double) recruiter.length / trees).isCloseTo(1 / (1 - r), within(0.15));
      assertThat((double) recruited / recruiter.length).isCloseTo(r, within(0.01));
      double factorial = 1;
      for (int n = 1; n <= 5; n++) {
        factorial *= n;
        double borel = Math.exp(-r * n) * Math.pow(r * n, n - 1) / factorial;
        int wanted = n;
        double found =
            java.util.stream.IntStream.of(size).filter(s -> s == wanted).count() / (double) trees;
        assertThat(found).isCloseTo(borel, within(4 * Math.sqrt(borel * (1 - borel) / trees)));
      }
    }
  }

  private static int[] poissonForest(int trees, double mean, Random random) {
    List<Integer> recruiter = new ArrayList<>();
    for (int tree = 0; tree < trees; tree++) {
      int next = recruiter.size();
      recruiter.add(NOBODY);
      while (next < recruiter.size()) {
        double left = Math.exp(-mean);
        for (double u = random.nextDouble(); u > left; u *= random.nextDouble()) {
          recruiter.add(next);
        }
        next++;
      }
    }
    return recruiter.stream().mapToInt(Integer::intValue).toArray();
  }
}
