package org.beyondviral.attention.fit;

import org.hipparchus.util.FastMath;

/**
 * Akaike's information criterion with the correction for small samples.
 *
 * <p>Source: Hurvich & Tsai (1989), Biometrika 76(2); weights: Burnham & Anderson (2002), Model
 * selection and multimodel inference, section 2.9.
 */
public final class Aicc {
  /** A simpler model nested in a better one is kept when it is at most this much worse. */
  public static final double NESTED_MARGIN = 2;

  private Aicc() {}

  /** 2k − 2 ln L + 2k(k + 1)/(n − k − 1); infinite for n ≤ k + 1. */
  public static double of(double logLikelihood, int parameters, long observations) {
    double spare = observations - parameters - 1.0;
    return spare <= 0
        ? Double.POSITIVE_INFINITY
        : 2 * parameters - 2 * logLikelihood + 2.0 * parameters * (parameters + 1) / spare;
  }

  /**
   * Weight of one criterion among all: exp(−c/2) over the sum of the same of all; 0 for an infinite
   * one.
   */
  public static double weight(double criterion, double[] all) {
    if (criterion == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double sum = 0;
    for (double other : all) {
      sum += FastMath.exp((criterion - other) / 2);
    }
    return 1 / sum;
  }
}
