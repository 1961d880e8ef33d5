package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * Negative log-likelihood of a process with power-law kernel, with its slope.
 *
 * <p>θ c^θ (t + c)^−(1+θ) is a mixture of exponentials β e^−βt whose rates have the Gamma density
 * c^θ β^(θ−1) e^−cβ / Γ(θ). Summed over rates that grow by e^¾ = 2.117 from one to the next, by the
 * trapezoid rule in ln β, it is exact to 3e-4 at θ = 1 and to 2 % at either end of what is
 * searched, and the sums of each exponential over earlier events, which follow by recursion, hold
 * no parameter: they are computed once, and each step takes O(n) for some twenty rates.
 *
 * <p>Source: Bochud & Challet (2007), Quantitative Finance 7(6), who approximate power laws by
 * exponentials; the kernel is that of Mishra, Rizoiu & Xie (2016), CIKM.
 */
final class PowerLawLikelihood implements HawkesLikelihood {
  /** Shortest c, in mean distances. */
  static final double LEAST_CUTOFF = 1e-3;

  private static final double MOST_EXPONENT = 40;
  private static final double STEP = 0.75;

  private final Events events;
  private final double slowest;
  private final double[] rates;
  private final double[][] excited;
  private final double[] spent;

  PowerLawLikelihood(Events events) {
    this.events = events;
    this.slowest = FastMath.log(0.01 / events.length());
    double fastest = FastMath.log(MOST_EXPONENT / LEAST_CUTOFF);
    int k = (int) Math.ceil((fastest - slowest) / STEP) + 1;
    this.rates = new double[k];
    for (int j = 0; j < k; j++) {
      rates[j] = FastMath.exp(logRate(j));
    }
    this.excited = new double[k][events.size()];
    this.spent = new double[k];
    for (int j = 0; j < k; j++) {
      double now = 0;
      for (int i = 0; i < events.size(); i++) {
        double weight = events.weight(i);
        double passed = rates[j] * events.gap(i);
        double kept = passed > 50 ? 0 : FastMath.exp(-passed);
        excited[j][i] = now;
        spent[j] += (now + weight) * (1 - kept);
        now = kept * (now + weight);
      }
    }
  }

  @Override
  public Events events() {
    return events;
  }

  /** The kernel as summed, at times in mean distances. */
  double kernel(double time, double cutoff, double exponent) {
    double[] shares = shares(cutoff, exponent);
    double sum = 0;
    for (int j = 0; j < shares.length; j++) {
      sum += shares[j] * rates[j] * FastMath.exp(-rates[j] * time);
    }
    return sum;
  }

  /**
   * @param shape ln c, ln θ
   */
  @Override
  public KernelSums sums(double[] shape) {
    double cutoff = FastMath.exp(shape[0]);
    double exponent = FastMath.exp(shape[1]);
    double digamma = Gamma.digamma(exponent);
    double[] shares = shares(cutoff, exponent);
    double[] at = new double[events.size()];
    double[] byCutoff = new double[at.length];
    double[] byExponent = new double[at.length];
    double past = 0;
    double pastByCutoff = 0;
    double pastByExponent = 0;
    for (int j = 0; j < shares.length; j++) {
      double turnC = shares[j] * (exponent - cutoff * rates[j]);
      double turnE = shares[j] * exponent * (shape[0] + logRate(j) - digamma);
      past += shares[j] * spent[j];
      pastByCutoff += turnC * spent[j];
      pastByExponent += turnE * spent[j];
      double factor = shares[j] * rates[j];
      double factorByCutoff = turnC * rates[j];
      double factorByExponent = turnE * rates[j];
      double[] each = excited[j];
      for (int i = 0; i < at.length; i++) {
        double value = each[i];
        at[i] += factor * value;
        byCutoff[i] += factorByCutoff * value;
        byExponent[i] += factorByExponent * value;
      }
    }
    return new KernelSums(
        at,
        past,
        new double[][] {byCutoff, byExponent},
        new double[] {pastByCutoff, pastByExponent});
  }

  /** The share of each rate in the kernel, up to the fastest that has any. */
  private double[] shares(double cutoff, double exponent) {
    double logCutoff = FastMath.log(cutoff);
    double logGamma = Gamma.logGamma(exponent);
    double[] shares = new double[rates.length];
    int used = 0;
    while (used < shares.length && cutoff * rates[used] < MOST_EXPONENT) {
      shares[used] =
          STEP
              * FastMath.exp(
                  exponent * (logCutoff + logRate(used)) - cutoff * rates[used] - logGamma);
      used++;
    }
    return Arrays.copyOf(shares, used);
  }

  private double logRate(int j) {
    return slowest + STEP * j;
  }
}
