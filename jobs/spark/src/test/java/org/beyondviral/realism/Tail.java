package org.beyondviral.realism;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A distribution seen from above.
 *
 * @param values how many values there are
 * @param atLeast share of the values that are 2^k or more, k from 0
 */
record Tail(long values, List<Double> atLeast) {
  /**
   * @param counts values by floor(log₂), −1 for those under 1
   */
  static Tail of(Map<Integer, Long> counts) {
    long values = counts.values().stream().mapToLong(Long::longValue).sum();
    int last = counts.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    List<Double> atLeast = new ArrayList<>();
    long left = values - counts.getOrDefault(-1, 0L);
    for (int power = 0; power <= last; power++) {
      atLeast.add((double) left / values);
      left -= counts.getOrDefault(power, 0L);
    }
    return new Tail(values, atLeast);
  }

  /** Share of the values that are 2^k or more. */
  double atLeast(int power) {
    return power < atLeast.size() ? atLeast.get(power) : 0;
  }
}
