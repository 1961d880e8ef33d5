package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.beyondviral.attention.fit.Bic;
import org.beyondviral.attention.fit.Curvature;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * A fitted process.
 *
 * @param pieces of a background whose rate rises or falls; 0 for a constant one
 * @param parameters that were fitted, those of the background included
 * @param point where the search ended: ln of the mean background, then ln n and the kernel's, in
 *     mean distances, then the mark
 * @param converged whether that is a maximum of the likelihood
 * @param covariance of the point; null where it is not determined
 * @param summedIntensity Σ λ(t_i), in events a mean distance
 * @param steadiness how long the background stays much the same, in mean distances
 * @param ends of the interval of ln n by the likelihood, NaN for one that is not known; null where
 *     that of the curvature is taken
 */
@SuppressWarnings("ArrayRecordComponent") // read, never written
public record HawkesFit(
    Kernel kernel,
    int pieces,
    int parameters,
    Events events,
    double[] point,
    double logLikelihood,
    boolean converged,
    double @Nullable [][] covariance,
    double summedIntensity,
    double steadiness,
    double @Nullable [] ends) {

  /** The rule of three: Hanley & Lippman-Hand (1983), JAMA 249(13). */
  private static final double UNSEEN = 3;

  /**
   * An estimate with its 95 % interval.
   *
   * @param low NaN, as {@code high}, where the interval is not determined
   */
  public record Estimate(double value, double low, double high) {}

  /** Schwarz's criterion: kernels and pieces of the background are told by it. */
  public double bic() {
    return Bic.of(logLikelihood, parameters, events.explained());
  }

  /** The same fit, not to be relied on. */
  HawkesFit notConverged() {
    return new HawkesFit(
        kernel,
        pieces,
        parameters,
        events,
        point,
        logLikelihood,
        false,
        covariance,
        summedIntensity,
        steadiness,
        ends);
  }

  /** The same fit, with those ends of the interval of ln n. */
  HawkesFit within(double[] interval) {
    return new HawkesFit(
        kernel,
        pieces,
        parameters,
        events,
        point,
        logLikelihood,
        converged,
        covariance,
        summedIntensity,
        steadiness,
        interval);
  }

  /** The same fit, of events that excite by their marks. */
  HawkesFit of(Events marked) {
    return new HawkesFit(
        kernel,
        pieces,
        parameters,
        marked,
        point,
        logLikelihood,
        converged,
        covariance,
        summedIntensity,
        steadiness,
        ends);
  }

  /** The same fit, with the mark as one more parameter, itself not searched. */
  HawkesFit marked(double mark) {
    int k = point.length;
    double[] longer = Arrays.copyOf(point, k + 1);
    longer[k] = mark;
    double[][] wider = null;
    if (covariance != null) {
      wider = new double[k + 1][];
      for (int i = 0; i < k; i++) {
        wider[i] = Arrays.copyOf(covariance[i], k + 1);
      }
      wider[k] = new double[k + 1];
      wider[k][k] = Double.NaN;
    }
    return new HawkesFit(
        kernel == Kernel.EXPONENTIAL ? Kernel.MARKED_EXPONENTIAL : Kernel.MARKED_POWER_LAW,
        pieces,
        parameters + 1,
        events,
        longer,
        logLikelihood,
        converged,
        wider,
        summedIntensity,
        steadiness,
        ends);
  }

  /**
   * Whether half of an event's descendants come so late that the background has changed meanwhile:
   * then these cannot be told from a background of one more piece. A generation takes the median
   * delay, and there are 1 / (1 − n): without end from n = 1 on, which a constant background alone
   * outlasts.
   */
  boolean outlastsBackground() {
    if (kernel == Kernel.NONE || pieces == 0) {
      return false;
    }
    double generations = 1 - FastMath.exp(point[1]);
    return !(shape(point, 1).medianDelay() < steadiness * generations);
  }

  /** Whether an event has one child or more, and so, on the mean, descendants without end. */
  boolean isEndless() {
    return branchingFactor().value() >= 1;
  }

  /** Power of the audience by which an event excites; 0 where audiences do not matter. */
  double mark() {
    return mark(point);
  }

  private double mark(double[] at) {
    return kernel == Kernel.MARKED_EXPONENTIAL || kernel == Kernel.MARKED_POWER_LAW
        ? at[at.length - 1]
        : 0;
  }

  /** Mean number of events that one event causes; 1 and more feed on themselves without end. */
  public Estimate branchingFactor() {
    if (kernel == Kernel.NONE) {
      return new Estimate(0, Double.NaN, Double.NaN);
    }
    return ends == null
        ? scaled(1, 1)
        : new Estimate(FastMath.exp(point[1]), FastMath.exp(ends[0]), FastMath.exp(ends[1]));
  }

  /** Events from outside in a unit of the times given, on the mean over the window. */
  public Estimate background() {
    return outside(1 / events.unit());
  }

  /** Share of the events that others caused: 1 − ∫ μ / n, the interval that of μ. */
  public Estimate endogenousShare() {
    if (kernel == Kernel.NONE) {
      return new Estimate(0, Double.NaN, Double.NaN);
    }
    Estimate outside = outside(events.length() / events.explained());
    return new Estimate(
        share(1 - outside.value()), share(1 - outside.high()), share(1 - outside.low()));
  }

  /**
   * The background; where the likeliest is at the lower edge of what is searched, and so may be
   * none, up to {@value #UNSEEN} events in the window, which would be missed in one case of twenty.
   */
  private Estimate outside(double scale) {
    Estimate estimate = scaled(0, scale);
    return covariance == null || Double.isFinite(margin(0))
        ? estimate
        : new Estimate(
            estimate.value(), 0, Math.max(estimate.value(), scale * UNSEEN / events.length()));
  }

  /** All parameters of a fit to times in days, with units in the names. */
  public Map<String, Double> named() {
    return named(point);
  }

  /** Standard errors of the parameters; none for one at the edge of what is searched. */
  public Map<String, Double> standardErrors() {
    return Curvature.standardErrors(this::named, point, covariance);
  }

  /** Whether background and branching factor have intervals. */
  public boolean isDetermined() {
    return hasCurvature() && (kernel == Kernel.NONE || Double.isFinite(margin(1)));
  }

  /**
   * Whether the likelihood falls on all sides, as far as that was followed; a parameter at the edge
   * of what is searched is no side.
   */
  boolean hasCurvature() {
    return covariance != null
        && (ends == null || (Double.isFinite(ends[0]) && Double.isFinite(ends[1])));
  }

  /**
   * Events in all if none came from outside any more: those there are, and what these still bring
   * about, see {@link MarkedKernel#finalSize}.
   *
   * @return infinite when the branching factor is 1 or more
   */
  public double finalSize() {
    double[] times = new double[events.size()];
    double[] counts = new double[events.size()];
    double[] marks = new double[events.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = events.time(i);
      counts[i] = events.all(i);
      marks[i] = events.mark(i);
    }
    return shape(point).finalSize(times, counts, marks, events.length(), branchingFactor().value());
  }

  /** The kernel as published, in mean distances; its height per event follows from n. */
  private MarkedKernel shape(double[] at) {
    double branching = kernel == Kernel.NONE ? 0 : FastMath.exp(at[1]);
    return shape(at, branching * events.height(mark(at)));
  }

  /**
   * @param each children of an event of audience 0
   */
  private MarkedKernel shape(double[] at, double each) {
    double mark = mark(at);
    return switch (kernel) {
      case NONE -> new MarkedKernel.Exponential(0, 0, 1);
      case EXPONENTIAL, MARKED_EXPONENTIAL ->
          new MarkedKernel.Exponential(each, mark, FastMath.exp(at[2]));
      case POWER_LAW, MARKED_POWER_LAW -> {
        double cutoff = FastMath.exp(at[2]);
        double theta = FastMath.exp(at[3]);
        yield new MarkedKernel.PowerLaw(
            each * theta * FastMath.pow(cutoff, theta), mark, cutoff, theta);
      }
    };
  }

  private Map<String, Double> named(double[] at) {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("background_per_day", FastMath.exp(at[0]) / events.unit());
    if (kernel == Kernel.NONE) {
      return all;
    }
    all.put("branching_factor", FastMath.exp(at[1]));
    if (kernel == Kernel.EXPONENTIAL || kernel == Kernel.MARKED_EXPONENTIAL) {
      all.put("delay_days", events.unit() * FastMath.exp(-at[2]));
    } else {
      all.put("cutoff_days", events.unit() * FastMath.exp(at[2]));
      all.put("theta", FastMath.exp(at[3]));
    }
    if (kernel == Kernel.MARKED_EXPONENTIAL || kernel == Kernel.MARKED_POWER_LAW) {
      all.put("mark", mark(at));
      all.put("published_branching_factor", shape(at).branchingFactor());
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
    double margin = margin(parameter);
    return new Estimate(value, value * FastMath.exp(-margin), value * FastMath.exp(margin));
  }

  private double margin(int parameter) {
    return covariance == null
        ? Double.NaN
        : Curvature.NORMAL_95 * Math.sqrt(covariance[parameter][parameter]);
  }

  private static double share(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
