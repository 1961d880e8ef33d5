package org.beyondviral.compare;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.util.FastMath;

/**
 * The Kaplan–Meier curve: what share lasts how long, when some are still going as the archive ends.
 *
 * <p>S(t) = Π over times u ≤ t of (1 − d(u) / n(u)), d those that ended at u and n those still
 * observed and not ended just before u; who is censored at u still counts in n(u). The interval is
 * log-log: S^exp(±z √V / ln S) with Greenwood's V = Σ d / (n (n − d)), which never leaves 0 to 1.
 *
 * <p>Source: Kaplan & Meier (1958), Journal of the American Statistical Association 53(282);
 * interval: Kalbfleisch & Prentice (1980), The Statistical Analysis of Failure Time Data, section
 * 1.3.
 */
public final class KaplanMeier {
  private KaplanMeier() {}

  /**
   * One step of the curve.
   *
   * @param time when
   * @param atRisk observed and not ended just before, or before the first of the joined times
   * @param events ended then, or since the step before
   * @param survival share expected not to have ended by then, 0 to 1
   * @param low lower end of the interval; NaN while nothing, or once everything, has ended
   * @param high upper end, likewise
   */
  public record Step(
      double time, long atRisk, long events, double survival, double low, double high) {}

  /**
   * The curve over counted times: a step at each time with an event, and one at the last time of
   * all, so that it shows how far it was observed. O(times).
   *
   * <p>Of subjects that must not be told apart in fewer than {@code least}, times are joined until
   * so many have ended, and the curve stops before fewer are left. Those last observed between two
   * steps count as at risk until they are so many, in what is told, not in the estimate.
   *
   * @param times ascending, each once
   * @param events how many ended at each time
   * @param censored how many were last observed, not ended, at each time
   * @param confidence coverage of each interval by itself, above 0 and below 1
   * @param least the smallest group that a step may tell of; 1 for every step
   * @return no step when there is nobody
   */
  public static List<Step> curve(
      double[] times, long[] events, long[] censored, double confidence, long least) {
    double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    long atRisk = 0;
    for (int i = 0; i < times.length; i++) {
      atRisk += events[i] + censored[i];
    }
    List<Step> steps = new ArrayList<>();
    int last = last(events, censored, atRisk, least);
    long left = atRisk;
    long risked = atRisk;
    long ended = 0;
    double survival = 1;
    double variance = 0;
    for (int i = 0; i <= last; i++) {
      if (events[i] > 0) {
        survival *= (double) (atRisk - events[i]) / atRisk;
        variance += events[i] / ((double) atRisk * (atRisk - events[i]));
      }
      if (ended == 0) {
        risked = left - atRisk < least ? left : atRisk;
      }
      ended += events[i];
      if (ended >= least || (i == last && ended == 0)) {
        boolean open = survival > 0 && survival < 1;
        double spread = z * FastMath.sqrt(variance) / -FastMath.log(survival);
        double low = open ? FastMath.pow(survival, FastMath.exp(spread)) : Double.NaN;
        double high = open ? FastMath.pow(survival, FastMath.exp(-spread)) : Double.NaN;
        steps.add(new Step(times[i], risked, ended, survival, low, high));
        left = risked - ended;
        ended = 0;
      }
      atRisk -= events[i] + censored[i];
    }
    return steps;
  }

  /** The last time at which those at risk, and those of them who remain, are enough. */
  private static int last(long[] events, long[] censored, long subjects, long least) {
    int last = -1;
    long atRisk = subjects;
    for (int i = 0; i < events.length; i++) {
      long remaining = atRisk - events[i];
      if (atRisk >= least && (remaining == 0 || remaining >= least)) {
        last = i;
      }
      atRisk = remaining - censored[i];
    }
    return last;
  }
}
