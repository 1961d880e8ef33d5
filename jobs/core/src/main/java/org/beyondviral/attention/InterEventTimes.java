package org.beyondviral.attention;

import java.math.BigInteger;
import java.util.OptionalDouble;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/**
 * What burstiness and memory need of a run of traces in order of time, without holding the traces.
 *
 * <p>Runs that follow one another merge, and merging is associative and exact (128-bit whole
 * numbers of microseconds), so that a campaign cut into any bins gives the same two measures as its
 * whole sequence.
 *
 * <p>Cost: constant memory; a few multiplications a trace.
 */
public record InterEventTimes(
    @Means(value = "Traces in the run.", unit = Unit.TRACES) long traces,
    @Means("Time of the first, in microseconds since 1970.") long first,
    @Means("Time of the last, in microseconds since 1970.") long last,
    @Means("Time from the first to the second, in microseconds; 0 for one trace.") long firstGap,
    @Means("Time from the last but one to the last, in microseconds; 0 for one trace.")
        long lastGap,
    @Means("Sum of the squares of the times between traces.") Int128 squares,
    @Means("Sum of the products of each time between traces and the next.") Int128 products) {

  /** A run of one trace. */
  public static InterEventTimes of(long micros) {
    return new InterEventTimes(1, micros, micros, 0, 0, Int128.ZERO, Int128.ZERO);
  }

  /** This run and the one that follows it. */
  public InterEventTimes then(InterEventTimes next) {
    long gap = next.first - last;
    if (gap < 0) {
      throw new IllegalArgumentException("runs out of order: " + last + ", " + next.first);
    }
    return new InterEventTimes(
        traces + next.traces,
        first,
        next.last,
        traces > 1 ? firstGap : gap,
        next.traces > 1 ? next.lastGap : gap,
        squares.plus(next.squares).plusProduct(gap, gap),
        products.plus(next.products).plusProduct(lastGap, gap).plusProduct(gap, next.firstGap));
  }

  /**
   * Burstiness, corrected for the number of events.
   *
   * <p>A_n(r) = [√(n+1) r − √(n−1)] / [(√(n+1) − 2) r + √(n−1)], n the number of times between
   * traces and r their standard deviation (divided by n) over their mean. It is −1 for a regular
   * sequence, 0 on average for a random (Poisson) one, and 1 when all but one time are zero,
   * whatever n; the uncorrected B = (r − 1)/(r + 1) reaches neither 0 nor 1 in short sequences.
   *
   * <p>Source: Kim & Jo (2016), Physical Review E 94(3), equation 22.
   *
   * @return coefficient from −1 to 1; empty for fewer than three traces, or when all came at once
   */
  public OptionalDouble burstiness() {
    long n = traces - 1;
    if (n < 2 || last == first) {
      return OptionalDouble.empty();
    }
    BigInteger sum = BigInteger.valueOf(last - first);
    double r = Math.sqrt(spread(n, squares.toBigInteger(), sum)) / (last - first);
    double more = Math.sqrt(n + 1.0);
    double less = Math.sqrt(n - 1.0);
    return OptionalDouble.of(clamp((more * r - less) / ((more - 2) * r + less)));
  }

  /**
   * Memory: the correlation of each time between traces with the next.
   *
   * <p>M = Σ (τ_i − m₁)(τ_{i+1} − m₂) / ((n − 1) σ₁ σ₂) over the n − 1 neighbouring pairs, m₁ and
   * σ₁ being mean and standard deviation of all times but the last, m₂ and σ₂ of all but the first.
   *
   * <p>Source: Goh & Barabási (2008), EPL 81(4), equation 3.
   *
   * @return coefficient from −1 to 1; empty for fewer than four traces, or when all times but the
   *     last, or all but the first, are equal
   */
  public OptionalDouble memory() {
    long pairs = traces - 2;
    if (pairs < 2) {
      return OptionalDouble.empty();
    }
    BigInteger all = squares.toBigInteger();
    BigInteger sum1 = BigInteger.valueOf(last - first - lastGap);
    BigInteger sum2 = BigInteger.valueOf(last - first - firstGap);
    double spread1 = spread(pairs, all.subtract(BigInteger.valueOf(lastGap).pow(2)), sum1);
    double spread2 = spread(pairs, all.subtract(BigInteger.valueOf(firstGap).pow(2)), sum2);
    if (spread1 == 0 || spread2 == 0) {
      return OptionalDouble.empty();
    }
    double shared =
        BigInteger.valueOf(pairs)
            .multiply(products.toBigInteger())
            .subtract(sum1.multiply(sum2))
            .doubleValue();
    return OptionalDouble.of(clamp(shared / (Math.sqrt(spread1) * Math.sqrt(spread2))));
  }

  /** n² times the variance. */
  private static double spread(long n, BigInteger squares, BigInteger sum) {
    return BigInteger.valueOf(n).multiply(squares).subtract(sum.pow(2)).doubleValue();
  }

  private static double clamp(double coefficient) {
    return Math.max(-1, Math.min(1, coefficient));
  }
}
