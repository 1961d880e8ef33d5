package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * The events of one process in a window that starts at time 0, scaled so that their mean distance
 * is 1: what is fitted does not depend on the unit of time.
 *
 * <p>Events at one time are one entry with a count: they do not excite one another, for which came
 * first is not known. An event at time 0 opens the window; it excites, but is itself not explained.
 */
public final class Events {
  private final double[] times;
  private final double[] counts;
  private final double[] weights;
  private final double @Nullable [] audiences;
  private final double length;
  private final double unit;
  private final double explained;
  private final Course steady;

  private Events(
      double[] times,
      double[] counts,
      double[] weights,
      double @Nullable [] audiences,
      double length,
      double unit) {
    this.times = times;
    this.counts = counts;
    this.weights = weights;
    this.audiences = audiences;
    this.length = length;
    this.unit = unit;
    double all = DoubleStream.of(counts).sum();
    this.steady = Course.steady(times.length, length);
    this.explained = times.length > 0 && times[0] == 0 ? all - counts[0] : all;
  }

  /**
   * Events that all excite alike.
   *
   * @param times distinct, ascending, from 0 to {@code length}
   * @param counts events at each time
   * @param length end of the window, above 0
   */
  public static Events of(double[] times, double[] counts, double length) {
    return of(times, counts, null, length);
  }

  /**
   * Events of which the audiences are known.
   *
   * @param times distinct, ascending, from 0 to {@code length}
   * @param counts events at each time
   * @param audiences mean followers of the events at each time; null when not known
   * @param length end of the window, above 0
   * @throws IllegalArgumentException when times do not ascend within the window
   */
  public static Events of(
      double[] times, double[] counts, double @Nullable [] audiences, double length) {
    if (times.length == 0 || !(length > 0)) {
      throw new IllegalArgumentException("no events, or a window of length " + length);
    }
    for (int i = 0; i < times.length; i++) {
      if (!(times[i] >= 0 && times[i] <= length) || (i > 0 && times[i] <= times[i - 1])) {
        throw new IllegalArgumentException("times must ascend within the window");
      }
    }
    double all = DoubleStream.of(counts).sum();
    double unit = length / all;
    return new Events(
        Arrays.stream(times).map(t -> t / unit).toArray(),
        counts.clone(),
        counts.clone(),
        audiences == null ? null : audiences.clone(),
        all,
        unit);
  }

  /**
   * The same events, exciting by (1 + audience)^mark, scaled to a mean of 1 an event; of those at
   * one time all have their mean audience.
   *
   * @throws IllegalStateException when audiences are not known
   */
  Events marked(double mark) {
    if (audiences == null) {
      throw new IllegalStateException("no audiences");
    }
    return new Events(times, counts, weights(mark), audiences, length, unit);
  }

  private double[] weights(double mark) {
    double[] marked = powers(mark);
    double height = height(marked);
    for (int i = 0; i < marked.length; i++) {
      marked[i] = counts[i] * height * marked[i];
    }
    return marked;
  }

  /** The powers m^mark, m being 1 + audience. */
  private double[] powers(double mark) {
    double[] powers = new double[times.length];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = FastMath.pow(mark(i), mark);
    }
    return powers;
  }

  /**
   * Slopes by the mark of what the events at each time excite as they are marked: w (ln m − Σ w ln
   * m / Σ w), m being 1 + audience, which add up to 0.
   */
  double[] weightSlopes() {
    double[] slopes = new double[times.length];
    double mean = 0;
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = FastMath.log(mark(i));
      mean += weights[i] * slopes[i] / length;
    }
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = weights[i] * (slopes[i] - mean);
    }
    return slopes;
  }

  /** What an event of audience 0 excites, where an average event excites 1: n / Σ m^mark. */
  double height(double mark) {
    return height(powers(mark));
  }

  private double height(double[] powers) {
    double sum = 0;
    for (int i = 0; i < powers.length; i++) {
      sum += counts[i] * powers[i];
    }
    return length / sum;
  }

  boolean hasAudiences() {
    return audiences != null;
  }

  /** Events of those times in any order, several at one time allowed. */
  public static Events of(double[] times, double length) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    double[] distinct = new double[sorted.length];
    double[] counts = new double[sorted.length];
    int filled = 0;
    for (double time : sorted) {
      if (filled == 0 || distinct[filled - 1] != time) {
        distinct[filled++] = time;
      }
      counts[filled - 1]++;
    }
    return of(Arrays.copyOf(distinct, filled), Arrays.copyOf(counts, filled), length);
  }

  /** Distinct times. */
  int size() {
    return times.length;
  }

  /** The i-th time, in mean distances. */
  double time(int i) {
    return times[i];
  }

  /** From the i-th time to the next, or to the end of the window. */
  double gap(int i) {
    return (i + 1 < times.length ? times[i + 1] : length) - times[i];
  }

  /** Events at the i-th time that the process must explain: none at time 0. */
  double count(int i) {
    return times[i] == 0 ? 0 : counts[i];
  }

  /** What the events at the i-th time excite, an average event being 1. */
  double weight(int i) {
    return weights[i];
  }

  /** The same at all times: a copy. */
  double[] weights() {
    return weights.clone();
  }

  /** 1 + mean audience of the events at the i-th time; 1 when not known. */
  double mark(int i) {
    return audiences == null ? 1 : 1 + audiences[i];
  }

  /** Events at the i-th time, also at time 0. */
  double all(int i) {
    return counts[i];
  }

  /** Length of the window, in mean distances: as many as there are events. */
  double length() {
    return length;
  }

  /** Length of a mean distance in the unit of the times given. */
  double unit() {
    return unit;
  }

  /** A background of one event a mean distance. */
  Course steady() {
    return steady;
  }

  /** Events to be explained. */
  public double explained() {
    return explained;
  }
}
