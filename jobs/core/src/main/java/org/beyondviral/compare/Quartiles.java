package org.beyondviral.compare;

/**
 * The quartiles of a sample.
 *
 * @param p25 first quartile
 * @param median second quartile
 * @param p75 third quartile
 */
public record Quartiles(double p25, double median, double p75) {

  /** The quartiles of a sorted sample; NaN each for an empty one. O(1). */
  public static Quartiles ofSorted(double[] sorted) {
    return new Quartiles(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
  }

  /**
   * The quantile of type 7 of a sorted sample: linear between the order statistics around position
   * (n − 1) p, counted from 0.
   *
   * <p>Source: Hyndman & Fan (1996), Sample quantiles in statistical packages, The American
   * Statistician 50(4), definition 7.
   *
   * @param sorted values in ascending order
   * @param p share of the sample below, 0 to 1
   * @return in the unit of the values; NaN for an empty sample
   */
  public static double quantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = (sorted.length - 1) * p;
    int below = (int) position;
    double fraction = position - below;
    if (fraction == 0) {
      return sorted[below];
    }
    return sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
  }
}
