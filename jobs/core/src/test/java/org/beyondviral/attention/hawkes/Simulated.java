package org.beyondviral.attention.hawkes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

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
    List<Double> times = new ArrayList<>();
    while (!open.isEmpty()) {
      double parent = open.remove();
      if (parent >= 0) {
        times.add(parent);
      }
      int children = poisson(random, branching);
      for (int i = 0; i < children; i++) {
        double child = parent + delay.getAsDouble();
        if (child <= length) {
          open.add(child);
        }
      }
    }
    return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
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
