package org.beyondviral.attention.decay;

import org.beyondviral.attention.fit.Objective;
import org.hipparchus.util.FastMath;

/**
 * What the exponential needs of a tail: how many traces, and how many bins they waited in all.
 *
 * @param traces Σ n_i
 * @param waited Σ i n_i, i bins after the tail's first
 * @param bins bins of the tail
 */
record ExponentialTail(long traces, double waited, int bins) implements Objective {
  static ExponentialTail of(PostPeak tail) {
    double waited = 0;
    for (int i = 0; i < tail.bins(); i++) {
      waited += (double) i * tail.count(i);
    }
    return new ExponentialTail(tail.traces(), waited, tail.bins());
  }

  /** Mean wait in whole bins. */
  double mean() {
    return waited / traces;
  }

  /** −Σ n_i ln p_i, p_i = e^−λi (1 − e^−λ) / (1 − e^−λm), with its slope by ln λ. */
  @Override
  public double at(double[] point, double[] slope) {
    double rate = FastMath.exp(point[0]);
    slope[0] = rate * (waited - traces * firstShareByRate(rate, bins));
    return rate * waited
        - traces
            * (FastMath.log(-FastMath.expm1(-rate)) - FastMath.log(-FastMath.expm1(-rate * bins)));
  }

  /**
   * Slope, by the rate, of ln of the first bin's share of the window: 1/(e^λ − 1) − m/(e^λm − 1).
   */
  static double firstShareByRate(double rate, int bins) {
    return 1 / FastMath.expm1(rate) - bins / FastMath.expm1(rate * bins);
  }
}
