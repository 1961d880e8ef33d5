package org.beyondviral.attention.hawkes;

/**
 * Hawkes intensity process: expected attention by bin, driven by what is shared from outside.
 *
 * <p>ξ(t) = γ [t = 0] + η [t > 0] + μ s(t) + C Σ_{τ ≥ 1} ξ(t − τ) (τ + c)^−(1+θ), s the shares by
 * bin and C = κ (α − 1)/(α − β − 1) with α = 2.016 and β = 0.1.
 *
 * <p>Source: Rizoiu, Xie, Sanner, Cebrian, Yu & Van Hentenryck (2017), Expecting to be HIP, WWW.
 *
 * @param initial γ
 * @param steady η
 * @param sensitivity μ, to shares from outside
 * @param scale C
 * @param cutoff c, in bins
 * @param theta θ
 */
public record Hip(
    double initial, double steady, double sensitivity, double scale, double cutoff, double theta) {
  private static final double AUDIENCE_MARK = 0.1;

  /** C from κ, the height of the kernel for an audience of one. */
  public static double scale(double height) {
    return height
        * (MarkedKernel.AUDIENCE_EXPONENT - 1)
        / (MarkedKernel.AUDIENCE_EXPONENT - 1 - AUDIENCE_MARK);
  }

  /** ξ for those shares by bin. Cost: O(T²) for T bins. */
  public double[] attention(double[] shares) {
    double[] kernel = kernel(shares.length);
    double[] attention = new double[shares.length];
    for (int t = 0; t < shares.length; t++) {
      attention[t] = (t == 0 ? initial : steady) + sensitivity * shares[t];
      for (int lag = 1; lag <= t; lag++) {
        attention[t] += scale * attention[t - lag] * kernel[lag];
      }
    }
    return attention;
  }

  /**
   * Endogenous response: all attention that one unit from outside brings about within that many
   * bins, itself included.
   */
  public double endogenousResponse(int bins) {
    double[] impulse = new Hip(1, 0, 0, scale, cutoff, theta).attention(new double[bins]);
    double sum = 0;
    for (double value : impulse) {
      sum += value;
    }
    return sum;
  }

  /** Viral potential: what one share from outside brings about within that many bins. */
  public double viralPotential(int bins) {
    return sensitivity * endogenousResponse(bins);
  }

  private double[] kernel(int bins) {
    double[] kernel = new double[bins];
    for (int lag = 1; lag < bins; lag++) {
      kernel[lag] = Math.pow(lag + cutoff, -(1 + theta));
    }
    return kernel;
  }
}
