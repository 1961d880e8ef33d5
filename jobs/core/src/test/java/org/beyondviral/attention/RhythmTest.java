package org.beyondviral.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {
  private static final long HOUR = 3_600_000_000L;
  private static final long WEEK = 168 * HOUR;

  /** Busy from 12 to 24 o'clock, nine times as busy as before. */
  private static long[] daily(Random random, int weeks, int traces) {
    return random
        .longs(0, weeks * WEEK)
        .filter(t -> t / HOUR % 24 >= 12 || random.nextInt(9) == 0)
        .limit(traces)
        .sorted()
        .toArray();
  }

  private static Rhythm of(long[] times) {
    Map<Long, Long> hours = new HashMap<>();
    for (long time : times) {
      hours.merge(Rhythm.hourOf(time), 1L, Long::sum);
    }
    return Rhythm.of(hours);
  }

  private static InterEventTimes run(Rhythm rhythm, long[] times) {
    return Arrays.stream(times)
        .map(rhythm::clock)
        .mapToObj(InterEventTimes::of)
        .reduce(InterEventTimes::then)
        .orElseThrow();
  }

  @Test
  void randomTracesWithADayAreRandomOnItsClock() {
    Random random = new Random(1);
    Rhythm rhythm = of(daily(random, 40, 40_000));
    long[] campaign = daily(random, 40, 20_000);
    assertThat(run(Rhythm.FLAT, campaign).burstiness().orElseThrow()).isGreaterThan(0.1);
    assertThat(run(rhythm, campaign).burstiness().orElseThrow()).isCloseTo(0, within(0.02));
    assertThat(run(rhythm, campaign).memory().orElseThrow()).isCloseTo(0, within(0.03));
  }

  @Test
  void theClockRunsForwardAndAWeekTakesAWeek() {
    Random random = new Random(2);
    Rhythm rhythm = of(daily(random, 10, 5_000));
    long[] times = random.longs(5_000, -3 * WEEK, 30 * WEEK).sorted().toArray();
    for (int i = 1; i < times.length; i++) {
      assertThat(rhythm.clock(times[i])).isGreaterThanOrEqualTo(rhythm.clock(times[i - 1]));
    }
    assertThat(rhythm.clock(7 * WEEK + 5)).isEqualTo(rhythm.clock(5) + 7 * WEEK);
    assertThat(rhythm.clock(WEEK) - rhythm.clock(WEEK - 1)).isBetween(0L, 2L);
    assertThat(rhythm.clock(12 * HOUR)).as("half a day, a tenth of it").isLessThan(4 * HOUR);
  }

  @Test
  void oneLoudHourMakesNoRhythm() {
    Map<Long, Long> hours = new TreeMap<>();
    for (long hour = 0; hour < 20 * 168; hour++) {
      hours.put(hour, hour == 3_000 ? 1_000_000L : 5L);
    }
    Rhythm rhythm = Rhythm.of(hours);
    long start = 3_000 % 168 * HOUR;
    assertThat(rhythm.clock(start + HOUR) - rhythm.clock(start)).isLessThan(10 * HOUR);
  }

  /**
   * Three hundred traces by night and a weekly meeting; nights are quiet on none but their clock.
   */
  @Test
  void aCampaignsOwnRhythmIsFoundWhereItIs() {
    Random random = new Random(4);
    long[] nightly = daily(random, 30, 300);
    Rhythm own = Rhythm.own(nightly, ones(nightly));
    assertThat(own.clock(12 * HOUR)).as("half a day, a tenth of it").isLessThan(4 * HOUR);
    assertThat(own.clock(7 * WEEK + 5)).isEqualTo(own.clock(5) + 7 * WEEK);
    long[] weekly =
        random
            .longs(0, 30 * WEEK)
            .filter(t -> t % WEEK / HOUR / 24 == 2 || random.nextInt(5) == 0)
            .limit(300)
            .sorted()
            .toArray();
    Rhythm week = Rhythm.own(weekly, ones(weekly));
    assertThat(week.clock(72 * HOUR) - week.clock(48 * HOUR)).isGreaterThan(48 * HOUR);
  }

  /** Crowds that gather within hours, at any time of day, are no rhythm; nor is a single week. */
  @Test
  void crowdsAreNoRhythm() {
    Random random = new Random(5);
    int found = 0;
    for (int run = 0; run < 200; run++) {
      long[] crowds =
          random
              .longs(20, 0, 20 * WEEK)
              .flatMap(start -> random.longs(20, start, start + 6 * HOUR))
              .sorted()
              .toArray();
      found += Rhythm.own(crowds, ones(crowds)).clock(12 * HOUR) == 12 * HOUR ? 0 : 1;
    }
    assertThat(found).as("by chance: some one in two hundred").isLessThanOrEqualTo(4);
    long[] brief = daily(random, 1, 500);
    assertThat(Rhythm.own(brief, ones(brief))).isSameAs(Rhythm.FLAT);
  }

  /**
   * Days of some traces each, at any time of day, or of one crowd each: as few look like a wave as
   * the level says, and no more where one day holds as many as all others.
   */
  @ParameterizedTest
  @CsvSource({"8,12,1", "20,12,1", "60,12,1", "8,3,1", "60,3,1", "20,1,10", "60,1,10"})
  void chanceMakesAsManyWavesAsItShould(int days, int crowds, int each) {
    Random random = new Random(days + 100L * crowds);
    int runs = 2_000;
    int found = 0;
    int foundBesideOneLoud = 0;
    for (int run = 0; run < runs; run++) {
      long[] times = new long[days * crowds];
      for (int i = 0; i < times.length; i++) {
        times[i] = i / crowds * 24L * HOUR + (long) (24 * HOUR * random.nextDouble());
      }
      Arrays.sort(times);
      double[] counts = new double[times.length];
      Arrays.fill(counts, each);
      found += Rhythm.Wave.of(times, counts, 24.0 * HOUR, 24 * HOUR).chance() < 0.05 ? 1 : 0;
      for (int i = 0; i < crowds; i++) {
        counts[i] *= days;
      }
      foundBesideOneLoud +=
          Rhythm.Wave.of(times, counts, 24.0 * HOUR, 24 * HOUR).chance() < 0.05 ? 1 : 0;
    }
    assertThat((double) found / runs).isBetween(0.035, 0.065);
    assertThat((double) foundBesideOneLoud / runs).isLessThan(0.05);
  }

  /** Seven days tell nothing, eight do where all are alike; phases on one line never do. */
  @Test
  void fewDaysTellARhythmWhereAllAreAlike() {
    long[] week = daily(new Random(6), 1, 500);
    assertThat(Rhythm.Wave.of(week, ones(week), 24.0 * HOUR, 24 * HOUR).chance()).isEqualTo(1);
    long[] days = daily(new Random(6), 2, 1_000);
    assertThat(Rhythm.Wave.of(days, ones(days), 24.0 * HOUR, 24 * HOUR).chance()).isLessThan(1e-6);
    long[] noon = new long[60];
    Arrays.setAll(noon, day -> day * 24L * HOUR + 12 * HOUR);
    assertThat(Rhythm.Wave.of(noon, ones(noon), 24.0 * HOUR, 24 * HOUR).chance()).isEqualTo(1);
  }

  private static double[] ones(long[] times) {
    double[] ones = new double[times.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void fewWeeksOrFewTracesTellNone() {
    assertThat(of(daily(new Random(3), 3, 50_000)).clock(12 * HOUR)).isEqualTo(12 * HOUR);
    assertThat(of(daily(new Random(3), 50, 500)).clock(12 * HOUR)).isEqualTo(12 * HOUR);
    assertThat(Rhythm.FLAT.clock(-5)).isEqualTo(-5);
  }
}
