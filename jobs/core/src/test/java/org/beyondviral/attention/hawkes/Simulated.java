package org.beyondviral.attention.hawkes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.beyondviral.attention.TraceTimes;

/** Self-exciting processes drawn as what they are: families of events, each with its children. */
final class Simulated {
  private Simulated() {}

  /** Times in the window of that length of a process that began long before it. */
  static double[] times(
      Random random, double background, double branching, DoubleSupplier delay, double length) {
    double before = length / 2;
    ArrayDeque<Double> open = new ArrayDeque<>();
    double t = -before;
    while (true) {
      t -= Math.log(1 - random.nextDouble()) / background;
      if (t > length) {
        break;
      }
      open.add(t);
    }
    double[] roots = open.stream().mapToDouble(Double::doubleValue).toArray();
    return Arrays.stream(families(random, roots, branching, delay))
        .filter(time -> time >= 0 && time <= length)
        .toArray();
  }

  /** Those that come from outside and all their descendants, by time. */
  static double[] families(Random random, double[] roots, double branching, DoubleSupplier delay) {
    return families(random, roots, branching, delay, Double.POSITIVE_INFINITY);
  }

  /** Those of them until some time: without one there is no end from a branching factor of 1 on. */
  static double[] families(
      Random random, double[] roots, double branching, DoubleSupplier delay, double until) {
    ArrayDeque<Double> open = new ArrayDeque<>();
    Arrays.stream(roots).forEach(open::add);
    List<Double> times = new ArrayList<>();
    while (!open.isEmpty()) {
      double parent = open.remove();
      times.add(parent);
      int children = poisson(random, branching);
      for (int i = 0; i < children; i++) {
        double child = parent + delay.getAsDouble();
        if (child <= until) {
          open.add(child);
        }
      }
    }
    return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /**
   * Families over 200 days whose first events are rarer at night and on two days of the week: drawn
   * anew there four times in five.
   */
  static double[] habitual(Random random, int roots, double branching, DoubleSupplier delay) {
    double[] from = new double[roots];
    for (int i = 0; i < roots; i++) {
      do {
        from[i] = 200 * random.nextDouble();
      } while (isRest(from[i]) && random.nextDouble() < 0.8);
    }
    return families(random, from, branching, delay);
  }

  private static boolean isRest(double day) {
    return day - Math.floor(day) < 0.3 || Math.floor(day) % 7 < 2;
  }

  /** Those days as exact times of traces. */
  static TraceTimes traces(double[] days) {
    return new TraceTimes(
        1,
        Arrays.stream(days)
            .mapToObj(day -> new TraceTimes.Slot(Math.round(day * 86_400e6), 1, 0, 0))
            .toList());
  }

  /** A process whose events have children in proportion to (1 + audience)^mark, n on the mean. */
  static Events marked(
      Random random,
      double background,
      double branching,
      double mark,
      DoubleSupplier delay,
      double length) {
    double spread = 1.2;
    double mean = Math.exp(5 * mark + mark * mark * spread * spread / 2);
    ArrayDeque<Double> open = new ArrayDeque<>();
    for (double t = -length / 2; t <= length; t -= Math.log(1 - random.nextDouble()) / background) {
      open.add(t);
    }
    TreeMap<Double, Double> audiences = new TreeMap<>();
    while (!open.isEmpty()) {
      double parent = open.remove();
      double audience = Math.max(0, Math.exp(5 + spread * random.nextGaussian()) - 1);
      if (parent >= 0) {
        audiences.put(parent, audience);
      }
      int children = poisson(random, branching * Math.pow(1 + audience, mark) / mean);
      for (int i = 0; i < children; i++) {
        double child = parent + delay.getAsDouble();
        if (child <= length) {
          open.add(child);
        }
      }
    }
    double[] ones = new double[audiences.size()];
    Arrays.fill(ones, 1);
    return Events.of(
        audiences.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        ones,
        audiences.values().stream().mapToDouble(Double::doubleValue).toArray(),
        length);
  }

  static int poisson(Random random, double mean) {
    double left = Math.exp(-mean);
    int count = -1;
    for (double product = 1; product >= left; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  static DoubleSupplier exponential(Random random, double mean) {
    return () -> -Math.log(1 - random.nextDouble()) * mean;
  }

  static DoubleSupplier powerLaw(Random random, double cutoff, double theta) {
    return () -> cutoff * (Math.pow(1 - random.nextDouble(), -1 / theta) - 1);
  }
}
