package org.beyondviral.report;

import java.util.ArrayList;
import java.util.List;

/** Round places along an axis of days. */
final class Ticks {
  private static final double[] STEPS = {
    0.25, 0.5, 1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650
  };

  private Ticks() {}

  /** From 0 to no further than the last day, by a round step that needs at most seven places. */
  static List<Double> upTo(double last) {
    double step = step(last);
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** The finest round step that reaches the last day in at most six. */
  static double step(double last) {
    for (double candidate : STEPS) {
      if (last < 7 * candidate) {
        return candidate;
      }
    }
    return STEPS[STEPS.length - 1] * Math.ceil(last / (6 * STEPS[STEPS.length - 1]));
  }
}
