package org.beyondviral.attention.fit;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/** How sharply a minimum is determined. */
public final class Curvature {
  /** Standard errors on either side that hold 95 % of a normal distribution. */
  public static final double NORMAL_95 = 1.959963984540054;

  private static final double STEP = 1e-4;

  private Curvature() {}

  /**
   * Covariance of the parameters at the least value of a negative log-likelihood: the inverse of
   * its second derivatives, by central differences of the slope. Cost: two slopes a parameter.
   *
   * @return null where the function is not curved upwards in every direction
   */
  public static double @Nullable [][] covariance(Objective function, double[] at) {
    int k = at.length;
    double[][] second = new double[k][k];
    double[] above = new double[k];
    double[] below = new double[k];
    for (int i = 0; i < k; i++) {
      double[] moved = at.clone();
      moved[i] = at[i] + STEP;
      function.at(moved, above);
      moved[i] = at[i] - STEP;
      function.at(moved, below);
      for (int j = 0; j < k; j++) {
        double slope = (above[j] - below[j]) / (2 * STEP);
        second[i][j] += slope / 2;
        second[j][i] += slope / 2;
      }
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(second);
    try {
      return new CholeskyDecomposition(matrix, 1e-6, 1e-9).getSolver().getInverse().getData();
    } catch (MathRuntimeException notPositive) {
      return null;
    }
  }
}
