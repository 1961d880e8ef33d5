package org.beyondviral.attention.hawkes;

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
   * @param point ln of a factor of the background, ln n, ln β, mark
   */
  @Override
  public double at(Course background, double[] point, double[] slope) {
    int last = point.length - 1;
    double[] scratch = new double[last];
    double above = given(point[last] + STEP).at(background, point, scratch);
    double below = given(point[last] - STEP).at(background, point, scratch);
    slope[last] = (above - below) / (2 * STEP);
    return given(point[last]).at(background, point, slope);
  }

  @Override
  public void excitation(double[] shape, double[] sums) {
    given(shape[1]).excitation(shape, sums);
  }

  private ExponentialLikelihood given(double mark) {
    return new ExponentialLikelihood(events.marked(mark));
  }
}
