package org.beyondviral.attention.fit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 95 % interval of one parameter by the likelihood: the values for which the greatest likelihood
 * over all others is at most half of 3.84 below the greatest of all. Unlike that of the curvature
 * it need not be symmetric.
 *
 * <p>An end is exact to {@value #ENOUGH} standard errors, or lies outside by a hundredth of the
 * first step where the likelihood jumps over its bound. An end is not known (NaN) where a search
 * over the other parameters ends at no minimum or below that given, which then was none, and where
 * {@value #STEPS} steps do not reach it: never is it a value from within by more than that, as far
 * as the searches from several starts find the least.
 *
 * <p>Source: Wilks (1938), Annals of Mathematical Statistics 9(1); Venzon & Moolgavkar (1988),
 * Applied Statistics 37(1). Cost: some six searches over the other parameters, and at each end one
 * from each start.
 */
public final class LikelihoodInterval {
  private static final int STEPS = 30;
  private static final double ENOUGH = 0.02;
  private static final double LONGER = 2;
  private static final double NARROW = 0.01;

  /** A value so much lower than the least is no rounding. */
  private static final double LOWER = 1e-3;

  private final Objective function;
  private final Box box;
  private final int parameter;
  private final double[] best;
  private final double least;
  private final List<double[]> starts;

  private LikelihoodInterval(
      Objective function, Box box, Bfgs.Minimum found, int parameter, List<double[]> starts) {
    this.starts = starts;
    this.function = function;
    this.box = box;
    this.parameter = parameter;
    this.best = found.at();
    this.least = found.value();
  }

  /**
   * The lower and the upper end, within the box; NaN for one that is not known.
   *
   * @param found the least negative log-likelihood
   * @param error standard error of the parameter as the curvature gives it
   * @param starts points from which the others are searched too before one counts as an end
   */
  public static double[] of(
      Objective function,
      Box box,
      Bfgs.Minimum found,
      int parameter,
      double error,
      List<double[]> starts) {
    LikelihoodInterval interval = new LikelihoodInterval(function, box, found, parameter, starts);
    return new double[] {
      interval.end(-Curvature.NORMAL_95 * error), interval.end(Curvature.NORMAL_95 * error)
    };
  }

  /** A step from the best value, and the signed root of the likelihood ratio there. */
  private record Tried(double step, double root) {
    /** Where a straight line through both reaches the bound. */
    double reached(Tried outside) {
      return step + (outside.step - step) * (Curvature.NORMAL_95 - root) / (outside.root - root);
    }

    double width(Tried other) {
      return Math.abs(other.step - step);
    }
  }

  /**
   * Follows the signed root of the likelihood ratio, which is nearly straight, to its bound. What
   * is found there is searched from every start; where one leads lower, the end lies further out.
   */
  private double end(double firstStep) {
    double[] others = without(best);
    Tried inside = new Tried(0, 0);
    @Nullable Tried outside = null;
    double step = firstStep;
    for (int i = 0; i < STEPS; i++) {
      double at = box.clamped(parameter, best[parameter] + step);
      Bfgs.Minimum found = rest(at, List.of(others, without(best)));
      Tried tried = new Tried(at - best[parameter], root(found));
      double width = outside == null ? Double.POSITIVE_INFINITY : inside.width(outside);
      boolean isNarrow =
          tried.root() > Curvature.NORMAL_95 && inside.width(tried) < NARROW * Math.abs(firstStep);
      if (!found.converged() || isAtBound(tried) || isNarrow) {
        found = least(found, at);
        tried = new Tried(tried.step(), root(found));
        if (isNone(found)) {
          return Double.NaN;
        }
        if (isAtBound(tried) || (isNarrow && tried.root() > Curvature.NORMAL_95)) {
          return at;
        }
        outside = null;
      }
      if (isNone(found)) {
        return Double.NaN;
      }
      if (tried.root() > Curvature.NORMAL_95) {
        outside = tried;
      } else if (at != best[parameter] + step) {
        return at;
      } else {
        inside = tried;
        others = found.at();
      }
      if (outside == null) {
        step = LONGER * step;
      } else if (inside.width(outside) < NARROW * Math.abs(firstStep)) {
        step = outside.step();
      } else if (inside.width(outside) > width / 2) {
        step = (inside.step() + outside.step()) / 2;
      } else {
        step = inside.reached(outside);
      }
    }
    return Double.NaN;
  }

  private static boolean isAtBound(Tried tried) {
    return Math.abs(tried.root() - Curvature.NORMAL_95) < ENOUGH;
  }

  private boolean isNone(Bfgs.Minimum found) {
    return !found.converged() || found.value() < least - LOWER;
  }

  private double root(Bfgs.Minimum found) {
    return Math.sqrt(Math.max(0, 2 * (found.value() - least)));
  }

  /** The least that is reached from any of the starts: a local minimum would end it within. */
  private Bfgs.Minimum least(Bfgs.Minimum found, double at) {
    Bfgs.Minimum lowest = found;
    for (double[] start : starts) {
      Bfgs.Minimum other = rest(at, List.of(without(start)));
      boolean isLower = !lowest.converged() || other.value() < lowest.value();
      lowest = other.converged() && isLower ? other : lowest;
    }
    return lowest;
  }

  /** The least over the other parameters that is reached from the lowest of those. */
  private Bfgs.Minimum rest(double at, List<double[]> from) {
    double[] slope = new double[best.length];
    Objective rest =
        (point, slopes) -> {
          double value = function.at(with(point, at), slope);
          System.arraycopy(without(slope), 0, slopes, 0, slopes.length);
          return value;
        };
    return box.without(parameter).least(rest, from);
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
