package org.beyondviral.trace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.beyondviral.settings.UserError;

/**
 * The days an archive observes, both included, in UTC.
 *
 * <p>From is the first day on which something was archived, not before 2004, that begins thirty
 * days with at least ten traces; to is the last such day that ends thirty days with at least ten.
 * So one clock in 1970 or 2099 does not make the archive look longer than it is. An archive that
 * nowhere holds ten traces in thirty days observes from its first day to its last.
 */
public record ArchiveWindow(LocalDate from, LocalDate to) {
  /** Traces dated before this day carry a broken clock: no platform in the archives is older. */
  public static final LocalDate EARLIEST = LocalDate.of(2004, 1, 1);

  private static final int DAYS = 30;
  private static final long TRACES = 10;

  public ArchiveWindow {
    if (from.isAfter(to)) {
      throw new UserError(
          "the archive would observe from %s to %s; set archive.from to a day not after archive.to"
              .formatted(from, to));
    }
  }

  /**
   * The window of an archive. O(d log d) for d days.
   *
   * @param traces number of traces by day; days without traces may be absent
   * @param from the setting {@code archive.from}, which wins
   * @param to the setting {@code archive.to}, which wins
   * @return empty when the archive is empty and a setting is missing
   */
  public static Optional<ArchiveWindow> of(
      Map<LocalDate, Long> traces, Optional<LocalDate> from, Optional<LocalDate> to) {
    if (from.isPresent() && to.isPresent()) {
      return Optional.of(new ArchiveWindow(from.get(), to.get()));
    }
    NavigableMap<LocalDate, Long> days = new TreeMap<>(traces);
    days.values().removeIf(count -> count <= 0);
    if (days.isEmpty()) {
      return Optional.empty();
    }
    NavigableMap<LocalDate, Long> dated = days.tailMap(EARLIEST, true);
    Optional<LocalDate> first =
        dated.keySet().stream().filter(day -> busy(dated, day, day.plusDays(DAYS))).findFirst();
    Optional<LocalDate> last =
        dated.keySet().stream()
            .filter(day -> busy(dated, day.minusDays(DAYS - 1), day.plusDays(1)))
            .reduce((earlier, later) -> later);
    NavigableMap<LocalDate, Long> sparse = dated.isEmpty() ? days : dated;
    return Optional.of(
        new ArchiveWindow(
            from.or(() -> first).orElseGet(sparse::firstKey),
            to.or(() -> last).orElseGet(sparse::lastKey)));
  }

  /** Days observed, at least one. */
  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** The first instant observed. */
  public Instant start() {
    return from.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first instant no longer observed: midnight after the last day. */
  public Instant end() {
    return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static boolean busy(NavigableMap<LocalDate, Long> days, LocalDate from, LocalDate until) {
    long traces = 0;
    for (long count : days.subMap(from, true, until, false).values()) {
      traces += count;
    }
    return traces >= TRACES;
  }
}
