package org.beyondviral.recruitment;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The power law that fits the upper tail of a histogram of sizes best, and how well it fits.
 *
 * <p>P(x) = x^(−α) / ζ(α, m) for x ≥ m. For every m with at least {@link #LEAST_TAIL} sizes at or
 * above it, α maximises the likelihood; of these m that of least Kolmogorov–Smirnov distance
 * between data and fit is taken. The p value is the share of samples, drawn below m from the data
 * and above it from the fit and fitted in the same way, that lie further from their own fit than
 * the data from theirs, the data counted as one of them, so that it is never 0: a small one speaks
 * against a power law. Of more than {@link #MOST_DRAWN} sizes p is that of so many drawn from them
 * without putting back, for of all of them the least deviation would refute the law.
 *
 * <p>Source: Clauset, Shalizi & Newman (2009), Power-law distributions in empirical data, SIAM
 * Review 51(4), discrete case, section 4.1 for p.
 *
 * <p>Cost: d² for d distinct sizes, times the samples, each of n draws, {@link #MOST_DRAWN} at
 * most; n once.
 *
 * @param from m, the least size in the tail
 * @param tail sizes at or above m
 * @param exponent α
 * @param distance Kolmogorov–Smirnov distance of the tail from the fit
 * @param pValue null when those drawn from more sizes than {@link #MOST_DRAWN} have no such tail
 */
public record PowerLawTail(
    long from, long tail, double exponent, double distance, @Nullable Double pValue) {
  /** Sizes a tail must have; fewer say nothing about its law. */
  public static final long LEAST_TAIL = 50;

  /** Samples drawn for p, which is then known to some 0.05. */
  static final int SAMPLES = 100;

  /** Sizes that p is computed of at most. */
  static final int MOST_DRAWN = 20_000;

  private static final double LEAST_EXPONENT = 1.01;
  private static final double MOST_EXPONENT = 12;
  private static final double AT_END = 1e-3;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** How many things have one same size. */
  public record Size(long size, long count) {}

  /**
   * The best fit with its p value; null when no tail is large enough, all its sizes are the same,
   * or it falls faster or slower than any α that is looked for, 1.01 to 12.
   *
   * @param sizes the histogram by ascending size, sizes from 1
   * @param seed of the samples
   */
  public static @Nullable PowerLawTail of(List<Size> sizes, long seed) {
    long[] size = sizes.stream().mapToLong(Size::size).toArray();
    long[] count = sizes.stream().mapToLong(Size::count).toArray();
    PowerLawTail fit = fit(size, count);
    if (fit == null) {
      return null;
    }
    long all = 0;
    for (long each : count) {
      all += each;
    }
    SplittableRandom random = new SplittableRandom(seed);
    Double p =
        all > MOST_DRAWN
            ? ofSome(size, count, all, random)
            : Double.valueOf(p(fit, size, count, (int) all, random));
    return new PowerLawTail(fit.from, fit.tail, fit.exponent, fit.distance, p);
  }

  private static @Nullable Double ofSome(
      long[] size, long[] count, long all, SplittableRandom random) {
    long[] drawn = new long[MOST_DRAWN];
    int have = 0;
    long left = all;
    for (int i = 0; i < size.length; i++) {
      for (long each = 0; each < count[i]; each++) {
        if (random.nextLong(left--) < MOST_DRAWN - have) {
          drawn[have++] = size[i];
        }
      }
    }
    long[] sizes = distinct(drawn);
    long[] counts = counts(drawn, sizes);
    PowerLawTail fit = fit(sizes, counts);
    return fit == null ? null : Double.valueOf(p(fit, sizes, counts, MOST_DRAWN, random));
  }

  private static long[] distinct(long[] ascending) {
    return Arrays.stream(ascending).distinct().toArray();
  }

  private static long[] counts(long[] ascending, long[] sizes) {
    long[] counts = new long[sizes.length];
    int at = 0;
    for (long each : ascending) {
      at += each == sizes[at] ? 0 : 1;
      counts[at]++;
    }
    return counts;
  }

  private static @Nullable PowerLawTail fit(long[] size, long[] count) {
    PowerLawTail best = null;
    for (int first = 0; first + 1 < size.length; first++) {
      PowerLawTail fit = from(first, size, count);
      if (fit.tail < LEAST_TAIL) {
        break;
      }
      if (fit.isAtAnEnd()) {
        continue;
      }
      best = best == null || fit.distance < best.distance ? fit : best;
    }
    return best;
  }

  private boolean isAtAnEnd() {
    return exponent < LEAST_EXPONENT + AT_END || exponent > MOST_EXPONENT - AT_END;
  }

  private static PowerLawTail from(int first, long[] size, long[] count) {
    long tail = 0;
    double logs = 0;
    for (int i = first; i < size.length; i++) {
      tail += count[i];
      logs += count[i] * Math.log((double) size[i]);
    }
    double exponent = exponent(size[first], logs / tail);
    double whole = zeta(exponent, size[first]);
    double above = whole;
    double distance = 0;
    long seen = 0;
    for (int i = first; i < size.length; i++) {
      double from = i > first && size[i] == size[i - 1] + 1 ? above : zeta(exponent, size[i]);
      distance = Math.max(distance, Math.abs((double) seen / tail - (1 - from / whole)));
      seen += count[i];
      above = from - Math.pow((double) size[i], -exponent);
      distance = Math.max(distance, Math.abs((double) seen / tail - (1 - above / whole)));
    }
    return new PowerLawTail(size[first], tail, exponent, distance, null);
  }

  /** The α of highest likelihood −ln ζ(α, m) − α·mean ln x, which has one summit. */
  private static double exponent(long from, double meanLog) {
    DoubleUnaryOperator likelihood = s -> -Math.log(zeta(s, from)) - s * meanLog;
    double low = LEAST_EXPONENT;
    double high = MOST_EXPONENT;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = likelihood.applyAsDouble(left);
    double atRight = likelihood.applyAsDouble(right);
    while (high - low > 1e-6) {
      if (atLeft < atRight) {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = likelihood.applyAsDouble(right);
      } else {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = likelihood.applyAsDouble(left);
      }
    }
    return (low + high) / 2;
  }

  /** Hurwitz's ζ(s, a) = Σ (a + k)^(−s), by ten terms and Euler and Maclaurin's rest. */
  static double zeta(double s, long a) {
    double sum = 0;
    double x = (double) a;
    for (int k = 0; k < 10; k++) {
      sum += Math.pow(x, -s);
      x++;
    }
    double power = Math.pow(x, -s);
    double term = s * power / x;
    sum += power * x / (s - 1) + power / 2 + term / 12;
    term *= (s + 1) * (s + 2) / (x * x);
    sum -= term / 720;
    term *= (s + 3) * (s + 4) / (x * x);
    return sum + term / 30_240;
  }

  private static double p(
      PowerLawTail fit, long[] size, long[] count, int all, SplittableRandom random) {
    double[] survival = survival(fit);
    long[] drawn = new long[all];
    int further = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int i = 0; i < all; i++) {
        boolean inTail = random.nextLong(all) < fit.tail;
        drawn[i] =
            inTail ? draw(fit, survival, random.nextDouble()) : head(fit, size, count, all, random);
      }
      Arrays.sort(drawn);
      long[] sizes = distinct(drawn);
      PowerLawTail again = fit(sizes, counts(drawn, sizes));
      further += again != null && again.distance >= fit.distance ? 1 : 0;
    }
    return (further + 1.0) / (SAMPLES + 1);
  }

  private static long head(
      PowerLawTail fit, long[] size, long[] count, int all, SplittableRandom random) {
    long place = random.nextLong(all - fit.tail);
    int i = 0;
    while (place >= count[i]) {
      place -= count[i++];
    }
    return size[i];
  }

  /** P(X ≥ m + i), times ζ(α, m), of the first sizes, which most draws fall on. */
  private static double[] survival(PowerLawTail fit) {
    double[] survival = new double[256];
    for (int i = 0; i < survival.length; i++) {
      survival[i] = zeta(fit.exponent, fit.from + i);
    }
    return survival;
  }

  /** The size with that share of the law below it: doubling, then halving. */
  private static long draw(PowerLawTail fit, double[] survival, double share) {
    double wanted = (1 - share) * survival[0];
    long low = 0;
    long high = 1;
    while (survival(fit, survival, high) >= wanted && high < Long.MAX_VALUE / 4) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (survival(fit, survival, middle) >= wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return fit.from + low;
  }

  private static double survival(PowerLawTail fit, double[] known, long above) {
    return above < known.length ? known[(int) above] : zeta(fit.exponent, fit.from + above);
  }
}
