package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import org.beyondviral.attention.fit.Objective;
import org.hipparchus.util.FastMath;

/** Negative log-likelihood of a self-exciting process, with its slope. */
interface HawkesLikelihood extends Objective {
  Events events();

  /** What the kernel of that shape adds up to over earlier events. */
  KernelSums sums(double[] shape);

  /**
   * The value for a constant background.
   *
   * @param point ln μ, ln n, then the shape of the kernel
   */
  @Override
  default double at(double[] point, double[] slope) {
    return sums(shape(point))
        .negativeLogLikelihood(
            events(), events().steady(), FastMath.exp(point[0]), FastMath.exp(point[1]), slope);
  }

  /** Σ λ(t_i) over the events to be explained, in events a mean distance. */
  default double summedIntensity(Course background, double[] point) {
    double[] sums = sums(shape(point)).at();
    double factor = FastMath.exp(point[0]);
    double branching = FastMath.exp(point[1]);
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += events().count(i) * (factor * background.rates()[i] + branching * sums[i]);
    }
    return sum;
  }

  private static double[] shape(double[] point) {
    return Arrays.copyOfRange(point, 2, point.length);
  }
}
