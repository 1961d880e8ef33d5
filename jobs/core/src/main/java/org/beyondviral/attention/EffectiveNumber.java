package org.beyondviral.attention;

/** How many equally busy bins or weeks a series is worth. */
public final class EffectiveNumber {
  private EffectiveNumber() {}

  /**
   * The Hill number of order 1: the exponential of the Shannon entropy of the shares.
   *
   * <p>exp(−Σ p ln p), p the share of each part. n equal parts give n; one part alone gives 1; a
   * part of little weight adds little.
   *
   * <p>Source: Hill (1973), Ecology 54(2).
   *
   * @param weights weight of each part, none negative
   * @return from 1 to the number of parts with weight; NaN when all weights are zero
   */
  public static double of(long[] weights) {
    double total = 0;
    for (long weight : weights) {
      total += weight;
    }
    if (total == 0) {
      return Double.NaN;
    }
    double entropy = 0;
    long parts = 0;
    for (long weight : weights) {
      if (weight > 0) {
        double share = weight / total;
        entropy -= share * Math.log(share);
        parts++;
      }
    }
    return Math.max(1, Math.min((double) parts, Math.exp(entropy)));
  }

  /**
   * Sums of the weights over runs of {@code width} bins from the first; the last may be shorter.
   */
  public static long[] weekly(long[] weights, int width) {
    long[] weeks = new long[(weights.length + width - 1) / width];
    for (int i = 0; i < weights.length; i++) {
      weeks[i / width] += weights[i];
    }
    return weeks;
  }
}
