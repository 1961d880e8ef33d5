package org.beyondviral.attention.hawkes;

import java.util.List;
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

  private final ChangingLikelihood likelihood;
  private final double[] scratch = new double[2];

  private HiddenExcitation(Events events, Background background) {
    this.likelihood = new ChangingLikelihood(new ExponentialLikelihood(events), background);
  }

  /** At most {@value #MOST}; a constant background is taken as one piece. */
  static double most(Events events, int pieces) {
    List<Background> refined = Background.refined(events, Math.max(1, pieces));
    Background background = refined.get(refined.size() - 1);
    double longest = background.steadiness() / PART;
    HiddenExcitation hidden = new HiddenExcitation(events, background);
    double most = 0;
    for (double delay = SHORTEST; delay <= longest && most < MOST; delay *= LONGER) {
      most = Math.max(most, hidden.most(delay));
    }
    return most;
  }

  private double most(double delay) {
    double inside = 0;
    double outside = LEAST;
    double least = Math.min(value(0, delay), value(outside, delay));
    double value = least;
    while (value < least + BOUND && outside < MOST) {
      inside = outside;
      outside *= 2;
      value = value(outside, delay);
      least = Math.min(least, value);
    }
    if (value < least + BOUND) {
      return MOST;
    }
    while (outside > ENOUGH * Math.max(inside, LEAST)) {
      double middle = (inside + outside) / 2;
      if (value(middle, delay) < least + BOUND) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  private double value(double branching, double delay) {
    return likelihood.at(new double[] {FastMath.log(branching), -FastMath.log(delay)}, scratch);
  }
}
