package org.beyondviral.attention.hawkes;

import java.util.List;
import org.beyondviral.attention.fit.Aicc;
import org.beyondviral.attention.fit.Bfgs;
import org.beyondviral.attention.fit.Box;
import org.beyondviral.attention.fit.Curvature;
import org.hipparchus.util.FastMath;

/**
 * Self-exciting (Hawkes) processes fitted to events by maximum likelihood.
 *
 * <p>λ(t) = μ + n Σ w_j φ(t − t_j) over earlier events j: each event has on average n children, the
 * branching factor, after delays of density φ; the rest come from outside at the rate μ. Intervals
 * are taken from the curvature of the log-likelihood in ln μ and ln n.
 *
 * <p>Source: Hawkes (1971), Biometrika 58(1); Ogata (1988), JASA 83(401).
 */
public final class Hawkes {
  private static final double[] DELAYS = {0.03, 0.3, 3, 30};
  private static final double LEAST_BACKGROUND = 1e-6;
  private static final double LEAST_BRANCHING = 1e-4;
  private static final double MOST_BRANCHING = 20;
  private static final double MOST_RATE = 1e6;
  private static final double LEAST_EXPONENT = 0.05;

  /** So near to its bound a logarithm is on it. */
  private static final double ON_BOUND = 0.01;

  private Hawkes() {}

  /** Every kernel for those events, in the order of {@link Kernel}. */
  public static List<HawkesFit> all(Events events) {
    return List.of(none(events), exponential(events), powerLaw(events));
  }

  /** The fit of least AICc. */
  public static HawkesFit best(List<HawkesFit> fits) {
    HawkesFit best = fits.get(0);
    for (HawkesFit fit : fits) {
      best = fit.aicc() < best.aicc() ? fit : best;
    }
    return best;
  }

  /** The process without excitation, in closed form. */
  public static HawkesFit none(Events events) {
    double n = events.explained();
    double logLikelihood = n == 0 ? 0 : n * FastMath.log(n / events.length()) - n;
    return new HawkesFit(
        Kernel.NONE,
        events,
        new double[] {FastMath.log(n / events.length())},
        logLikelihood,
        Aicc.of(logLikelihood, 1, Math.round(n)),
        true,
        new double[][] {{1 / n}},
        n * n / events.length());
  }

  /** The process with exponential kernel. Cost: O(n) a step, some thirty steps. */
  public static HawkesFit exponential(Events events) {
    double[] low = {
      FastMath.log(LEAST_BACKGROUND), FastMath.log(LEAST_BRANCHING), -FastMath.log(events.length())
    };
    double[] high = {FastMath.log(10), FastMath.log(MOST_BRANCHING), FastMath.log(MOST_RATE)};
    double[][] starts = new double[DELAYS.length][];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = new double[] {FastMath.log(0.5), FastMath.log(0.5), -FastMath.log(DELAYS[i])};
    }
    return fit(Kernel.EXPONENTIAL, events, new ExponentialLikelihood(events), low, high, starts);
  }

  /**
   * The process with power-law kernel; not converged when θ ends at {@value #LEAST_EXPONENT}, its
   * bound, for then most children would come after the window, and n is not known.
   *
   * <p>Cost: O(n) a step, some forty steps; 30 n numbers.
   */
  public static HawkesFit powerLaw(Events events) {
    double[] low = {
      FastMath.log(LEAST_BACKGROUND),
      FastMath.log(LEAST_BRANCHING),
      FastMath.log(PowerLawLikelihood.LEAST_CUTOFF),
      FastMath.log(LEAST_EXPONENT)
    };
    double[] high = {
      FastMath.log(10), FastMath.log(MOST_BRANCHING), FastMath.log(events.length()), FastMath.log(5)
    };
    double[][] starts = new double[DELAYS.length][];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = new double[] {FastMath.log(0.5), FastMath.log(0.5), FastMath.log(DELAYS[i]), 0};
    }
    HawkesFit fit =
        fit(Kernel.POWER_LAW, events, new PowerLawLikelihood(events), low, high, starts);
    return fit.point()[3] - low[3] > ON_BOUND ? fit : fit.notConverged();
  }

  private static HawkesFit fit(
      Kernel kernel,
      Events events,
      HawkesLikelihood objective,
      double[] low,
      double[] high,
      double[][] starts) {
    double[] scratch = new double[low.length];
    double[] first = starts[0];
    double least = Double.POSITIVE_INFINITY;
    for (double[] start : starts) {
      double value = objective.at(start, scratch);
      if (value < least) {
        least = value;
        first = start;
      }
    }
    Box box = new Box(low, high);
    Bfgs.Minimum found = Bfgs.minimise(box.free(objective), box.free(first));
    double[] point = box.inside(found.at());
    return new HawkesFit(
        kernel,
        events,
        point,
        -found.value(),
        Aicc.of(-found.value(), point.length, Math.round(events.explained())),
        found.converged(),
        Curvature.covariance(objective, point),
        objective.summedIntensity(point));
  }
}
