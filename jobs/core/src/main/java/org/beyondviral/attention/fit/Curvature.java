package org.beyondviral.attention.fit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
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
   * its second derivatives, by central differences of the slope. A parameter that is held at the
   * edge of what is searched has no variance (NaN) and no covariance (0), and the others are taken
   * as if it were known. Cost: two slopes a parameter.
   *
   * @return null where the function is not curved upwards in every direction
   */
  public static double @Nullable [][] covariance(Objective function, double[] at, boolean[] held) {
    int[] free = IntStream.range(0, at.length).filter(i -> !held[i]).toArray();
    double[][] second = new double[free.length][free.length];
    double[] above = new double[at.length];
    double[] below = new double[at.length];
    for (int i = 0; i < free.length; i++) {
      double[] moved = at.clone();
      moved[free[i]] = at[free[i]] + STEP;
      function.at(moved, above);
      moved[free[i]] = at[free[i]] - STEP;
      function.at(moved, below);
      for (int j = 0; j < free.length; j++) {
        double slope = (above[free[j]] - below[free[j]]) / (2 * STEP);
        second[i][j] += slope / 2;
        second[j][i] += slope / 2;
      }
    }
    double[][] covariance = new double[at.length][at.length];
    for (int i = 0; i < at.length; i++) {
      covariance[i][i] = Double.NaN;
    }
    if (free.length == 0) {
      return covariance;
    }
    try {
      RealMatrix inverse =
          new CholeskyDecomposition(MatrixUtils.createRealMatrix(second), 1e-6, 1e-9)
              .getSolver()
              .getInverse();
      for (int i = 0; i < free.length; i++) {
        for (int j = 0; j < free.length; j++) {
          covariance[free[i]][free[j]] = inverse.getEntry(i, j);
        }
      }
      return covariance;
    } catch (MathRuntimeException notPositive) {
      return null;
    }
  }

  /**
   * Standard errors of what follows from a point, by first derivatives (the delta method); what
   * depends on a parameter without a variance has none.
   *
   * @param follows by name, from a point
   * @param covariance of the point; null for none
   */
  public static Map<String, Double> standardErrors(
      Function<double[], Map<String, Double>> follows,
      double[] point,
      double @Nullable [][] covariance) {
    Map<String, Double> errors = new LinkedHashMap<>();
    if (covariance == null) {
      return errors;
    }
    List<Map<String, Double>> above = new ArrayList<>();
    List<Map<String, Double>> below = new ArrayList<>();
    for (int i = 0; i < point.length; i++) {
      double[] moved = point.clone();
      moved[i] = point[i] + STEP;
      above.add(follows.apply(moved));
      moved[i] = point[i] - STEP;
      below.add(follows.apply(moved));
    }
    for (String name : follows.apply(point).keySet()) {
      double variance = 0;
      for (int i = 0; i < point.length; i++) {
        for (int j = 0; j < point.length; j++) {
          double slopes = slope(above, below, name, i) * slope(above, below, name, j);
          variance += slopes == 0 ? 0 : slopes * covariance[i][j];
        }
      }
      if (variance > 0) {
        errors.put(name, Math.sqrt(variance));
      }
    }
    return errors;
  }

  private static double slope(
      List<Map<String, Double>> above, List<Map<String, Double>> below, String name, int i) {
    return (value(above.get(i), name) - value(below.get(i), name)) / (2 * STEP);
  }

  private static double value(Map<String, Double> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }
}
