package org.beyondviral.generate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Who comes back, and when: after their first trace people come again, each independently, once in
 * each of three stretches with the chance planted. The stretches are those of the study's retention
 * measures: days 7 to 14, 30 to 60 and 90 to 180.
 */
record Returns(double after7Days, double after30Days, double after90Days) implements Serializable {
  static final Returns NOBODY = new Returns(0, 0, 0);

  /** Ages in days at which one person comes again. */
  List<Double> ages(Draw draw) {
    List<Double> ages = new ArrayList<>(3);
    visit(ages, after7Days, 7, draw);
    visit(ages, after30Days, 30, draw);
    visit(ages, after90Days, 90, draw);
    return ages;
  }

  private static void visit(List<Double> ages, double chance, double from, Draw draw) {
    if (draw.chance(chance)) {
      ages.add(draw.uniform(from, 2 * from));
    }
  }

  /** The last age at which anybody comes. */
  double longestDays() {
    return after90Days > 0 ? 180 : after30Days > 0 ? 60 : after7Days > 0 ? 14 : 0;
  }

  /** The chance to come again at all: 1 − Π (1 − p). */
  double any() {
    return 1 - (1 - after7Days) * (1 - after30Days) * (1 - after90Days);
  }
}
