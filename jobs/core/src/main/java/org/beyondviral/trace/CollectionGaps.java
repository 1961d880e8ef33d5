package org.beyondviral.trace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Days on which the whole archive falls silent or is capped, found from its traces by day alone.
 *
 * <p>A day is <em>silent</em> when it holds at most 5 % of what is usual on both sides: the median
 * of the nearest 28 days before it that are not silent, and of those after; and when that is 20
 * traces or more, for below, chance alone could leave a day empty (a Poisson count of mean 20 is 1
 * or less once in 20 million days). An archive that grows from little, or fades out, has no
 * silence.
 *
 * <p>The archive is <em>capped</em> when one number of traces, of 100 or more, is that of at least
 * 10 days and of 5 % of all days with a trace, and at most 10 % of days hold more: counts that vary
 * by chance alone, of that mean, hit any one number on 4 % of days at most, and those of real days
 * vary more. A cap by the hour shows too, as its multiple.
 *
 * <p>Source: this study. Undefined cases: none; an archive without busy days has no gap. O(days ·
 * log 28).
 */
public final class CollectionGaps {
  private static final int AROUND = 28;
  private static final double SILENT = 0.05;
  private static final long BUSY = 20;
  private static final long LEAST_CAP = 100;
  private static final int LEAST_DAYS = 10;
  private static final double CAPPED = 0.05;
  private static final double ABOVE = 0.1;

  private CollectionGaps() {}

  /**
   * The gaps by time, silences before the cap.
   *
   * @param traces number of traces by day; days without traces may be absent
   */
  public static List<CollectionGap> of(Map<LocalDate, Long> traces, ArchiveWindow window) {
    long[] days = new long[Math.toIntExact(window.days())];
    Arrays.setAll(days, day -> traces.getOrDefault(window.from().plusDays(day), 0L));
    List<CollectionGap> gaps = new ArrayList<>(silences(days, window.from()));
    cap(days, window.from()).ifPresent(gaps::add);
    return List.copyOf(gaps);
  }

  private static List<CollectionGap> silences(long[] days, LocalDate first) {
    long[] before = usual(days);
    long[] after = reversed(usual(reversed(days)));
    List<CollectionGap> gaps = new ArrayList<>();
    int from = -1;
    for (int day = 0; day <= days.length; day++) {
      boolean silent =
          day < days.length
              && Math.min(before[day], after[day]) >= BUSY
              && days[day] <= SILENT * Math.min(before[day], after[day]);
      if (silent && from < 0) {
        from = day;
      } else if (!silent && from >= 0) {
        gaps.add(
            gap(
                "silence",
                first.plusDays(from),
                first.plusDays(day),
                day - from,
                Arrays.stream(days, from, day).sum(),
                Math.min(before[from], after[from])));
        from = -1;
      }
    }
    return gaps;
  }

  /** For each day the median of the nearest days before it that are not silent; 0 for none. */
  private static long[] usual(long[] days) {
    long[] usual = new long[days.length];
    Deque<Long> nearest = new ArrayDeque<>();
    for (int day = 0; day < days.length; day++) {
      long[] sorted = nearest.stream().mapToLong(Long::longValue).sorted().toArray();
      usual[day] = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
      if (usual[day] < BUSY || days[day] > SILENT * usual[day]) {
        nearest.addLast(days[day]);
        if (nearest.size() > AROUND) {
          nearest.removeFirst();
        }
      }
    }
    return usual;
  }

  private static Optional<CollectionGap> cap(long[] days, LocalDate first) {
    long[] sorted = Arrays.stream(days).filter(count -> count > 0).sorted().toArray();
    long limit = 0;
    int most = 0;
    for (int i = 0; i < sorted.length; ) {
      int end = i;
      while (end < sorted.length && sorted[end] == sorted[i]) {
        end++;
      }
      if (sorted[i] >= LEAST_CAP && end - i >= most) {
        most = end - i;
        limit = sorted[i];
      }
      i = end;
    }
    long cap = limit;
    long above = Arrays.stream(sorted).filter(count -> count > cap).count();
    if (most < Math.max(LEAST_DAYS, CAPPED * sorted.length) || above > ABOVE * sorted.length) {
      return Optional.empty();
    }
    int from = 0;
    while (days[from] != cap) {
      from++;
    }
    int to = days.length;
    while (days[to - 1] != cap) {
      to--;
    }
    return Optional.of(gap("cap", first.plusDays(from), first.plusDays(to), most, most * cap, cap));
  }

  private static CollectionGap gap(
      String kind, LocalDate from, LocalDate to, long days, long traces, long perDay) {
    return new CollectionGap(kind, start(from), start(to), days, traces, perDay);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static long[] reversed(long[] values) {
    long[] reversed = new long[values.length];
    Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
    return reversed;
  }
}
