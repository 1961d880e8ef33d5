package org.beyondviral.attention.hawkes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.beyondviral.attention.fit.Bic;
import org.hipparchus.util.FastMath;

/**
 * Self-exciting (Hawkes) processes fitted to events by maximum likelihood.
 *
 * <p>λ(t) = μ + n Σ w_j φ(t − t_j) over earlier events j: each event has on average n children, the
 * branching factor, after delays of density φ; the rest come from outside at the rate μ. Intervals
 * are taken from the curvature of the log-likelihood in ln μ and ln n, of the n of power laws with
 * a constant background from the likelihood itself.
 *
 * <p>Source: Hawkes (1971), Biometrika 58(1); Ogata (1988), JASA 83(401).
 */
public final class Hawkes {
  private Hawkes() {}

  /**
   * Every kernel for those events with a constant background, in the order of {@link Kernel}; those
   * with marks where audiences are known. The power law takes the mark that is the likeliest for
   * the exponential. Where the background is seen to change, they follow once more with that. A
   * power law that strong evidence speaks against has the interval of the curvature.
   *
   * <p>Of the tables that power laws need, 37 numbers an event of 100,000, one is held at a time.
   */
  public static List<HawkesFit> all(Events events) {
    return all(events, Background.refined(events, ChangingFits.MOST_PIECES));
  }

  /** The same, with backgrounds of 1, 2, 3 … pieces given. */
  static List<HawkesFit> all(Events events, List<Background> backgrounds) {
    HawkesFit none = none(events);
    HawkesFit exponential = exponential(events);
    OptionalDouble mark = OptionalDouble.empty();
    List<HawkesFit> fits =
        new ArrayList<>(List.of(none, exponential, KernelSearch.powerLaw(events).steady()));
    if (events.hasAudiences()) {
      HawkesFit marked = markedExponential(events);
      mark = OptionalDouble.of(marked.mark());
      fits.add(marked);
      fits.add(KernelSearch.powerLaw(events.marked(marked.mark())).steady().marked(marked.mark()));
    }
    fits.addAll(ChangingFits.of(events, backgrounds, none, exponential, mark));
    double most =
        best(fits.stream().filter(fit -> !fit.outlastsBackground()).toList()).bic() + Bic.STRONG;
    fits.replaceAll(fit -> fit.bic() <= most ? KernelSearch.bounded(fit) : fit);
    return fits;
  }

  /** The fit of least criterion. */
  public static HawkesFit best(List<HawkesFit> fits) {
    HawkesFit best = fits.get(0);
    for (HawkesFit fit : fits) {
      best = fit.bic() < best.bic() ? fit : best;
    }
    return best;
  }

  /** The process without excitation, in closed form. */
  public static HawkesFit none(Events events) {
    double n = events.explained();
    double logLikelihood = n == 0 ? 0 : n * FastMath.log(n / events.length()) - n;
    return new HawkesFit(
        Kernel.NONE,
        0,
        1,
        events,
        new double[] {FastMath.log(n / events.length())},
        logLikelihood,
        true,
        new double[][] {{1 / n}},
        n * n / events.length(),
        Double.POSITIVE_INFINITY,
        null);
  }

  /** The process with exponential kernel. Cost: O(n) a step, some thirty steps. */
  public static HawkesFit exponential(Events events) {
    return KernelSearch.exponential(events).steady();
  }

  /**
   * The process with exponential kernel whose events excite by (1 + audience)^mark. Cost: O(n) a
   * step, some hundred passes.
   */
  public static HawkesFit markedExponential(Events events) {
    HawkesFit found = KernelSearch.markedExponential(events).steady();
    return found.of(events.marked(found.mark()));
  }

  /**
   * The process with power-law kernel; not converged when θ ends at its lower bound, for then most
   * children would come after the window, and n is not known. The interval of n is that of the
   * likelihood.
   *
   * <p>Cost: O(n) a step, some hundred steps; 30 n numbers.
   */
  public static HawkesFit powerLaw(Events events) {
    return KernelSearch.bounded(KernelSearch.powerLaw(events).steady());
  }
}
