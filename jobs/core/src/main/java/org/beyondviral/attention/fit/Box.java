package org.beyondviral.attention.fit;

import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * A function inside bounds as one without bounds: x = low + (high − low) / (1 + e^−u).
 *
 * <p>A best point on a bound is approached for u towards infinity, where the slope vanishes, so
 * that the search ends there by itself.
 */
public final class Box {
  private static final double ON_BOUND = 0.002;
  private static final double SLACK = 1e-5;

  private final double[] low;
  private final double[] high;

  public Box(double[] low, double[] high) {
    this.low = low.clone();
    this.high = high.clone();
  }

  /** The point of the box that stands for that free one. */
  public double[] inside(double[] free) {
    double[] x = new double[free.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = low[i] + (high[i] - low[i]) * logistic(free[i]);
    }
    return x;
  }

  /** The free point for a point of the box; one on a bound or beyond is moved a little inside. */
  public double[] free(double[] inside) {
    double[] u = new double[inside.length];
    for (int i = 0; i < u.length; i++) {
      double share = (inside[i] - low[i]) / (high[i] - low[i]);
      double within = Math.max(1e-3, Math.min(1 - 1e-3, share));
      u[i] = FastMath.log(within / (1 - within));
    }
    return u;
  }

  /** Which parameters of a point lie on their bounds, a five-hundredth of the range allowed. */
  public boolean[] onBound(double[] inside) {
    boolean[] on = new boolean[inside.length];
    for (int i = 0; i < on.length; i++) {
      double share = (inside[i] - low[i]) / (high[i] - low[i]);
      on[i] = share < ON_BOUND || share > 1 - ON_BOUND;
    }
    return on;
  }

  /** The box of all parameters but that one. */
  Box without(int parameter) {
    return new Box(without(low, parameter), without(high, parameter));
  }

  static double[] without(double[] all, int parameter) {
    double[] others = new double[all.length - 1];
    System.arraycopy(all, 0, others, 0, parameter);
    System.arraycopy(all, parameter + 1, others, parameter, others.length - parameter);
    return others;
  }

  /** The value of a parameter, or the edge of the box beyond which it lies. */
  double clamped(int parameter, double value) {
    return Math.max(low[parameter], Math.min(high[parameter], value));
  }

  /**
   * The minimum inside that is reached from the lowest of those points inside. A search that does
   * not converge, as where several parameters are driven to edges, is taken up again from where it
   * ended, a little away from these.
   */
  public Bfgs.Minimum least(Objective function, List<double[]> starts) {
    double[] first = starts.get(0);
    double[] scratch = new double[first.length];
    double least = Double.POSITIVE_INFINITY;
    for (double[] start : starts) {
      double value = function.at(start, scratch);
      if (value < least) {
        least = value;
        first = start;
      }
    }
    Bfgs.Minimum found = Bfgs.minimise(free(function), free(first));
    if (!found.converged()) {
      Bfgs.Minimum again = Bfgs.minimise(free(function), free(inside(found.at())));
      found = again.value() <= found.value() + SLACK ? again : found;
    }
    return new Bfgs.Minimum(inside(found.at()), found.value(), found.converged());
  }

  /** That function of the box as one of free points. */
  public Objective free(Objective function) {
    return (u, gradient) -> {
      double value = function.at(inside(u), gradient);
      for (int i = 0; i < u.length; i++) {
        double share = logistic(u[i]);
        gradient[i] *= (high[i] - low[i]) * share * (1 - share);
      }
      return value;
    };
  }

  private static double logistic(double u) {
    return 1 / (1 + FastMath.exp(-u));
  }
}
