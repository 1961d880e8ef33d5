package org.beyondviral.compare;

import java.util.List;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BisectionSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How well scores tell two groups apart: the area under the ROC curve.
 *
 * <p>AUC = P(Y &gt; X) + P(Y = X) / 2 for X of the one and Y of the other group: 1 when every Y is
 * higher, 0.5 when scores tell nothing. Scores of different blocks come from different models, so
 * pairs are made within blocks alone: the mean of the areas, weighted by pairs.
 *
 * <p>The interval holds every A with |AUC − A| ≤ z √V(A), for one block V(A) = A(1 − A)(1 + N(1 −
 * A)/(2 − A) + N A/(1 + A)) / (m n), N = (m + n)/2 − 1, for groups of m and n. It is not degenerate
 * where the groups do not overlap. Range 0 to 1; NaN without a pair.
 *
 * <p>Source: Hanley & McNeil (1982), The meaning and use of the area under a receiver operating
 * characteristic (ROC) curve, Radiology 143(1); method 5 of Newcombe (2006), Confidence intervals
 * for an effect size measure based on the Mann-Whitney statistic, part 2, Statistics in Medicine
 * 25(4).
 */
public record Discrimination(double auc, double low, double high) {
  /** The scores of the two groups in one block, in any order. */
  @SuppressWarnings("ArrayRecordComponent")
  record Block(double[] without, double[] with) {
    double pairs() {
      return (double) without.length * with.length;
    }

    double variance(double area) {
      double more = (without.length + with.length) / 2.0 - 1;
      return area
          * (1 - area)
          * (1 + more * (1 - area) / (2 - area) + more * area / (1 + area))
          / pairs();
    }
  }

  private static final double PRECISION = 1e-9;

  static Discrimination of(List<Block> all, double confidence) {
    List<Block> blocks = all.stream().filter(block -> block.pairs() > 0).toList();
    double pairs = blocks.stream().mapToDouble(Block::pairs).sum();
    if (blocks.isEmpty()) {
      return new Discrimination(Double.NaN, Double.NaN, Double.NaN);
    }
    double auc = 0;
    for (Block block : blocks) {
      auc += block.pairs() / pairs * (1 + CliffsDelta.of(block.without(), block.with())) / 2;
    }
    auc = Math.min(1, auc);
    double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    return new Discrimination(
        auc, lowest(auc, blocks, pairs, z), 1 - lowest(1 - auc, blocks, pairs, z));
  }

  /** The lowest A with {@code auc} − A ≤ z √V(A); V(A) = V(1 − A), so it gives the highest too. */
  private static double lowest(double auc, List<Block> blocks, double pairs, double z) {
    UnivariateFunction beyond =
        area -> {
          double variance = 0;
          for (Block block : blocks) {
            variance += Math.pow(block.pairs() / pairs, 2) * block.variance(area);
          }
          return auc - area - z * Math.sqrt(variance);
        };
    return auc < PRECISION
        ? 0
        : new BisectionSolver(PRECISION).solve(200, beyond, 0, Math.min(auc, 1 - PRECISION));
  }
}
