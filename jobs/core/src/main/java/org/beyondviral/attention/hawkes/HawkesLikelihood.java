package org.beyondviral.attention.hawkes;

import org.beyondviral.attention.fit.Objective;

/** Negative log-likelihood of a self-exciting process, with its slope. */
interface HawkesLikelihood extends Objective {
  /** Σ λ(t_i) over the events to be explained, in events a mean distance. */
  double summedIntensity(double[] point);
}
