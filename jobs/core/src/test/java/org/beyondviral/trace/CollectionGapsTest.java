package org.beyondviral.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
