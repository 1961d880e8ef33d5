package org.beyondviral.compare;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * The chance of an outcome from features, by logistic regression with a ridge.
 *
 * <p>logit p = β₀ + Σ β_j z_j, z the features less their mean over their standard deviation.
 * Highest ℓ − (λ / 2) Σ β_j², β₀ free, by Newton's method, halving steps that lead down. λ above 0
 * gives one finite answer also where the features tell the outcome without fail or tell nothing.
 *
 * <p>Source: le Cessie & van Houwelingen (1992), Ridge estimators in logistic regression, JRSS C
 * 41(1).
 */
final class RidgeLogit {
  /** Features and outcome of one case. */
  @SuppressWarnings("ArrayRecordComponent")
  record Case(double[] features, boolean outcome) {}

  private static final int STEPS = 100;
  private static final double PRECISION = 1e-9;

  private final double[] mean;
  private final double[] deviation;
  private final double[] weights;

  private RidgeLogit(double[] mean, double[] deviation, double[] weights) {
    this.mean = mean;
    this.deviation = deviation;
    this.weights = weights;
  }

  /**
   * Fitted to the cases; O(cases × features²) a step. A feature that is the same in all of them
   * counts for nothing.
   *
   * @param cases at least one with the outcome and one without
   * @param ridge λ, above 0
   */
  static RidgeLogit fit(List<Case> cases, double ridge) {
    int columns = cases.get(0).features().length;
    double[] mean = new double[columns];
    double[] deviation = new double[columns];
    for (int j = 0; j < columns; j++) {
      int column = j;
      double[] values = cases.stream().mapToDouble(each -> each.features()[column]).toArray();
      double average = Arrays.stream(values).average().orElseThrow();
      mean[j] = average;
      double variance =
          Arrays.stream(values).map(x -> (x - average) * (x - average)).average().orElseThrow();
      boolean varies = Arrays.stream(values).anyMatch(x -> x != values[0]);
      deviation[j] = varies ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }
    RidgeLogit logit = new RidgeLogit(mean, deviation, new double[columns + 1]);
    double[][] z =
        cases.stream().map(each -> logit.standardised(each.features())).toArray(double[][]::new);
    boolean[] y = new boolean[z.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = cases.get(i).outcome();
    }
    logit.climb(z, y, ridge);
    return logit;
  }

  /** The chance of the outcome. */
  double chance(double[] features) {
    return chanceAt(score(standardised(features), weights));
  }

  private void climb(double[][] z, boolean[] y, double ridge) {
    double height = height(z, y, ridge, weights);
    for (int step = 0; step < STEPS; step++) {
      double[] move = move(z, y, ridge);
      double length = 1;
      double[] next = plus(move, length);
      double higher = height(z, y, ridge, next);
      while (higher < height && length > PRECISION) {
        length /= 2;
        next = plus(move, length);
        higher = height(z, y, ridge, next);
      }
      boolean settled = higher - height < PRECISION;
      if (higher >= height) {
        System.arraycopy(next, 0, weights, 0, next.length);
        height = higher;
      }
      if (settled) {
        return;
      }
    }
  }

  private double[] plus(double[] move, double length) {
    double[] sum = weights.clone();
    for (int j = 0; j < sum.length; j++) {
      sum[j] += length * move[j];
    }
    return sum;
  }

  private double[] move(double[][] z, boolean[] y, double ridge) {
    int n = weights.length;
    double[] gradient = new double[n];
    double[][] curvature = new double[n][n];
    for (int i = 0; i < z.length; i++) {
      double p = chanceAt(score(z[i], weights));
      double off = (y[i] ? 1 : 0) - p;
      for (int j = 0; j < n; j++) {
        gradient[j] += off * z[i][j];
        for (int k = 0; k <= j; k++) {
          curvature[j][k] += p * (1 - p) * z[i][j] * z[i][k];
        }
      }
    }
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        curvature[k][j] = curvature[j][k];
      }
      gradient[j] -= j == 0 ? 0 : ridge * weights[j];
      curvature[j][j] += j == 0 ? PRECISION : ridge;
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false))
        .getSolver()
        .solve(new ArrayRealVector(gradient, false))
        .toArray();
  }

  private static double height(double[][] z, boolean[] y, double ridge, double[] weights) {
    double height = 0;
    for (int i = 0; i < z.length; i++) {
      double score = score(z[i], weights);
      height -= softplus(y[i] ? -score : score);
    }
    for (int j = 1; j < weights.length; j++) {
      height -= ridge / 2 * weights[j] * weights[j];
    }
    return height;
  }

  /** A 1 for the level, then the features. */
  private double[] standardised(double[] features) {
    double[] z = new double[features.length + 1];
    z[0] = 1;
    for (int j = 0; j < features.length; j++) {
      z[j + 1] = (features[j] - mean[j]) / deviation[j];
    }
    return z;
  }

  private static double score(double[] z, double[] weights) {
    double score = 0;
    for (int j = 0; j < z.length; j++) {
      score += weights[j] * z[j];
    }
    return score;
  }

  private static double chanceAt(double score) {
    return 1 / (1 + Math.exp(-score));
  }

  /** ln(1 + e^x), without overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
