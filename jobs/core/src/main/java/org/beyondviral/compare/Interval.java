package org.beyondviral.compare;

/**
 * An interval, ends included.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
  /** Whether every value of it lies within these bounds, bounds excluded. */
  public boolean within(double least, double most) {
    return low > least && high < most;
  }
}
