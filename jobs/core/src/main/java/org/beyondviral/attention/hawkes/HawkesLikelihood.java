package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import org.beyondviral.attention.fit.Objective;
import org.hipparchus.util.FastMath;

/** Negative log-likelihood of a self-exciting process, with its slope. */
interface HawkesLikelihood extends Objective {
  Events events();

  /**
   * The value for a background of that course.
   *
   * @param point ln of a factor of the background, ln n, then the shape of the kernel
   * @param slope receives the slope by these
   */
  double at(Course background, double[] point, double[] slope);

  /** The value for a constant background, the first of the point its ln μ. */
  @Override
  default double at(double[] point, double[] slope) {
    return at(events().steady(), point, slope);
  }

  /**
   * What earlier events excite at each, for n = 1.
   *
   * @param sums receives Σ w_j φ(t_i − t_j)
   */
  void excitation(double[] shape, double[] sums);

  /** Σ λ(t_i) over the events to be explained, in events a mean distance. */
  default double summedIntensity(Course background, double[] point) {
    double[] sums = new double[events().size()];
    excitation(Arrays.copyOfRange(point, 2, point.length), sums);
    double factor = FastMath.exp(point[0]);
    double branching = FastMath.exp(point[1]);
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += events().count(i) * (factor * background.rates()[i] + branching * sums[i]);
    }
    return sum;
  }
}
