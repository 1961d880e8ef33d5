package org.beyondviral.people;

import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * What share of a burst's people would be new if it drew its people from the campaign's by chance.
 *
 * <p>Every bin in which somebody was active is a ball of his; all T balls of a campaign are in one
 * urn and are dealt out to its bursts, as many to each as it had. None of m balls is among the
 * first A with chance C(T − A, m) / C(T, m). The expected newcomers of a burst are those with no
 * ball before it less those with none up to its end; its expected people are those with a ball in
 * it. That an account is active on days that lie close together is not in the urn, and makes real
 * bursts fresher than it.
 *
 * <p>Source: an urn as null model after Cheng, Adamic, Kleinberg & Leskovec (2016); which balls are
 * dealt out is this study's.
 */
public final class BurstUrn {
  private BurstUrn() {}

  /**
   * Expected newcomers over expected people for each burst; 1 for the first, NaN for one without
   * any. O(bursts × levels).
   *
   * @param activeBins how many participants were active in how many bins
   * @param burst bins of activity of all people together in each burst; their sum is that of the
   *     levels
   */
  public static double[] newcomerShares(List<Gini.Level> activeBins, long[] burst) {
    double balls = 0;
    for (long own : burst) {
      balls += own;
    }
    double[] share = new double[burst.length];
    double before = 0;
    for (int k = 0; k < burst.length; k++) {
      double newcomers = 0;
      double people = 0;
      for (Gini.Level level : activeBins) {
        double m = level.amount();
        newcomers += level.people() * (none(balls, before, m) - none(balls, before + burst[k], m));
        people += level.people() * (1 - none(balls, (double) burst[k], m));
      }
      share[k] = newcomers / people;
      before += burst[k];
    }
    return share;
  }

  /** The chance that none of m balls is among that many of all. */
  private static double none(double balls, double taken, double m) {
    double left = balls - taken;
    return m > left
        ? 0
        : Math.exp(
            Gamma.logGamma(left + 1)
                - Gamma.logGamma(left - m + 1)
                - Gamma.logGamma(balls + 1)
                + Gamma.logGamma(balls - m + 1));
  }
}
