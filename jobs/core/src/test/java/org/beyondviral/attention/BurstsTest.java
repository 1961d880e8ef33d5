package org.beyondviral.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.beyondviral.settings.Settings;
import org.junit.jupiter.api.Test;

class BurstsTest {
  private static final Bursts.Rules RULES = Bursts.Rules.of(Settings.defaults());

  private static Activity activity(long... counts) {
    return Activity.of(Duration.ofDays(1), LongStream.range(0, counts.length).toArray(), counts);
  }

  /** Peaks of the given heights, that many days apart, with one trace on every other day. */
  private static Activity peaks(int apart, long... heights) {
    long[] counts = new long[(heights.length - 1) * apart + 1];
    java.util.Arrays.fill(counts, 1);
    for (int i = 0; i < heights.length; i++) {
      counts[i * apart] = heights[i];
    }
    return activity(counts);
  }

  private static List<Integer> peaksOf(Activity activity) {
    return Bursts.peaks(activity, RULES);
  }

  @Test
  void aPeakNeedsTenTraces() {
    assertThat(peaksOf(activity(1, 9, 1, 1, 1))).isEmpty();
    assertThat(peaksOf(activity(1, 10, 1, 1, 1))).containsExactly(1);
  }

  /**
   * Ten in the whole bin show, less one standard error, in 7 of a half, 5 of a quarter, 3 of a
   * tenth.
   */
  @Test
  void aSampleTellsAPeakFromFewerTracesAndNeverAsksForMore() {
    assertThat(RULES.sampled(1)).isEqualTo(RULES);
    assertThat(RULES.sampled(0.5).minTraces()).isEqualTo(7);
    assertThat(RULES.sampled(0.25).minTraces()).isEqualTo(5);
    assertThat(RULES.sampled(0.1).minTraces()).isEqualTo(3);
    for (int minTraces : new int[] {1, 2, 5, 10, 99, Integer.MAX_VALUE}) {
      Bursts.Rules rules = new Bursts.Rules(RULES.week(), minTraces, 2, 0.1, 0.5, 0.1);
      for (double share : new double[] {0.001, 0.1, 0.3, 0.9, 0.95, 1}) {
        double least = rules.sampled(share).minTraces();
        assertThat(least).isBetween(1.0, (double) minTraces);
        assertThat(least - 1 - Math.sqrt((least - 1) * (1 - share))).isLessThan(minTraces * share);
        if (least < minTraces) {
          assertThat(least - Math.sqrt(least * (1 - share)) + 1e-6)
              .isGreaterThanOrEqualTo(minTraces * share);
        }
      }
    }
  }

  @Test
  void aPeakNeedsTwiceTheMean() {
    long[] counts = {9, 9, 9, 9, 9, 9, 9, 20, 9, 9, 9, 10, 10, 10, 10};
    assertThat(peaksOf(activity(counts))).as("mean 10").containsExactly(7);
    counts[0] = 10;
    assertThat(peaksOf(activity(counts))).as("mean above 10").isEmpty();
  }

  @Test
  void aCampaignOfADayIsABurst() {
    assertThat(peaksOf(activity(49))).containsExactly(0);
    assertThat(peaksOf(activity(30, 31, 30))).containsExactly(1);
  }

  @Test
  void ripplesUnderAGiantAreNone() {
    assertThat(peaksOf(peaks(30, 1000, 99))).containsExactly(0);
    assertThat(peaksOf(peaks(30, 1000, 100))).containsExactly(0, 30);
  }

  @Test
  void aPeakIsTheLargestWithinAWeekAndTheEarliestOfEquals() {
    assertThat(peaksOf(peaks(7, 50, 40))).containsExactly(0);
    assertThat(peaksOf(peaks(8, 50, 40))).containsExactly(0, 8);
    assertThat(peaksOf(peaks(7, 50, 50))).containsExactly(0);
  }

  @Test
  void neighboursMergeOverAHighValley() {
    long[] counts = new long[60];
    java.util.Arrays.fill(counts, 0, 11, 20);
    counts[0] = 40;
    counts[10] = 50;
    assertThat(peaksOf(activity(withEnd(counts)))).as("valley 20 = half of 40").containsExactly(10);
    counts[5] = 19;
    assertThat(peaksOf(activity(withEnd(counts)))).containsExactly(0, 10);
  }

  private static long[] withEnd(long[] counts) {
    long[] copy = counts.clone();
    copy[copy.length - 1] = 1;
    return copy;
  }

  @Test
  void boundsAreTheLowestBinsBetween() {
    Activity activity = activity(30, 5, 3, 2, 4, 2, 6, 7, 8, 40, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(Bursts.bounds(activity, peaksOf(activity))).containsExactly(3);
  }

  @Test
  void quietWeeksAreCountedInARow() {
    // 28 bins of four quiet weeks, and the bins of the weeks around the peaks that are not quiet
    assertThat(quiet(28)).as("27 days between").isEqualTo(3);
    assertThat(quiet(29)).as("28 days between").isEqualTo(4);
    assertThat(quiet(50)).isEqualTo(7);
  }

  private static int quiet(int apart) {
    Activity activity = peaks(apart, 100, 80);
    return Bursts.quietWeeks(activity, peaksOf(activity), RULES);
  }

  @Test
  void aBusyDayBreaksTheQuiet() {
    long[] counts = new long[51];
    counts[0] = 100;
    counts[50] = 100;
    counts[25] = 11;
    Activity activity = activity(counts);
    assertThat(peaksOf(activity)).containsExactly(0, 25, 50);
    assertThat(Bursts.quietWeeks(activity, List.of(0, 50), RULES)).isEqualTo(3);
    counts[25] = 10;
    assertThat(Bursts.quietWeeks(activity(counts), List.of(0, 50), RULES)).isEqualTo(7);
  }

  @Test
  void oneBurstHasNothingBetween() {
    Activity activity = activity(100);
    assertThat(Bursts.quietWeeks(activity, List.of(0), RULES)).isZero();
    assertThat(Bursts.bounds(activity, List.of(0))).isEmpty();
  }
}
