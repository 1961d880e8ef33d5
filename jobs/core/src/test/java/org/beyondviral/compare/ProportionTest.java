package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {

  /** Newcombe (1998), Statistics in Medicine 17(8), table I, method 3. */
  @Test
  void examplesOfNewcombe() {
    check(81, 263, 0.2553, 0.3662);
    check(15, 148, 0.0624, 0.1605);
    check(0, 20, 0, 0.1611);
    check(1, 29, 0.0061, 0.1718);
  }

  @Test
  void noCasesTellNothing() {
    assertThat(Proportion.wilson(0, 0, 0.95)).isEqualTo(new Interval(Double.NaN, Double.NaN));
  }

  @Test
  void staysWithinZeroAndOne() {
    for (int cases = 1; cases < 200; cases++) {
      assertThat(Proportion.wilson(0, cases, 0.95).low()).isZero();
      assertThat(Proportion.wilson(cases, cases, 0.95).high()).isEqualTo(1);
    }
  }

  private static void check(long successes, long cases, double low, double high) {
    Interval interval = Proportion.wilson(successes, cases, 0.95);
    assertThat(interval.low()).isCloseTo(low, within(0.00006));
    assertThat(interval.high()).isCloseTo(high, within(0.00006));
  }
}
