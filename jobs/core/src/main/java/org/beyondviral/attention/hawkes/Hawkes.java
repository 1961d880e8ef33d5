package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
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
  private static final double MOST_MARK = 1;
  private static final double HALF = FastMath.log(0.5);

  private Hawkes() {}

  /**
   * Every kernel for those events, in the order of {@link Kernel}; those with marks where audiences
   * are known. The power law takes the mark that is the likeliest for the exponential.
   */
  public static List<HawkesFit> all(Events events) {
    if (!events.hasAudiences()) {
      return List.of(none(events), exponential(events), powerLaw(events));
    }
    HawkesFit marked = markedExponential(events);
    return List.of(
        none(events),
        exponential(events),
        powerLaw(events),
        marked,
        markedPowerLaw(events, marked.mark()));
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
    return fit(
        Kernel.EXPONENTIAL,
        events,
        new ExponentialLikelihood(events),
        exponentialBox(events, 3),
        starts(delay -> new double[] {HALF, HALF, -FastMath.log(delay)}));
  }

  /**
   * The process with exponential kernel whose events excite by (1 + audience)^mark, the mark from 0
   * to {@value #MOST_MARK}. Cost: O(n) a step, some hundred passes.
   */
  public static HawkesFit markedExponential(Events events) {
    HawkesFit found =
        fit(
            Kernel.MARKED_EXPONENTIAL,
            events,
            new MarkedLikelihood(events),
            exponentialBox(events, 4),
            starts(delay -> new double[] {HALF, HALF, -FastMath.log(delay), 0.3}));
    return found.of(events.marked(found.mark()));
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
    Box box = new Box(low, high);
    HawkesFit fit =
        fit(
            Kernel.POWER_LAW,
            events,
            new PowerLawLikelihood(events),
            box,
            starts(delay -> new double[] {HALF, HALF, FastMath.log(delay), 0}));
    boolean slowest = box.onBound(fit.point())[3] && fit.point()[3] < 0;
    return slowest ? fit.notConverged() : fit;
  }

  /** The process with power-law kernel whose events excite by (1 + audience)^mark. */
  private static HawkesFit markedPowerLaw(Events events, double mark) {
    return powerLaw(events.marked(mark)).marked(mark);
  }

  private static Box exponentialBox(Events events, int parameters) {
    double[] low = {
      FastMath.log(LEAST_BACKGROUND),
      FastMath.log(LEAST_BRANCHING),
      -FastMath.log(events.length()),
      0
    };
    double[] high = {
      FastMath.log(10), FastMath.log(MOST_BRANCHING), FastMath.log(MOST_RATE), MOST_MARK
    };
    return new Box(Arrays.copyOf(low, parameters), Arrays.copyOf(high, parameters));
  }

  private static List<double[]> starts(DoubleFunction<double[]> ofDelay) {
    return DoubleStream.of(DELAYS).mapToObj(ofDelay).toList();
  }

  private static HawkesFit fit(
      Kernel kernel, Events events, HawkesLikelihood objective, Box box, List<double[]> starts) {
    double[] first = starts.get(0);
    double[] scratch = new double[first.length];
    double least = Double.POSITIVE_INFINITY;
    for (double[] start : starts) {
      double value = objective.at(start, scratch);
      if (value < least) {
        least = value;
        first = start;
      }
    }
    Bfgs.Minimum found = Bfgs.minimise(box.free(objective), box.free(first));
    double[] point = box.inside(found.at());
    return new HawkesFit(
        kernel,
        events,
        point,
        -found.value(),
        Aicc.of(-found.value(), point.length, Math.round(events.explained())),
        found.converged(),
        Curvature.covariance(objective, point, box.onBound(point)),
        objective.summedIntensity(point));
  }
}
