package org.beyondviral.attention.hawkes;

import java.util.Map;
import org.beyondviral.attention.fit.Curvature;
import org.jspecify.annotations.Nullable;

/**
 * A fitted process.
 *
 * @param point where the search ended: ln μ, then ln n and the kernel's, in mean distances
 * @param converged whether that is a maximum of the likelihood
 * @param covariance of the point; null where it is not determined
 */
@SuppressWarnings("ArrayRecordComponent") // read, never written
public record HawkesFit(
    Kernel kernel,
    Events events,
    double[] point,
    double logLikelihood,
    double aicc,
    boolean converged,
    double @Nullable [][] covariance) {

  /**
   * An estimate with its 95 % interval.
   *
   * @param low NaN, as {@code high}, where the interval is not determined
   */
  public record Estimate(double value, double low, double high) {}

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

  /** Parameters of the kernel, with times in the unit of the times given. */
  public Map<String, Double> kernelParameters() {
    return switch (kernel) {
      case NONE -> Map.of();
      case EXPONENTIAL -> Map.of("delay", events.unit() * Math.exp(-point[2]));
      case POWER_LAW ->
          Map.of("cutoff", events.unit() * Math.exp(point[2]), "theta", Math.exp(point[3]));
    };
  }

  private Estimate scaled(int parameter, double scale) {
    double value = scale * Math.exp(point[parameter]);
    double margin =
        covariance == null
            ? Double.NaN
            : Curvature.NORMAL_95 * Math.sqrt(covariance[parameter][parameter]);
    return new Estimate(value, value * Math.exp(-margin), value * Math.exp(margin));
  }

  private static double share(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
