package org.beyondviral.compare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.beyondviral.cascade.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeContrastTest {
  private static final CompareRules RULES = new CompareRules(5, 200, 0.95, 1);
  private static final int MOST = 2_000;

  /** Independent chances, as in the independent cascade model with many neighbours. */
  private static ToIntFunction<Random> poisson(double mean) {
    return random -> {
      int children = 0;
      for (double p = random.nextDouble(), bound = Math.exp(-mean); p > bound; children++) {
        p *= random.nextDouble();
      }
      return children;
    };
  }

  /** Infectious for an exponential time, as in SIR: geometric numbers of children. */
  private static ToIntFunction<Random> geometric(double mean) {
    return random -> (int) (Math.log(random.nextDouble()) / Math.log(mean / (1 + mean)));
  }

  private static List<ComparedCascade> grown(
      ToIntFunction<Random> children, boolean movement, int campaigns, int each, Random random) {
    List<ComparedCascade> cascades = new ArrayList<>();
    for (int campaign = 0; campaign < campaigns; campaign++) {
      for (int i = 0; i < each; ) {
        int[] parent = tree(children, random);
        if (parent.length > 2 && parent.length < MOST) {
          Tree tree = Tree.of(parent);
          cascades.add(
              new ComparedCascade(
                  movement + "-" + campaign + "-" + i++,
                  movement + "-" + campaign,
                  movement,
                  campaign % CascadeContrast.PARTS,
                  parent.length,
                  tree.maxDepth(),
                  tree.maxBreadth(),
                  tree.structuralVirality()));
        }
      }
    }
    return cascades;
  }

  private static int[] tree(ToIntFunction<Random> children, Random random) {
    List<Integer> parents = new ArrayList<>(List.of(-1));
    for (int at = 0; at < parents.size() && parents.size() < MOST; at++) {
      int own = at;
      parents.addAll(Collections.nCopies(children.applyAsInt(random), own));
    }
    return parents.stream().mapToInt(p -> p).toArray();
  }

  private static List<CascadeContrast> contrast(
      ToIntFunction<Random> fades, ToIntFunction<Random> movements, long seed) {
    Random random = new Random(seed);
    List<ComparedCascade> cascades = grown(fades, false, 40, 60, random);
    cascades.addAll(grown(movements, true, 40, 60, random));
    return CascadeContrast.of(cascades, RULES);
  }

  /** The published pattern: another parameter of one mechanism is no difference between sizes. */
  @Test
  void matchingTakesAwayWhatIsOfSize() {
    for (boolean sir : new boolean[] {false, true}) {
      List<CascadeContrast> rows =
          sir
              ? contrast(geometric(0.6), geometric(0.95), 3)
              : contrast(poisson(0.6), poisson(0.95), 3);
      for (CascadeContrast row : rows) {
        assertThat(row.ksPValue()).as(row.measure()).isLessThan(0.001);
        assertThat(requireNonNull(row.deltaLow())).as(row.measure()).isPositive();
        assertThat(row.matchedKsPValue()).as(row.measure()).isGreaterThan(0.2);
        assertThat(requireNonNull(row.matchedDeltaLow())).as(row.measure()).isNegative();
        assertThat(requireNonNull(row.matchedDeltaHigh())).as(row.measure()).isPositive();
      }
    }
  }

  /** The published pattern: two mechanisms of one mean are told apart between sizes too. */
  @Test
  void matchingKeepsWhatIsOfTheMechanism() {
    List<CascadeContrast> rows = contrast(geometric(0.8), poisson(0.8), 4);
    for (CascadeContrast row : rows) {
      assertThat(row.matchedN()).isGreaterThan(3_000);
      assertThat(row.matchedKsPHigh()).as(row.measure()).isLessThan(0.01);
    }
    // in one size independent chances make longer trees than one shared time does
    assertThat(requireNonNull(rows.get(0).matchedDeltaLow())).isPositive();
    assertThat(requireNonNull(rows.get(1).matchedDeltaHigh())).isNegative();
    assertThat(requireNonNull(rows.get(2).matchedDeltaLow())).isPositive();
  }

  /** Campaigns that each have a manner of their own: cascades of one are no proof of two. */
  @ParameterizedTest
  @ValueSource(ints = {5, 8, 30})
  void intervalsAreOfCampaignsNotOfCascades(int fades) {
    Random random = new Random(5);
    int held = 0;
    int trials = 100;
    for (int trial = 0; trial < trials; trial++) {
      List<ComparedCascade> cascades = new ArrayList<>();
      int[] part = random.ints(60, 0, CascadeContrast.PARTS).toArray();
      for (int campaign = 0; campaign < 60; campaign++) {
        double manner = random.nextGaussian();
        for (int i = 0; i < 6; i++) {
          cascades.add(
              new ComparedCascade(
                  campaign + "-" + i,
                  "c" + campaign,
                  campaign < fades,
                  part[campaign],
                  3 + random.nextInt(2),
                  1,
                  1,
                  manner + random.nextGaussian()));
        }
      }
      CascadeContrast row = CascadeContrast.of(cascades, RULES).get(2);
      held +=
          requireNonNull(row.matchedDeltaLow()) <= 0 && requireNonNull(row.matchedDeltaHigh()) >= 0
              ? 1
              : 0;
    }
    assertThat((double) held / trials).isBetween(0.9, 0.995);
  }

  @Test
  void orderDoesNotMatterAndFewAreNotCompared() {
    Random random = new Random(7);
    List<ComparedCascade> cascades = grown(poisson(0.8), false, 6, 10, random);
    cascades.addAll(grown(geometric(0.9), true, 6, 10, random));
    List<CascadeContrast> expected = CascadeContrast.of(cascades, RULES);
    Collections.shuffle(cascades, random);
    assertThat(CascadeContrast.of(cascades, RULES)).isEqualTo(expected);
    CascadeContrast few = CascadeContrast.of(cascades.subList(0, 4), RULES).get(0);
    assertThat(few.cliffsDelta()).isNull();
    assertThat(few.status()).isEqualTo("insufficient");
    assertThat(expected).extracting(CascadeContrast::status).containsOnly("ok");
    assertThat(few.viralN() + few.sustainedN()).isEqualTo(4);
    CascadeContrast none = CascadeContrast.of(List.of(), RULES).get(0);
    assertThat(none.matchedDelta()).isNull();
    assertThat(none.matchedStatus()).isEqualTo("insufficient");
  }

  /** By hand: of size 3 all of one group are higher, of size 4 all of the other. */
  @Test
  void deltaIsTakenWithinSizes() {
    List<ComparedCascade> cascades = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      cascades.add(cascade("a" + i, false, i, 3, 1));
      cascades.add(cascade("b" + i, true, i, 3, 2));
      cascades.add(cascade("c" + i, false, i, 4, 2));
      cascades.add(cascade("d" + i, true, i, 4, 1));
      cascades.add(cascade("e" + i, true, i, 9, 8));
    }
    CascadeContrast depth = CascadeContrast.of(cascades, RULES).get(0);
    assertThat(depth.matchedDelta()).isCloseTo(0, within(1e-12));
    assertThat(depth.matchedN()).isEqualTo(24);
    assertThat(depth.sustainedN()).isEqualTo(18);
    // 12 against 18: 6 × 12 + 6 × 6 higher, 6 × 6 lower, of 216
    assertThat(depth.cliffsDelta()).isCloseTo((72 + 36 - 36) / 216.0, within(1e-12));
  }

  private static ComparedCascade cascade(
      String id, boolean movement, int part, long size, int depth) {
    return new ComparedCascade(id, id, movement, part, size, depth, 1, 1);
  }
}
