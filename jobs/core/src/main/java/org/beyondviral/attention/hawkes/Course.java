package org.beyondviral.attention.hawkes;

import java.util.Arrays;

/**
 * How a background goes.
 *
 * @param rates at each event, in events a mean distance
 * @param outside its sum over the window: the events to be expected from outside
 */
@SuppressWarnings("ArrayRecordComponent") // read, never written
record Course(double[] rates, double outside) {
  /** One event a mean distance throughout. */
  static Course steady(int events, double length) {
    double[] ones = new double[events];
    Arrays.fill(ones, 1);
    return new Course(ones, length);
  }
}
