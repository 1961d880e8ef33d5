package org.beyondviral.attention;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.util.FastMath;

/**
 * The week of an archive, or of one campaign: how much busier one hour of it is than another.
 *
 * <p>A clock that runs as fast as the archive is busy, ∫ ρ(u) du with ρ the intensity of the hour
 * of the week (mean 1), takes the daily and weekly rhythm out of a sequence of times: nights and
 * week-ends no longer look like silence between bursts. Intensities are means over weeks of each
 * hour's share of its week, every week counting alike, so that one loud event does not make the
 * hours it fell in look busy; one even week is added to them. Weeks with fewer than 168 traces tell
 * nothing, and with fewer than {@value #LEAST_WEEKS} others no rhythm is removed.
 *
 * <p>Source: after Jo, Karsai, Kertész & Kaski (2012), New Journal of Physics 14, who do so by the
 * intensity of all users; the mean over weeks is this study's own.
 */
public final class Rhythm implements Serializable {
  private static final int HOURS = 168;
  private static final long HOUR = 3_600_000_000L;
  private static final long WEEK = HOURS * HOUR;
  private static final int LEAST_WEEKS = 4;

  /** Waves a day, and a week, that a campaign's own rhythm is made of; the first two tell of it. */
  private static final int WAVES = 3;

  private static final int TELLING_WAVES = 2;

  /** A wave that chance alone makes less often is surely there. */
  private static final double SURE = 0.001;

  /** Of fewer days, or weeks, with a trace no rhythm is told. */
  private static final int LEAST_PERIODS = 8;

  /** Phases that all lie on one line leave of their determinant what rounding does. */
  private static final double ROUNDING = 1e-9;

  /** No hour is taken to be quieter. */
  private static final double QUIETEST = 0.1;

  /** An hour is as busy as any other. */
  public static final Rhythm FLAT = new Rhythm(flat());

  private final double[] intensity;
  private final double[] before;

  private Rhythm(double[] intensity) {
    this.intensity = intensity;
    this.before = new double[HOURS];
    for (int h = 1; h < HOURS; h++) {
      before[h] = before[h - 1] + HOUR * intensity[h - 1];
    }
  }

  /**
   * The rhythm of an archive.
   *
   * @param traces traces by hour, hours counted from 1970
   */
  public static Rhythm of(Map<Long, Long> traces) {
    Map<Long, long[]> weeks = new TreeMap<>();
    traces.forEach(
        (hour, count) ->
            weeks
                    .computeIfAbsent(Math.floorDiv(hour, (long) HOURS), week -> new long[HOURS])[
                    Math.floorMod(hour, HOURS)] +=
                count);
    double[] intensity = new double[HOURS];
    int told = 0;
    for (long[] week : weeks.values()) {
      long all = Arrays.stream(week).sum();
      if (all >= HOURS) {
        told++;
        for (int h = 0; h < HOURS; h++) {
          intensity[h] += (double) week[h] * HOURS / all;
        }
      }
    }
    if (told < LEAST_WEEKS) {
      return FLAT;
    }
    for (int h = 0; h < HOURS; h++) {
      intensity[h] = (intensity[h] + 1) / (told + 1);
    }
    return new Rhythm(intensity);
  }

  /**
   * The rhythm of one campaign alone, where it surely has one, or {@link #FLAT}: for a day and for
   * a week each, 1 + Σ 2 (mean cos kφ cos kφ + mean sin kφ sin kφ) over three waves k, φ the phase
   * of a trace.
   *
   * <p>A wave is surely there when the sum of its phases is too long for chance, their variance
   * being that of the sums by day, or by week: traces that bring about one another within it count
   * as one. Source: this study; the test is Hotelling's (1931), see {@code Wave}. O(times).
   *
   * @param micros ascending times, in microseconds
   * @param counts traces at each
   */
  public static Rhythm own(long[] micros, double[] counts) {
    double[] intensity = flat();
    boolean sure = false;
    for (int hours : new int[] {24, HOURS}) {
      double[][] waves = new double[WAVES][];
      boolean told = false;
      for (int k = 0; k < WAVES; k++) {
        Wave wave = Wave.of(micros, counts, (double) hours * HOUR / (k + 1), hours * HOUR);
        waves[k] = new double[] {wave.cos(), wave.sin()};
        told |= k < TELLING_WAVES && wave.isSure();
      }
      for (int h = 0; told && h < HOURS; h++) {
        double busy = 1;
        for (int k = 0; k < WAVES; k++) {
          double phase = 2 * Math.PI * (k + 1) * (h + 0.5) / hours;
          busy += 2 * (waves[k][0] * FastMath.cos(phase) + waves[k][1] * FastMath.sin(phase));
        }
        intensity[h] *= Math.max(QUIETEST, busy);
      }
      sure |= told;
    }
    if (!sure) {
      return FLAT;
    }
    double mean = Arrays.stream(intensity).average().orElse(1);
    return new Rhythm(Arrays.stream(intensity).map(busy -> busy / mean).toArray());
  }

