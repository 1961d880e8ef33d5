package org.beyondviral.report;

import java.util.ArrayList;
import java.util.List;

/** Round places along an axis of days. */
final class Ticks {
  private static final double[] STEPS = {
    0.25, 0.5, 1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650
  };

  private Ticks() {}

  /** From 0 by the finest round step that needs at most seven places; the last covers the end. */
  static List<Double> upTo(double last) {
    double step = STEPS[STEPS.length - 1];
    for (double candidate : STEPS) {
      if (last <= 6 * candidate) {
        step = candidate;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    double day = 0;
    while (ticks.size() < 200) {
      ticks.add(day);
      if (day >= last && ticks.size() > 1) {
        break;
      }
      day += step;
    }
    return ticks;
  }
}
