package org.beyondviral.attention;

import java.math.BigInteger;

/**
 * A signed whole number of 128 bits: sums of squared microseconds outgrow 64 bits, and sums in
 * floating point would depend on their order.
 *
 * @param high upper 64 bits, signed
 * @param low lower 64 bits, unsigned
 */
public record Int128(long high, long low) {
  public static final Int128 ZERO = new Int128(0, 0);

  public Int128 plus(Int128 other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new Int128(high + other.high + carry, sum);
  }

  /** This number plus a × b. */
  public Int128 plusProduct(long a, long b) {
    return plus(new Int128(Math.multiplyHigh(a, b), a * b));
  }

  public BigInteger toBigInteger() {
    BigInteger lower = BigInteger.valueOf(low >>> 1).shiftLeft(1).add(BigInteger.valueOf(low & 1));
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(lower);
  }
}
