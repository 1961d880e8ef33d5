package org.beyondviral.attention.hawkes;

import java.util.LinkedHashMap;
import java.util.Map;
import org.beyondviral.attention.fit.Curvature;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * A fitted process.
 *
 * @param point where the search ended: ln μ, then ln n and the kernel's, in mean distances
 * @param converged whether that is a maximum of the likelihood
 * @param covariance of the point; null where it is not determined
 * @param summedIntensity Σ λ(t_i), in events a mean distance
 */
@SuppressWarnings("ArrayRecordComponent") // read, never written
public record HawkesFit(
    Kernel kernel,
    Events events,
    double[] point,
    double logLikelihood,
    double aicc,
    boolean converged,
    double @Nullable [][] covariance,
    double summedIntensity) {

  /**
   * An estimate with its 95 % interval.
   *
   * @param low NaN, as {@code high}, where the interval is not determined
   */
  public record Estimate(double value, double low, double high) {}

  /** The same fit, not to be relied on. */
  HawkesFit notConverged() {
    return new HawkesFit(
        kernel, events, point, logLikelihood, aicc, false, covariance, summedIntensity);
  }

  /** Mean number of events that one event causes; 1 and more feed on themselves without end. */
  public Estimate branchingFactor() {
    return kernel == Kernel.NONE ? new Estimate(0, Double.NaN, Double.NaN) : scaled(1, 1);
  }

  /** Events from outside in a unit of the times given. */
  public Estimate background() {
    return scaled(0, 1 / events.unit());
  }

  /** Share of the events that others caused: 1 − μ T / n, the interval that of μ. */
  public Estimate endogenousShare() {
    Estimate outside = scaled(0, events.length() / events.explained());
    return new Estimate(
        share(1 - outside.value()), share(1 - outside.high()), share(1 - outside.low()));
  }

  /** All parameters of a fit to times in days, with units in the names. */
  public Map<String, Double> parameters() {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("background_per_day", background().value());
    all.put("branching_factor", branchingFactor().value());
    if (kernel == Kernel.EXPONENTIAL) {
      all.put("delay_days", events.unit() * FastMath.exp(-point[2]));
    } else if (kernel == Kernel.POWER_LAW) {
      all.put("cutoff_days", events.unit() * FastMath.exp(point[2]));
      all.put("theta", FastMath.exp(point[3]));
    }
    return all;
  }

  /**
   * Mean number of other events at the same time as an event, beyond those that the intensity there
   * explains: Σ c (c − 1) − d Σ λ over the events, c events at one time. The process leaves no room
   * for them, so each pair may hide a parent and its child.
   *
   * @param exactTo d: what the times are exact to, in the unit of the times given
   */
  public double unexplainedTies(double exactTo) {
    double pairs = 0;
    for (int i = 0; i < events.size(); i++) {
      pairs += events.count(i) * Math.max(0, events.count(i) - 1);
    }
    double expected = summedIntensity * exactTo / events.unit();
    return Math.max(0, (pairs - expected) / events.explained());
  }

  private Estimate scaled(int parameter, double scale) {
    double value = scale * FastMath.exp(point[parameter]);
    double margin =
        covariance == null
            ? Double.NaN
            : Curvature.NORMAL_95 * Math.sqrt(covariance[parameter][parameter]);
    return new Estimate(value, value * FastMath.exp(-margin), value * FastMath.exp(margin));
  }

  private static double share(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
