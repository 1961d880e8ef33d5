package org.beyondviral.generate;

import java.io.Serializable;

/**
 * When people turn to a campaign of their own accord, not because of another trace.
 *
 * @param spanDays no moment lies as late as this
 * @param law draws one moment, in days from the campaign's start
 */
record Attention(double spanDays, Law law) implements Serializable {
  /** Draws one moment. */
  interface Law extends Serializable {
    double day(Draw draw);
  }

  private static final int TRIES = 50;

  /** One moment in [0, span): drawn again while it falls outside. */
  double day(Draw draw) {
    double day = law.day(draw);
    for (int tries = 0; tries < TRIES && !(day >= 0 && day < spanDays); tries++) {
      day = law.day(draw);
    }
    return Math.max(0, Math.min(day, Math.nextDown(spanDays)));
  }

  /** The same rate throughout. */
  static Attention steady(double spanDays) {
    return new Attention(spanDays, draw -> draw.uniform(0, spanDays));
  }

  /**
   * A shock at the start, then the sum of two exponential decays.
   *
   * @param slowShare share of all moments in the slow one
   */
  static Attention biexponential(
      double spanDays, double fastDays, double slowDays, double slowShare) {
    return new Attention(
        spanDays, draw -> draw.exponential(draw.chance(slowShare) ? slowDays : fastDays));
  }

  /**
   * Shocks from outside, equally strong and equally far apart, each an exponential decay.
   *
   * @param gapDays from one to the next
   */
  static Attention shocks(int shocks, double gapDays, double decayDays) {
    return new Attention(
        shocks * gapDays,
        draw -> {
          double from = draw.below(shocks) * gapDays;
          return from + Math.min(draw.exponential(decayDays), Math.nextDown(gapDays));
        });
  }

  /**
   * This, but rarer at night and on the first two days of each week: a moment there is drawn again
   * with the chance given.
   */
  Attention withHabit(double refused) {
    return new Attention(
        spanDays,
        draw -> {
          double day = law.day(draw);
          for (int tries = 0; tries < TRIES && isRest(day) && draw.chance(refused); tries++) {
            day = law.day(draw);
          }
          return day;
        });
  }

  private static boolean isRest(double day) {
    return day - Math.floor(day) < 0.3 || Math.floor(day) % 7 < 2;
  }
}
