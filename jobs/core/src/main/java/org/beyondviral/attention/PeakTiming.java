package org.beyondviral.attention;

import java.util.Locale;

/**
 * Where the traces around a peak lie, one week on either side.
 *
 * <p>Source: the four classes of Lehmann, Gonçalves, Ramasco & Cattuto (2012), who find them by a
 * mixture of Gaussians; the borders here are this study's own.
 */
public enum PeakTiming {
  /** Half or more in the peak bin. */
  AT,
  /** Twice as many before as after, or more: people waited for it. */
  BEFORE,
  /** Twice as many after as before, or more: people reacted to it. */
  AFTER,
  /** Neither: it rose as it fell. */
  SYMMETRIC;

  private static final double AT_SHARE = 0.5;
  private static final double MULTIPLE = 2;

  /**
   * The class of a peak.
   *
   * @param before share of the traces before the peak bin
   * @param after share of the traces after it
   */
  public static PeakTiming of(double before, double after) {
    if (1 - before - after >= AT_SHARE) {
      return AT;
    }
    if (before >= MULTIPLE * after) {
      return BEFORE;
    }
    return after >= MULTIPLE * before ? AFTER : SYMMETRIC;
  }

  /** The class as written in tables: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
