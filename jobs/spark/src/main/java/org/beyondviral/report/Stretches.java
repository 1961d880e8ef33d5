package org.beyondviral.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The observed time cut into stretches, few enough to draw.
 *
 * @param from start of the first
 * @param to end of the last, which may be shorter than the others
 * @param width of each
 */
record Stretches(Instant from, Instant to, Duration width) {
  private static final List<Duration> WIDTHS =
      List.of(
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(28));

  /** The narrowest stretches that are whole bins and few enough. */
  static Stretches of(Instant from, Instant to, Duration bin, int most) {
    for (Duration width : WIDTHS) {
      if (width.toSeconds() % bin.toSeconds() == 0 && count(from, to, width) <= most) {
        return new Stretches(from, to, width);
      }
    }
    long bins = ceilDiv(Duration.between(from, to).toSeconds(), most * bin.toSeconds());
    return new Stretches(from, to, bin.multipliedBy(Math.max(1, bins)));
  }

  int count() {
    return count(from, to, width);
  }

  Instant start(int stretch) {
    return from.plus(width.multipliedBy(stretch));
  }

  /** Hour for stretches of less than a day. */
  String unit() {
    return unitSeconds() == 3600 ? "hour" : "day";
  }

  /**
   * What was counted in a stretch as a rate by {@link #unit}, right for a short last stretch too.
   */
  double rate(long counted, int stretch) {
    Instant end = start(stretch + 1);
    long seconds = Duration.between(start(stretch), end.isAfter(to) ? to : end).toSeconds();
    return (double) counted * unitSeconds() / Math.max(1, seconds);
  }

  private long unitSeconds() {
    return width.compareTo(Duration.ofDays(1)) < 0 ? 3600 : 86_400;
  }

  private static int count(Instant from, Instant to, Duration width) {
    long seconds = Duration.between(from, to).toSeconds();
    return (int) Math.min(Integer.MAX_VALUE, ceilDiv(seconds, width.toSeconds()));
  }

  private static long ceilDiv(long whole, long part) {
    return (whole + part - 1) / part;
  }
}