  /**
   * Mean cosine and sine of the phases of one wave.
   *
   * @param chance how often chance alone makes it as long: Hotelling's test that the sums by
   *     period, s_p over m periods with a trace, have the mean 0. With S = Σ s_p and d = Sᵀ (Σ s_p
   *     s_pᵀ)⁻¹ S, which is m T² / (T² + m − 1), it is (1 − d/m)^((m − 2)/2), exact for normal sums
   *     of one variance; of one equal crowd a period, one in a thousand comes ten times as often
   *     for eight periods, twice for twenty; 1 for fewer than eight periods, or when all phases lie
   *     on one line. Source: Hotelling (1931), Annals of Mathematical Statistics 2(3)
   */
  record Wave(double cos, double sin, double chance) {
    /**
     * One wave of times.
     *
     * @param length of the wave, in microseconds
     * @param period whose sums are independent: a day or a week, in microseconds
     */
    static Wave of(long[] micros, double[] counts, double length, long period) {
      double all = 0;
      double cos = 0;
      double sin = 0;
      double cosOfPeriod = 0;
      double sinOfPeriod = 0;
      double squaredCos = 0;
      double squaredSin = 0;
      double product = 0;
      int periods = 0;
      for (int i = 0; i < micros.length; i++) {
        double phase = 2 * Math.PI * Math.floorMod(micros[i], period) / length;
        double x = counts[i] * FastMath.cos(phase);
        double y = counts[i] * FastMath.sin(phase);
        all += counts[i];
        cos += x;
        sin += y;
        cosOfPeriod += x;
        sinOfPeriod += y;
        if (i + 1 == micros.length
            || Math.floorDiv(micros[i + 1], period) != Math.floorDiv(micros[i], period)) {
          squaredCos += cosOfPeriod * cosOfPeriod;
          squaredSin += sinOfPeriod * sinOfPeriod;
          product += cosOfPeriod * sinOfPeriod;
          cosOfPeriod = 0;
          sinOfPeriod = 0;
          periods++;
        }
      }
      double determinant = squaredCos * squaredSin - product * product;
      double distance =
          (squaredSin * cos * cos - 2 * product * cos * sin + squaredCos * sin * sin) / determinant;
      boolean isPlane = determinant > ROUNDING * squaredCos * squaredSin;
      double left = Math.max(0, 1 - distance / periods);
      return new Wave(
          cos / all,
          sin / all,
          isPlane && periods >= LEAST_PERIODS ? FastMath.pow(left, (periods - 2) / 2.0) : 1);
    }

    private boolean isSure() {
      return chance < SURE;
    }
  }

  /** The number of the hour from 1970 that holds that time, in microseconds. */
  public static long hourOf(long micros) {
    return Math.floorDiv(micros, HOUR);
  }

  /** What that clock shows at a time; both in microseconds, a week taking a week. */
  public long clock(long micros) {
    long week = Math.floorDiv(micros, WEEK);
    long within = micros - week * WEEK;
    int hour = (int) (within / HOUR);
    return week * WEEK + Math.round(before[hour] + intensity[hour] * (within - hour * HOUR));
  }

  private static double[] flat() {
    double[] flat = new double[HOURS];
    Arrays.fill(flat, 1);
    return flat;
  }
}
