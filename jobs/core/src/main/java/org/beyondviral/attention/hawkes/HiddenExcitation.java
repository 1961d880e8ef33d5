package org.beyondviral.attention.hawkes;

import org.hipparchus.util.FastMath;

/**
 * How much excitation there may be where none is found: the largest branching factor whose
 * likelihood, under the likeliest background of some pieces, is not less than the greatest by the
 * 95 % point of χ² with one degree of freedom.
 *
 * <p>The kernel is exponential, its delay from {@value #SHORTEST} mean distances up to a {@value
 * #PART}th of the time in which the background stays much the same: slower excitation cannot be
 * told from that. Cost: O(n) a step, some sixty steps.
 */
final class HiddenExcitation {
  private static final double SHORTEST = 0.03;
  private static final double LONGER = 3;
  private static final int PART = 4;
  private static final double LEAST = 0.01;
  private static final double MOST = 2;
  private static final double ENOUGH = 1.1;

  /** Half of 3.84. */
  private static final double BOUND = 1.92;

  private final Events events;
  private final Background background;

  private HiddenExcitation(Events events, Background background) {
    this.events = events;
    this.background = background;
  }

  /** At most {@value #MOST}. */
  static double most(Events events, Background background) {
    HiddenExcitation hidden = new HiddenExcitation(events, background);
    background.restart();
    background.fit(new double[events.size()]);
    double longest = background.steadiness() / PART;
    double most = 0;
    for (double delay = SHORTEST; delay <= longest && most < MOST; delay *= LONGER) {
      most = Math.max(most, hidden.most(delay));
    }
    return most;
  }

  private double most(double delay) {
    KernelSums sums = new ExponentialLikelihood(events).sums(new double[] {-FastMath.log(delay)});
    double inside = 0;
    double outside = LEAST;
    double least = value(sums, 0);
    double value = value(sums, outside);
    least = Math.min(least, value);
    while (value < least + BOUND && outside < MOST) {
      inside = outside;
      outside *= 2;
      value = value(sums, outside);
      least = Math.min(least, value);
    }
    if (value < least + BOUND) {
      return MOST;
    }
    while (outside > ENOUGH * Math.max(inside, LEAST)) {
      double middle = (inside + outside) / 2;
      if (value(sums, middle) < least + BOUND) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  /** The least negative log-likelihood of that much excitation. */
  private double value(KernelSums sums, double branching) {
    background.fit(sums.excited(branching));
    return branching * sums.inWindow() - background.value();
  }
}
