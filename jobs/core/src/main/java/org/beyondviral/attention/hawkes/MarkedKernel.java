package org.beyondviral.attention.hawkes;

import org.hipparchus.util.FastMath;

/**
 * A kernel whose height grows with the audience m of an event as m^β: K m^β ψ(t), with audiences
 * that follow a power law of exponent {@value #AUDIENCE_EXPONENT}.
 *
 * <p>Source: Mishra, Rizoiu & Xie (2016), Feature driven and point process approaches for
 * popularity prediction, CIKM.
 */
public sealed interface MarkedKernel {
  /** Exponent of the density of audiences on Twitter. */
  double AUDIENCE_EXPONENT = 2.016;

  /** ψ(t) = θ e^−θt. */
  record Exponential(double height, double mark, double theta) implements MarkedKernel {
    @Override
    public double area() {
      return 1;
    }

    @Override
    public double areaAfter(double age) {
      return FastMath.exp(-theta * age);
    }

    @Override
    public double medianDelay() {
      return FastMath.log(2) / theta;
    }
  }

  /** ψ(t) = (t + c)^−(1+θ). */
  record PowerLaw(double height, double mark, double cutoff, double theta) implements MarkedKernel {
    @Override
    public double area() {
      return areaAfter(0);
    }

    @Override
    public double areaAfter(double age) {
      return FastMath.pow(age + cutoff, -theta) / theta;
    }

    @Override
    public double medianDelay() {
      return cutoff * (FastMath.pow(2, 1 / theta) - 1);
    }
  }

  /** K. */
  double height();

  /** β; 0 for audiences that do not matter. */
  double mark();

  /** ∫ ψ over all ages. */
  double area();

  /** ∫ ψ over the ages after that one. */
  double areaAfter(double age);

  /** The age after which half of ∫ ψ is left. */
  double medianDelay();

  /** Mean children of an event: K ∫ ψ E[m^β], E[m^β] = (α − 1)/(α − 1 − β). */
  default double branchingFactor() {
    return height() * area() * (AUDIENCE_EXPONENT - 1) / (AUDIENCE_EXPONENT - 1 - mark());
  }

  /**
   * Events to be expected in all: those there are, n, and the children that these will still have,
   * each with his own descendants: n + Σ K m_i^β ∫ ψ / (1 − n*).
   *
   * @param counts events at each time
   * @param audiences of the events at each time
   * @param now until when events are known
   * @param branching n*
   * @return infinite when the branching factor is 1 or more
   */
  default double finalSize(
      double[] times, double[] counts, double[] audiences, double now, double branching) {
    double all = 0;
    double children = 0;
    for (int i = 0; i < times.length; i++) {
      all += counts[i];
      children +=
          counts[i] * height() * FastMath.pow(audiences[i], mark()) * areaAfter(now - times[i]);
    }
    return branching >= 1 ? Double.POSITIVE_INFINITY : all + children / (1 - branching);
  }
}
