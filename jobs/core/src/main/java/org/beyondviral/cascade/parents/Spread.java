package org.beyondviral.cascade.parents;

import java.util.Arrays;

/**
 * What a number is over the trees of an ensemble.
 *
 * @param mean their mean
 * @param low the least value with 5 % of all at or below it
 * @param high the least value with 95 % of all at or below it
 */
public record Spread(double mean, double low, double high) {
  private static final int LOW_PERCENT = 5;
  private static final int HIGH_PERCENT = 95;

  /** The spread of one value or more. */
  public static Spread of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(
        Arrays.stream(sorted).average().orElseThrow(),
        rank(sorted, LOW_PERCENT),
        rank(sorted, HIGH_PERCENT));
  }

  private static double rank(double[] sorted, int percent) {
    return sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
  }
}
