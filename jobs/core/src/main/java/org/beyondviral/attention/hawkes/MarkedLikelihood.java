package org.beyondviral.attention.hawkes;

import org.hipparchus.util.FastMath;

/**
 * Negative log-likelihood of a process with exponential kernel whose events excite by (1 +
 * audience)^mark, the last parameter. Its sums are linear in what each event excites, so that their
 * slopes are the sums of the slopes of that: O(n), twice that without marks.
 *
 * @param events with audiences, times in mean distances
 */
record MarkedLikelihood(Events events) implements HawkesLikelihood {
  /**
   * @param shape ln β, mark
   */
  @Override
  public KernelSums sums(double[] shape) {
    double rate = FastMath.exp(shape[0]);
    Events marked = events.marked(shape[1]);
    KernelSums sums = new ExponentialLikelihood(marked).sums(shape);
    KernelSums slopes = ExponentialLikelihood.sums(events, marked.weightSlopes(), rate);
    return new KernelSums(
        sums.at(),
        sums.inWindow(),
        new double[][] {sums.atByShape()[0], slopes.at()},
        new double[] {sums.inWindowByShape()[0], slopes.inWindow()});
  }
}
