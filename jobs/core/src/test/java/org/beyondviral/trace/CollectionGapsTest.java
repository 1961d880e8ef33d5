package org.beyondviral.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class CollectionGapsTest {
  private static final LocalDate FROM = LocalDate.of(2020, 2, 1);
  private static final int DAYS = 600;

  @Test
  void aSilenceOfAnyLengthBetweenBusyDaysIsOne() {
    for (int length : new int[] {1, 3, 30, 200}) {
      assertThat(gaps(day -> day >= 240 && day < 240 + length ? day % 3 : 600 + noise(day)))
          .singleElement()
          .satisfies(
              gap -> {
                assertThat(gap.kind()).isEqualTo("silence");
                assertThat(gap.startedAt()).isEqualTo(FROM.plusDays(240) + "T00:00:00Z");
                assertThat(gap.endedAt()).isEqualTo(FROM.plusDays(240 + length) + "T00:00:00Z");
                assertThat(gap.days()).isEqualTo(length);
                assertThat(gap.perDay()).isBetween(600L, 700L);
              });
    }
  }

  @Test
  void growthAndFadingAreNoSilence() {
    assertThat(gaps(day -> day < 200 ? 1 : 600 + noise(day))).isEmpty();
    assertThat(gaps(day -> day > 400 ? 1 : 600 + noise(day))).isEmpty();
    assertThat(gaps(day -> day == 300 ? 0 : 5 + noise(day) % 10)).isEmpty();
  }

  @Test
  void aCapIsFoundWhereManyDaysHoldTheSameNumberAndFewMore() {
    assertThat(gaps(day -> day < 5 ? 5_000 : Math.min(720, 640 + noise(day) * 2)))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.kind()).isEqualTo("cap");
              assertThat(gap.perDay()).isEqualTo(720);
              assertThat(gap.days()).isGreaterThan(100);
              assertThat(gap.traces()).isEqualTo(720 * gap.days());
            });
  }

  @Test
  void countsThatVaryByChanceAloneAreNotCapped() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double mean = 100 + random.nextInt(300);
      assertThat(gaps(day -> Math.round(mean + Math.sqrt(mean) * random.nextGaussian()))).isEmpty();
    }
  }

  /**
   * A real archive, collected up to 720 traces a day, of which a month and some days are missing.
   * That its first months held thousands a day makes no other day a silence.
   */
  @Test
  void theSilencesAndTheCapOfARealArchive() throws IOException {
    Map<LocalDate, Long> days = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(getClass().getResourceAsStream("mongolia-days.csv")), UTF_8))) {
      lines
          .lines()
          .skip(2)
          .map(line -> line.split(",", -1))
          .forEach(row -> days.put(LocalDate.parse(row[0]), Long.valueOf(row[1])));
    }
    assertThat(days).hasSize(954);
    assertThat(days.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(682_571);
    List<LocalDate> dates = List.copyOf(days.keySet());
    assertThat(
            CollectionGaps.of(days, new ArchiveWindow(dates.get(0), dates.get(dates.size() - 1))))
        .extracting(
            CollectionGap::kind,
            gap -> gap.startedAt().toString().substring(0, 10),
            gap -> gap.endedAt().toString().substring(0, 10),
            CollectionGap::days,
            CollectionGap::traces)
        .containsExactly(
            tuple("silence", "2020-09-29", "2020-10-31", 32L, 0L),
            tuple("silence", "2021-04-17", "2021-04-20", 3L, 63L),
            tuple("silence", "2021-08-31", "2021-09-01", 1L, 0L),
            tuple("silence", "2021-09-26", "2021-09-27", 1L, 0L),
            tuple("cap", "2020-04-06", "2022-10-13", 283L, 283 * 720L));
  }

  @Test
  void anEmptyOrShortArchiveHasNone() {
    ArchiveWindow day = new ArchiveWindow(FROM, FROM);
    assertThat(CollectionGaps.of(Map.of(), day)).isEmpty();
    assertThat(CollectionGaps.of(Map.of(FROM, 500L), day)).isEmpty();
  }

  private static List<CollectionGap> gaps(IntToLongFunction traces) {
    Map<LocalDate, Long> days = new HashMap<>();
    for (int day = 0; day < DAYS; day++) {
      days.put(FROM.plusDays(day), traces.applyAsLong(day));
    }
    return CollectionGaps.of(days, new ArchiveWindow(FROM, FROM.plusDays(DAYS - 1)));
  }

  private static long noise(int day) {
    return Math.floorMod(day * 7_919L, 97);
  }
}
