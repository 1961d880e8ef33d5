package org.beyondviral.attention;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The archive's week: how much busier one hour of it is than another.
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
