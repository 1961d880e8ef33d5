package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import org.beyondviral.attention.fit.Bfgs;
import org.beyondviral.attention.fit.Bic;
import org.beyondviral.attention.fit.Objective;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * Negative log-likelihood of a self-exciting process, its background the likeliest of some pieces.
 *
 * <p>For each point of the kernel the background is fitted anew; its slope there is 0, so that the
 * slope by the kernel is that for the background as it is.
 */
final class ChangingLikelihood implements Objective {
  private static final double STEP = 1e-4;

  private final HawkesLikelihood kernel;
  private final Background background;

  ChangingLikelihood(HawkesLikelihood kernel, Background background) {
    this.kernel = kernel;
    this.background = background;
  }

  /**
   * @param point ln n, then the shape of the kernel
   */
  @Override
  public double at(double[] point, double[] slope) {
    double branching = FastMath.exp(point[0]);
    KernelSums sums = sums(point);
    double[] slopes = new double[point.length + 1];
    double value =
        sums.negativeLogLikelihood(
            kernel.events(), background.fit(sums.excited(branching)), 1, branching, slopes);
    System.arraycopy(slopes, 1, slope, 0, point.length);
    return value;
  }

  private KernelSums sums(double[] point) {
    return kernel.sums(Arrays.copyOfRange(point, 1, point.length));
  }

  private Course course(double[] point) {
    return background.fit(sums(point).excited(FastMath.exp(point[0])));
  }

  /** Schwarz's criterion of a search that ended there. */
  double bic(Bfgs.Minimum found) {
    return Bic.of(-found.value(), parameters(found), kernel.events().explained());
  }

  private int parameters(Bfgs.Minimum found) {
    return background.parameters() + found.at().length;
  }

  private static double[] whole(double first, double[] point) {
    double[] whole = new double[point.length + 1];
    whole[0] = first;
    System.arraycopy(point, 0, whole, 1, point.length);
    return whole;
  }

  /**
   * The fit that a search ended with.
   *
   * @param covariance of the point; null where it is not determined
   */
  HawkesFit fitted(Kernel word, Bfgs.Minimum found, double @Nullable [][] covariance) {
    double[] point = found.at();
    Events events = kernel.events();
    double[] byPoint = new double[point.length];
    double[] moved = point.clone();
    for (int i = 0; i < point.length; i++) {
      moved[i] = point[i] + STEP;
      double above = FastMath.log(course(moved).outside());
      moved[i] = point[i] - STEP;
      byPoint[i] = (above - FastMath.log(course(moved).outside())) / (2 * STEP);
      moved[i] = point[i];
    }
    double[] excited = sums(point).excited(FastMath.exp(point[0]));
    Course course = background.fit(excited);
    return new HawkesFit(
        word,
        background.pieces(),
        parameters(found),
        events,
        whole(FastMath.log(course.outside() / events.length()), point),
        -found.value(),
        found.converged(),
        covariance == null ? null : widened(covariance, byPoint, course, excited),
        kernel.summedIntensity(course, whole(0, point)),
        background.steadiness(),
        null);
  }

  /**
   * With ln of the mean background as first of the point: it follows the others by their slopes,
   * and varies by itself as the events that came from outside do.
   */
  private double[][] widened(
      double[][] covariance, double[] byPoint, Course course, double[] excited) {
    int k = byPoint.length;
    double[][] wider = new double[k + 1][k + 1];
    double certain = 0;
    for (int i = 0; i < excited.length; i++) {
      double chance = course.rates()[i] / (course.rates()[i] + excited[i]);
      certain += kernel.events().count(i) * chance * chance;
    }
    wider[0][0] = 1 / certain;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        wider[i + 1][j + 1] = covariance[i][j];
        double known = Double.isNaN(covariance[i][j]) ? 0 : covariance[i][j];
        wider[0][i + 1] += byPoint[j] * known;
        wider[0][0] += byPoint[i] * byPoint[j] * known;
      }
      wider[i + 1][0] = wider[0][i + 1];
    }
    return wider;
  }
}
