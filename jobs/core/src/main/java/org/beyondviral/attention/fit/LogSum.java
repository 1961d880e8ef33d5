package org.beyondviral.attention.fit;

/**
 * Σ c ln x over many numbers, one logarithm taken of the product of many: logarithms are what
 * likelihoods cost.
 */
public final class LogSum {
  /** The product is kept within this and its inverse. */
  private static final double LARGE = 1e100;

  /** Of numbers beyond this or its inverse the logarithm is taken at once. */
  private static final double FACTOR = 1e40;

  /** So many of one number are multiplied rather than its logarithm taken. */
  private static final int FEW = 4;

  private double sum;
  private double product = 1;

  /**
   * Adds count · ln value.
   *
   * @param count a whole number
   */
  public void add(double count, double value) {
    if (count > FEW || !(value < FACTOR && value > 1 / FACTOR)) {
      sum += count * StrictMath.log(value);
      return;
    }
    for (int i = 0; i < count; i++) {
      product *= value;
    }
    if (product > LARGE || product < 1 / LARGE) {
      sum += StrictMath.log(product);
      product = 1;
    }
  }

  /** The sum so far. */
  public double value() {
    return sum + StrictMath.log(product);
  }
}
