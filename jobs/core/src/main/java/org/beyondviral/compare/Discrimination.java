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
    Size size() {
      return new Size(without.length, with.length);
    }
  }

  /** How many the two groups are in one block. */
  record Size(long without, long with) {
    double pairs() {
      return (double) without * with;
    }

    double variance(double area) {
      double more = (without + with) / 2.0 - 1;
      return area
          * (1 - area)
          * (1 + more * (1 - area) / (2 - area) + more * area / (1 + area))
          / pairs();
    }
  }

  private static final double PRECISION = 1e-9;

  static Discrimination of(List<Block> all, double confidence) {
    List<Block> blocks = all.stream().filter(block -> block.size().pairs() > 0).toList();
    if (blocks.isEmpty()) {
      return new Discrimination(Double.NaN, Double.NaN, Double.NaN);
    }
    List<Size> sizes = blocks.stream().map(Block::size).toList();
    double pairs = sizes.stream().mapToDouble(Size::pairs).sum();
    double auc = 0;
    for (Block block : blocks) {
      auc += block.size().pairs() / pairs * (1 + CliffsDelta.of(block.without(), block.with())) / 2;
    }
    auc = Math.min(1, auc);
    Interval interval = interval(auc, sizes, confidence);
    return new Discrimination(auc, interval.low(), interval.high());
  }

  /** The interval of an area over blocks of these sizes, none of them without a pair. */
  static Interval interval(double auc, List<Size> blocks, double confidence) {
    double pairs = blocks.stream().mapToDouble(Size::pairs).sum();
    double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    return new Interval(lowest(auc, blocks, pairs, z), 1 - lowest(1 - auc, blocks, pairs, z));
  }

  /** The lowest A with {@code auc} − A ≤ z √V(A); V(A) = V(1 − A), so it gives the highest too. */
  private static double lowest(double auc, List<Size> blocks, double pairs, double z) {
    UnivariateFunction beyond =
        area -> {
          double variance = 0;
          for (Size block : blocks) {
            variance += Math.pow(block.pairs() / pairs, 2) * block.variance(area);
          }
          return auc - area - z * Math.sqrt(variance);
        };
    return auc < PRECISION
        ? 0
        : new BisectionSolver(PRECISION).solve(200, beyond, 0, Math.min(auc, 1 - PRECISION));
  }
}
