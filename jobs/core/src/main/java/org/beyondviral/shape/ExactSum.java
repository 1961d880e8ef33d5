package org.beyondviral.shape;

/**
 * Sums of fractions that come out the same in whatever order they are made.
 *
 * <p>Every term, from −1 to 1, is first rounded to a multiple of 2⁻²⁶ (an error of at most 8 ·
 * 10⁻⁹). A double holds all such multiples up to 2²⁷ exactly, so that additions do not round while
 * no more than 2²⁷ terms, some 134 million, are summed.
 */
final class ExactSum {
  /** Added to and taken from a term, it leaves the term rounded: its last bit is worth 2⁻²⁶. */
  static final double ROUNDER = 1.5 * (1 << 26);

  private ExactSum() {}

  /** The nearest multiple of 2⁻²⁶. */
  static double term(double value) {
    return value + ROUNDER - ROUNDER;
  }
}
