package org.beyondviral.attention.hawkes;

import java.util.Arrays;

/**
 * Negative log-likelihood of a process with exponential kernel whose events excite by (1 +
 * audience)^mark, the last parameter. Its slope is taken from two values beside it: O(n), three
 * times that without marks.
 *
 * @param events with audiences, times in mean distances
 */
record MarkedLikelihood(Events events) implements HawkesLikelihood {
  private static final double STEP = 1e-4;

  /**
   * @param point ln μ, ln n, ln β, mark
   */
  @Override
  public double at(double[] point, double[] slope) {
    int last = point.length - 1;
    double[] scratch = new double[last];
    double above = given(point[last] + STEP).at(point, scratch);
    double below = given(point[last] - STEP).at(point, scratch);
    slope[last] = (above - below) / (2 * STEP);
    return given(point[last]).at(point, slope);
  }

  @Override
  public double summedIntensity(double[] point) {
    int last = point.length - 1;
    return given(point[last]).summedIntensity(Arrays.copyOf(point, last));
  }

  private ExponentialLikelihood given(double mark) {
    return new ExponentialLikelihood(events.marked(mark));
  }
}
