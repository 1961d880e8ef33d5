package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LifetimeTest {

  @Test
  void oneBurstEndsTheDayAfter() {
    assertThat(life(new long[] {10}, new long[] {100}, 60)).isEqualTo(new Lifetime(1, true));
  }

  @Test
  void clockStartsAtTheEarliestHighestBin() {
    // The second day as high as the first is still loud: quiet begins on the third.
    assertThat(life(new long[] {3, 10, 11}, new long[] {1, 50, 50}, 60))
        .isEqualTo(new Lifetime(2, true));
  }

  @Test
  void censoredWhenTooLittleIsObservedAfterIt() {
    assertThat(life(new long[] {10}, new long[] {100}, 39)).isEqualTo(new Lifetime(1, true));
    assertThat(life(new long[] {10}, new long[] {100}, 38)).isEqualTo(new Lifetime(28, false));
    assertThat(life(new long[] {10}, new long[] {100}, 10)).isEqualTo(new Lifetime(0, false));
  }

  @Test
  void stragglersUnderTheLimitAreQuietAndOverItAreNot() {
    // 5 % of 100: five in a week are not under it, four are.
    assertThat(life(new long[] {0, 20}, new long[] {100, 4}, 100)).isEqualTo(new Lifetime(1, true));
    assertThat(life(new long[] {0, 20}, new long[] {100, 5}, 100))
        .isEqualTo(new Lifetime(21, true));
  }

  @Test
  void aSecondBurstAfterTheQuietDoesNotBringItBack() {
    assertThat(life(new long[] {0, 29}, new long[] {100, 90}, 400))
        .isEqualTo(new Lifetime(1, true));
    assertThat(life(new long[] {0, 28}, new long[] {100, 90}, 400))
        .isEqualTo(new Lifetime(29, true));
  }

  @Test
  void limitIsOfTheHighestWeekNotOfTheHighestDay() {
    long[] bins = LongStream.range(0, 8).toArray();
    long[] traces = {30, 20, 20, 20, 20, 20, 20, 7};
    // The highest week holds 150, so 7 a week is quiet.
    assertThat(life(bins, traces, 100)).isEqualTo(new Lifetime(7, true));
  }

  @Test
  void shareOfZeroNeverEnds() {
    assertThat(Lifetime.afterPeak(new long[] {0}, new long[] {9}, 7, 28, 0, 50))
        .isEqualTo(new Lifetime(50, false));
  }

  @Test
  void equalsTheDefinitionDayByDay() {
    SplittableRandom random = new SplittableRandom(17);
    for (int round = 0; round < 2_000; round++) {
      long[] dense =
          random
              .ints(60 + random.nextInt(60), 0, 100)
              .mapToLong(x -> Math.max(0, x - 88))
              .toArray();
      dense[random.nextInt(dense.length)] = 60;
      long[] bins = LongStream.range(0, dense.length).filter(i -> dense[(int) i] > 0).toArray();
      long[] traces = Arrays.stream(bins).map(i -> dense[(int) i]).toArray();
      int week = 1 + random.nextInt(7);
      int quiet = 1 + random.nextInt(30);
      double share = random.nextDouble(0.02, 0.4);
      long observedTo = random.nextInt(60, 130);

      assertThat(Lifetime.afterPeak(bins, traces, week, quiet, share, observedTo))
          .as(
              "%s week %d quiet %d share %f to %d",
              Arrays.toString(dense), week, quiet, share, observedTo)
          .isEqualTo(dayByDay(dense, week, quiet, share, observedTo));
    }
  }

  private static Lifetime life(long[] bins, long[] traces, long observedTo) {
    return Lifetime.afterPeak(bins, traces, 7, 28, 0.05, observedTo);
  }

  private static Lifetime dayByDay(
      long[] dense, int week, int quiet, double share, long observedTo) {
    int peak = 0;
    long highest = 0;
    for (int day = 0; day < dense.length; day++) {
      peak = dense[day] > dense[peak] ? day : peak;
    }
    for (int day = -week; day < dense.length; day++) {
      highest = Math.max(highest, week(dense, day, week));
    }
    int stretch = Math.max(quiet, week);
    for (int start = peak + 1; start + stretch <= observedTo; start++) {
      boolean isQuiet = true;
      for (int day = start; day + week <= start + stretch; day++) {
        isQuiet &= week(dense, day, week) < share * highest;
      }
      if (isQuiet) {
        return new Lifetime(start - peak, true);
      }
    }
    return new Lifetime(Math.max(0, observedTo - peak), false);
  }

  private static long week(long[] dense, int from, int width) {
    long sum = 0;
    for (int day = Math.max(0, from); day < Math.min(dense.length, from + width); day++) {
      sum += dense[day];
    }
    return sum;
  }
}
