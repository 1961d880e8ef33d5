package org.beyondviral.attention.decay;

import java.util.Arrays;
import org.beyondviral.attention.fit.LogSum;
import org.hipparchus.util.FastMath;

/**
 * A tail over x = ln t, on which the power law is e^(η x) and the log-normal e^(η x − κx²/2).
 *
 * <p>Integrals are by five-point Gauss–Legendre rules, one for each bin with traces and for each of
 * {@value #PANELS} equal parts of the whole; exact to 1e-6 or better for σ ≥ ¼. Cost: five
 * exponentials a bin with traces.
 */
final class LogTime {
  private static final int PANELS = 48;
  private static final double[] NODES = {
    -0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664
  };
  private static final double[] WEIGHTS = {
    0.23692688505618908,
    0.47862867049936647,
    0.5688888888888889,
    0.47862867049936647,
    0.23692688505618908
  };

  private final double[] from;
  private final double[] to;
  private final double[] traces;
  private final double start;
  private final double end;
  private final double all;

  private LogTime(double[] from, double[] to, double[] traces, double start, double end) {
    this.from = from;
    this.to = to;
    this.traces = traces;
    this.start = start;
    this.end = end;
    double sum = 0;
    for (double count : traces) {
      sum += count;
    }
    this.all = sum;
  }

  static LogTime of(PostPeak tail) {
    int filled = 0;
    int bins = tail.bins();
    double[] from = new double[bins];
    double[] to = new double[bins];
    double[] traces = new double[bins];
    for (int i = 0; i < bins; i++) {
      if (tail.count(i) > 0) {
        from[filled] = FastMath.log(i + 0.5);
        to[filled] = FastMath.log(i + 1.5);
        traces[filled++] = tail.count(i);
      }
    }
    return new LogTime(
        Arrays.copyOf(from, filled),
        Arrays.copyOf(to, filled),
        Arrays.copyOf(traces, filled),
        FastMath.log(0.5),
        FastMath.log(bins + 0.5));
  }

  /**
   * −Σ n_i ln p_i, p_i the share of the window's mass in bin i.
   *
   * @param byShape receives the slope by κ and by η
   */
  double at(double precision, double slope, double[] byShape) {
    double top = top(precision, slope);
    double[] moments = new double[3];
    LogSum logs = new LogSum();
    double x = 0;
    double squares = 0;
    for (int i = 0; i < traces.length; i++) {
      Arrays.fill(moments, 0);
      add(moments, from[i], to[i], precision, slope, top);
      logs.add(traces[i], moments[0]);
      x += traces[i] * moments[1] / moments[0];
      squares += traces[i] * moments[2] / moments[0];
    }
    Arrays.fill(moments, 0);
    double width = (end - start) / PANELS;
    for (int panel = 0; panel < PANELS; panel++) {
      double left = start + panel * width;
      add(moments, left, left + width, precision, slope, top);
    }
    byShape[0] = (squares - all * moments[2] / moments[0]) / 2;
    byShape[1] = all * moments[1] / moments[0] - x;
    return all * FastMath.log(moments[0]) - logs.value();
  }

  /** The greatest exponent in the window, to keep exponentials in range. */
  private double top(double precision, double slope) {
    double best = Math.max(exponent(start, precision, slope), exponent(end, precision, slope));
    if (precision > 0) {
      double middle = Math.max(start, Math.min(end, slope / precision));
      best = Math.max(best, exponent(middle, precision, slope));
    }
    return best;
  }

  /** Adds the integrals of e^(η x − κx²/2 − top), of x times that and of x² times that. */
  private static void add(
      double[] moments, double left, double right, double precision, double slope, double top) {
    double half = (right - left) / 2;
    double middle = (left + right) / 2;
    for (int i = 0; i < NODES.length; i++) {
      double x = middle + half * NODES[i];
      double mass = half * WEIGHTS[i] * FastMath.exp(exponent(x, precision, slope) - top);
      moments[0] += mass;
      moments[1] += mass * x;
      moments[2] += mass * x * x;
    }
  }

  private static double exponent(double x, double precision, double slope) {
    return x * (slope - precision * x / 2);
  }
}
