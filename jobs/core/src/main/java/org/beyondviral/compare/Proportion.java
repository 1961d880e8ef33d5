package org.beyondviral.compare;

import org.hipparchus.stat.interval.BinomialProportion;
import org.hipparchus.stat.interval.ConfidenceInterval;

/** A share of independent cases, and how sure one can be of it. */
public final class Proportion {
  private Proportion() {}

  /**
   * Wilson's score interval for a share k / n: the shares that a score test at this confidence
   * would not reject. It is right for few cases and for shares near 0 and 1, where the textbook
   * interval fails.
   *
   * <p>Source: Wilson (1927), Journal of the American Statistical Association 22(158).
   *
   * @param successes k, 0 to n
   * @param cases n
   * @param confidence coverage, above 0 and below 1
   * @return within 0 to 1; NaN at both ends without cases
   */
  public static Interval wilson(long successes, long cases, double confidence) {
    if (cases == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    ConfidenceInterval interval =
        BinomialProportion.getWilsonScoreInterval(
            Math.toIntExact(cases), (double) successes / cases, confidence);
    return new Interval(
        successes == 0 ? 0 : Math.max(0, interval.getLowerBound()),
        successes == cases ? 1 : Math.min(1, interval.getUpperBound()));
  }
}
