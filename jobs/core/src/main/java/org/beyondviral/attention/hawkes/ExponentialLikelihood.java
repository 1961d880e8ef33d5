package org.beyondviral.attention.hawkes;

import org.hipparchus.util.FastMath;

/**
 * Negative log-likelihood of a process with exponential kernel, with its slope.
 *
 * <p>λ(t) = μ + n β Σ w_j e^−β(t − t_j) over earlier events. The sum A at each event follows from
 * that at the one before, A_i = e^−β(t_i − t_i−1) (A_i−1 + w_i−1), so that a step takes O(n) and no
 * memory: Σ ln λ(t_i) − μ T − n Σ w_j (1 − e^−β(T − t_j)).
 *
 * <p>Source: Ogata (1981), IEEE Transactions on Information Theory 27(1); Ozaki (1979), Annals of
 * the Institute of Statistical Mathematics 31.
 *
 * @param events times in mean distances
 */
record ExponentialLikelihood(Events events) implements HawkesLikelihood {
  /**
   * @param shape ln β
   */
  @Override
  public KernelSums sums(double[] shape) {
    return sums(events, events.weights(), FastMath.exp(shape[0]));
  }

  /** The sums of events that excite by those weights. */
  static KernelSums sums(Events events, double[] weights, double rate) {
    double[] at = new double[events.size()];
    double[] byRate = new double[events.size()];
    double excited = 0;
    double excitedByRate = 0;
    double all = 0;
    for (int i = 0; i < at.length; i++) {
      at[i] = rate * excited;
      byRate[i] = rate * (excited + rate * excitedByRate);
      double gap = events.gap(i);
      double kept = FastMath.exp(-rate * gap);
      double now = excited + weights[i];
      all += weights[i];
      excited = kept * now;
      excitedByRate = kept * (excitedByRate - gap * now);
    }
    return new KernelSums(
        at, all - excited, new double[][] {byRate}, new double[] {-rate * excitedByRate});
  }
}
