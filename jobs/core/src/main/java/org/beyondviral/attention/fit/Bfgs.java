package org.beyondviral.attention.fit;

/**
 * Least value of a smooth function of a few parameters, by the quasi-Newton method of Broyden,
 * Fletcher, Goldfarb and Shanno with a backtracking line search.
 *
 * <p>It has converged when the best step would gain less than {@value #GAIN}, as the curvature
 * found so far tells: for a log-likelihood that means whatever the units of the parameters.
 *
 * <p>Source: Nocedal & Wright (2006), Numerical optimization, chapters 3 and 6. Cost: some ten to
 * forty values with their slopes; k² numbers for k parameters.
 */
public final class Bfgs {
  private static final double GAIN = 1e-9;
  private static final double SLACK = 1e-5;
  private static final int ROUNDS = 200;
  private static final int HALVINGS = 40;
  private static final double LONGEST_STEP = 3;

  /**
   * Where the search ended.
   *
   * @param at the point
   * @param converged whether it is a (local) minimum
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never written
  public record Minimum(double[] at, double value, boolean converged) {}

  private final Objective function;
  private final int k;
  private final double[][] inverse;

  private Bfgs(Objective function, int k) {
    this.function = function;
    this.k = k;
    this.inverse = new double[k][k];
  }

  /** The minimum that is reached from that point. */
  public static Minimum minimise(Objective function, double[] start) {
    return new Bfgs(function, start.length).search(start);
  }

  private Minimum search(double[] start) {
    double[] x = start.clone();
    double[] slope = new double[k];
    double value = function.at(x, slope);
    boolean fresh = true;
    reset(slope);
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = downhill(slope);
      double gain = -dot(step, slope) / 2;
      if (!(gain > 0)) {
        reset(slope);
        step = downhill(slope);
        gain = -dot(step, slope) / 2;
        fresh = true;
      }
      if (!Double.isFinite(value) || !Double.isFinite(gain)) {
        return new Minimum(x, value, false);
      }
      if (gain < GAIN) {
        return new Minimum(x, value, true);
      }
      shorten(step);
      double[] nextSlope = new double[k];
      double[] next = x.clone();
      double fraction = 1;
      double nextValue = Double.NaN;
      double down = dot(step, slope);
      for (int halving = 0; halving < HALVINGS; halving++) {
        for (int i = 0; i < k; i++) {
          next[i] = x[i] + fraction * step[i];
        }
        nextValue = function.at(next, nextSlope);
        if (nextValue <= value + 1e-4 * fraction * down && isFinite(nextSlope)) {
          break;
        }
        fraction /= halving < 2 ? 2 : 4;
        nextValue = Double.NaN;
      }
      if (Double.isNaN(nextValue)) {
        if (fresh) {
          return new Minimum(x, value, gain < SLACK);
        }
        reset(slope);
        fresh = true;
        continue;
      }
      learn(x, next, slope, nextSlope, fresh);
      fresh = false;
      x = next;
      slope = nextSlope;
      value = nextValue;
    }
    return new Minimum(x, value, false);
  }

  private double[] downhill(double[] slope) {
    double[] step = new double[k];
    for (int i = 0; i < k; i++) {
      step[i] = -dot(inverse[i], slope);
    }
    return step;
  }

  private void shorten(double[] step) {
    double longest = 0;
    for (double part : step) {
      longest = Math.max(longest, Math.abs(part));
    }
    if (longest > LONGEST_STEP) {
      for (int i = 0; i < k; i++) {
        step[i] *= LONGEST_STEP / longest;
      }
    }
  }

  private void reset(double[] slope) {
    double scale = 1 / Math.max(1, Math.sqrt(dot(slope, slope)));
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        inverse[i][j] = i == j ? scale : 0;
      }
    }
  }

  private void learn(double[] x, double[] next, double[] slope, double[] nextSlope, boolean fresh) {
    double[] s = new double[k];
    double[] y = new double[k];
    for (int i = 0; i < k; i++) {
      s[i] = next[i] - x[i];
      y[i] = nextSlope[i] - slope[i];
    }
    double curvature = dot(s, y);
    if (!(curvature > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y)))) {
      return;
    }
    if (fresh) {
      double scale = curvature / dot(y, y);
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          inverse[i][j] = i == j ? scale : 0;
        }
      }
    }
    double[] turned = new double[k];
    for (int i = 0; i < k; i++) {
      turned[i] = dot(inverse[i], y);
    }
    double factor = (curvature + dot(y, turned)) / (curvature * curvature);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        inverse[i][j] += factor * s[i] * s[j] - (turned[i] * s[j] + s[i] * turned[j]) / curvature;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
