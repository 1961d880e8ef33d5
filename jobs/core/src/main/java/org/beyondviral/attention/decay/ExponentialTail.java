package org.beyondviral.attention.decay;

import org.hipparchus.util.FastMath;

/**
 * What the exponential needs of a tail: how many traces, and how many bins they waited in all.
 *
 * @param traces Σ n_i
 * @param waited Σ i n_i, i bins after the tail's first
 * @param bins bins of the tail
 */
record ExponentialTail(long traces, double waited, int bins) {
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

  /** Σ n_i ln p_i, p_i = e^−λi (1 − e^−λ) / (1 − e^−λm). */
  double logLikelihood(double rate) {
    return -rate * waited
        + traces
            * (FastMath.log(-FastMath.expm1(-rate)) - FastMath.log(-FastMath.expm1(-rate * bins)));
  }
}
