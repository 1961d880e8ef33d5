package org.beyondviral.attention.fit;

import java.util.List;

/**
 * 95 % interval of one parameter by the likelihood: the values for which the greatest likelihood
 * over all others is at most half of 3.84 below the greatest of all. Unlike that of the curvature
 * it need not be symmetric.
 *
 * <p>Source: Wilks (1938), Annals of Mathematical Statistics 9(1); Venzon & Moolgavkar (1988),
 * Applied Statistics 37(1). Cost: some five searches over the other parameters.
 */
public final class LikelihoodInterval {
  private static final int STEPS = 8;
  private static final double ENOUGH = 0.02;
  private static final double LONGEST = 2.5;

  private final Objective function;
  private final Box box;
  private final int parameter;
  private final double least;

  private LikelihoodInterval(Objective function, Box box, int parameter, double least) {
    this.function = function;
    this.box = box;
    this.parameter = parameter;
    this.least = least;
  }

  /**
   * The lower and the upper end, within the box.
   *
   * @param found the least negative log-likelihood
   * @param error standard error of the parameter as the curvature gives it
   */
  public static double[] of(
      Objective function, Box box, Bfgs.Minimum found, int parameter, double error) {
    LikelihoodInterval interval = new LikelihoodInterval(function, box, parameter, found.value());
    return new double[] {
      interval.end(found.at(), -Curvature.NORMAL_95 * error),
      interval.end(found.at(), Curvature.NORMAL_95 * error)
    };
  }

  /** Follows the signed root of the likelihood ratio, which is nearly straight, to its bound. */
  private double end(double[] best, double firstStep) {
    double[] others = without(best);
    double inside = 0;
    double insideRoot = 0;
    double outside = Double.NaN;
    double outsideRoot = Double.NaN;
    double step = firstStep;
    for (int i = 0; i < STEPS; i++) {
      double at = box.clamped(parameter, best[parameter] + step);
      Bfgs.Minimum found = rest(at, others);
      others = found.at();
      double root = Math.sqrt(Math.max(0, 2 * (found.value() - least)));
      boolean isInside = root < Curvature.NORMAL_95;
      if (Math.abs(root - Curvature.NORMAL_95) < ENOUGH
          || (isInside && at != best[parameter] + step)) {
        return at;
      }
      if (isInside) {
        inside = step;
        insideRoot = root;
      } else {
        outside = step;
        outsideRoot = root;
      }
      step =
          Double.isNaN(outside)
              ? inside * Math.min(LONGEST, Curvature.NORMAL_95 / root)
              : inside
                  + (outside - inside)
                      * (Curvature.NORMAL_95 - insideRoot)
                      / (outsideRoot - insideRoot);
    }
    return box.clamped(parameter, best[parameter] + step);
  }

  private Bfgs.Minimum rest(double at, double[] others) {
    double[] slope = new double[others.length + 1];
    Objective rest =
        (point, slopes) -> {
          double value = function.at(with(point, at), slope);
          System.arraycopy(without(slope), 0, slopes, 0, slopes.length);
          return value;
        };
    return box.without(parameter).least(rest, List.of(others));
  }

  private double[] with(double[] others, double at) {
    double[] all = new double[others.length + 1];
    System.arraycopy(others, 0, all, 0, parameter);
    all[parameter] = at;
    System.arraycopy(others, parameter, all, parameter + 1, others.length - parameter);
    return all;
  }

  private double[] without(double[] all) {
    return Box.without(all, parameter);
  }
}
