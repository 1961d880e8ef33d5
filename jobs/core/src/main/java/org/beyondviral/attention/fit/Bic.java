package org.beyondviral.attention.fit;

import org.hipparchus.util.FastMath;

/**
 * Schwarz's criterion, by which the number of pieces of a function is told.
 *
 * <p>Source: Schwarz (1978), Annals of Statistics 6(2); for pieces: Yao (1988), Statistics &
 * Probability Letters 6(3).
 */
public final class Bic {
  /** A model so much worse has strong evidence against it: Kass & Raftery (1995), JASA 90(430). */
  public static final double STRONG = 6;

  private Bic() {}

  /** k ln n − 2 ln L. */
  public static double of(double logLikelihood, int parameters, double observations) {
    return parameters * FastMath.log(observations) - 2 * logLikelihood;
  }
}
