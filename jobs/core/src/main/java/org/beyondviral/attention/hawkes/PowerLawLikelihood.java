package org.beyondviral.attention.hawkes;

import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;

/**
 * Negative log-likelihood of a process with power-law kernel, with its slope.
 *
 * <p>θ c^θ (t + c)^−(1+θ) is a mixture of exponentials β e^−βt whose rates have the Gamma density
 * c^θ β^(θ−1) e^−cβ / Γ(θ). Summed over rates that grow by e = 2.718 from one to the next, by the
 * trapezoid rule in ln β, it is exact to 1e-4 over the window, and the sums of each exponential
 * over earlier events, which follow by recursion, hold no parameter: they are computed once, and
 * each step takes O(n) for some twenty rates.
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
  private final double[] rates;
  private final double[] excited;
  private final double[] spent;

  PowerLawLikelihood(Events events) {
    this.events = events;
    double slowest = FastMath.log(0.01 / events.length());
    double fastest = FastMath.log(MOST_EXPONENT / LEAST_CUTOFF);
    int k = (int) Math.ceil((fastest - slowest) / STEP) + 1;
    this.rates = new double[k];
    for (int j = 0; j < k; j++) {
      rates[j] = FastMath.exp(slowest + STEP * j);
    }
    this.excited = new double[events.size() * k];
    this.spent = new double[k];
    double[] now = new double[k];
    for (int i = 0; i < events.size(); i++) {
      double gap = events.gap(i);
      double weight = events.weight(i);
      for (int j = 0; j < k; j++) {
        excited[i * k + j] = now[j];
        double kept = rates[j] * gap > 50 ? 0 : FastMath.exp(-rates[j] * gap);
        spent[j] += (now[j] + weight) * (1 - kept);
        now[j] = kept * (now[j] + weight);
      }
    }
  }

  @Override
  public Events events() {
    return events;
  }

  /** The kernel as summed, at times in mean distances. */
  double kernel(double time, double cutoff, double exponent) {
    double sum = 0;
    for (double rate : rates) {
      sum += share(rate, cutoff, exponent) * rate * FastMath.exp(-rate * time);
    }
    return sum;
  }

  /**
   * @param point ln of a factor of the background, ln n, ln c, ln θ
   */
  @Override
  public double at(Course background, double[] point, double[] slope) {
    double factor = FastMath.exp(point[0]);
    double branching = FastMath.exp(point[1]);
    double cutoff = FastMath.exp(point[2]);
    double exponent = FastMath.exp(point[3]);
    int k = rates.length;
    double[] share = new double[k];
    double[] byCutoff = new double[k];
    double[] byExponent = new double[k];
    double digamma = Gamma.digamma(exponent);
    double past = 0;
    double pastByCutoff = 0;
    double pastByExponent = 0;
    for (int j = 0; j < k; j++) {
      double scaled = cutoff * rates[j];
      double mass = share(rates[j], cutoff, exponent);
      double turnC = mass * (exponent - scaled);
      double turnE = mass * exponent * (FastMath.log(scaled) - digamma);
      past += mass * spent[j];
      pastByCutoff += turnC * spent[j];
      pastByExponent += turnE * spent[j];
      share[j] = mass * rates[j];
      byCutoff[j] = turnC * rates[j];
      byExponent[j] = turnE * rates[j];
    }
    double logs = 0;
    slope[0] = factor * background.outside();
    slope[1] = branching * past;
    slope[2] = branching * pastByCutoff;
    slope[3] = branching * pastByExponent;
    for (int i = 0; i < events.size(); i++) {
      double count = events.count(i);
      if (count == 0) {
        continue;
      }
      double sum = 0;
      double sumByCutoff = 0;
      double sumByExponent = 0;
      for (int j = 0; j < k; j++) {
        double earlier = excited[i * k + j];
        sum += share[j] * earlier;
        sumByCutoff += byCutoff[j] * earlier;
        sumByExponent += byExponent[j] * earlier;
      }
      double outside = factor * background.rates()[i];
      double intensity = outside + branching * sum;
      logs += count * FastMath.log(intensity);
      double each = count / intensity;
      slope[0] -= each * outside;
      slope[1] -= each * branching * sum;
      slope[2] -= each * branching * sumByCutoff;
      slope[3] -= each * branching * sumByExponent;
    }
    return factor * background.outside() + branching * past - logs;
  }

  @Override
  public void excitation(double[] shape, double[] sums) {
    int k = rates.length;
    double[] height = new double[k];
    for (int j = 0; j < k; j++) {
      height[j] = share(rates[j], FastMath.exp(shape[0]), FastMath.exp(shape[1])) * rates[j];
    }
    for (int i = 0; i < events.size(); i++) {
      double sum = 0;
      for (int j = 0; j < k; j++) {
        sum += height[j] * excited[i * k + j];
      }
      sums[i] = sum;
    }
  }

  private static double share(double rate, double cutoff, double exponent) {
    double scaled = cutoff * rate;
    return STEP * FastMath.exp(exponent * FastMath.log(scaled) - scaled - Gamma.logGamma(exponent));
  }
}
