package org.beyondviral.generate;

/**
 * A stream of random draws that depends on its seeds alone: the same on every machine and release.
 *
 * <p>SplitMix64 (Steele, Lea & Flood 2014); logarithms and powers by {@link StrictMath}.
 */
final class Draw {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** The stream of one thing among many under one seed. */
  Draw(long seed, long thing) {
    state = mix(mix(seed) + GOLDEN_GAMMA * (thing + 1));
  }

  /** A 64-bit finaliser: nearby values come out unrelated. */
  static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Uniform in 0 … bound − 1. */
  long below(long bound) {
    return (long) (uniform() * bound);
  }

  /** Uniform in from … to, both included. */
  int between(int from, int to) {
    return from + below(to - from + 1);
  }

  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** A Lomax variable: density falls as (1 + x / scale)^−(exponent + 1). */
  double lomax(double scale, double exponent) {
    return scale * (StrictMath.pow(1 - uniform(), -1 / exponent) - 1);
  }

  double gaussian() {
    return StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()))
        * StrictMath.cos(2 * Math.PI * uniform());
  }

  <T> T pick(T[] values) {
    return values[below(values.length)];
  }
}
