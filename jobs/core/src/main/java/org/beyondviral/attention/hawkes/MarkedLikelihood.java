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
   * @param shape ln β, mark
   */
  @Override
  public KernelSums sums(double[] shape) {
    KernelSums above = given(shape[0], shape[1] + STEP);
    KernelSums below = given(shape[0], shape[1] - STEP);
    double[] byMark = new double[events.size()];
    for (int i = 0; i < byMark.length; i++) {
      byMark[i] = (above.at()[i] - below.at()[i]) / (2 * STEP);
    }
    KernelSums sums = given(shape[0], shape[1]);
    return new KernelSums(
        sums.at(),
        sums.inWindow(),
        new double[][] {sums.atByShape()[0], byMark},
        new double[] {
          sums.inWindowByShape()[0], (above.inWindow() - below.inWindow()) / (2 * STEP)
        });
  }

  private KernelSums given(double logRate, double mark) {
    return new ExponentialLikelihood(events.marked(mark)).sums(new double[] {logRate});
  }
}
