package org.beyondviral.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.beyondviral.settings.Settings;
import org.junit.jupiter.api.Test;

class CensoringTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Censoring.Rules RULES = Censoring.Rules.of(Settings.defaults());

  /** 100 traces on the day {@code peak}, then some on a later day; days count from FROM. */
  private static Activity activity(int peak, int later, long traces) {
    long first = Activity.binOf(FROM, DAY);
    return Activity.of(DAY, new long[] {first + later, first + peak}, new long[] {traces, 100});
  }

  private static boolean settled(Activity activity, int days) {
    return Censoring.settled(activity, FROM.plus(Duration.ofDays(days)), RULES);
  }

  @Test
  void fourWeeksMustBeObservedAfterThePeak() {
    Activity activity = activity(10, 10, 0);
    assertThat(settled(activity, 11 + 27)).isFalse();
    assertThat(settled(activity, 11 + 28)).isTrue();
  }

  @Test
  void eachOfTheLastTwoWeeksMustBeUnderTheShare() {
    assertThat(settled(activity(0, 60, 4), 61)).as("4 of 100 in the last week").isTrue();
    assertThat(settled(activity(0, 60, 5), 61)).as("5 of 100 in the last week").isFalse();
    assertThat(settled(activity(0, 60, 5), 67)).as("5 of 100, seven days ago").isFalse();
    assertThat(settled(activity(0, 60, 5), 68)).as("5 of 100 in the week before").isFalse();
    assertThat(settled(activity(0, 60, 5), 74)).as("14 days ago, the first of them").isFalse();
    assertThat(settled(activity(0, 60, 5), 75)).as("15 days ago").isTrue();
  }

  @Test
  void leftTruncatedFromATenthOfTheHighestWeekOn() {
    assertThat(Censoring.leftTruncated(activity(50, 6, 10), FROM, RULES)).isTrue();
    assertThat(Censoring.leftTruncated(activity(50, 6, 9), FROM, RULES)).isFalse();
    assertThat(Censoring.leftTruncated(activity(50, 7, 10), FROM, RULES)).isFalse();
  }

  @Test
  void rightCensoredIsNotSettled() {
    Censoring censoring =
        Censoring.of(activity(50, 1, 1), FROM, FROM.plus(Duration.ofDays(60)), RULES);
    assertThat(censoring).isEqualTo(new Censoring(false, true));
  }

  @Test
  void theHighestWeekSlides() {
    long first = Activity.binOf(FROM, DAY);
    Activity activity =
        Activity.of(
            DAY,
            new long[] {first, first + 3, first + 7, first + 9, first + 20},
            new long[] {5, 1, 4, 3, 6});
    assertThat(activity.highestWeek(7)).isEqualTo(8);
    assertThat(activity.highestWeek(8)).isEqualTo(10);
    assertThat(activity.highestWeek(100)).isEqualTo(19);
    assertThat(activity.peak()).isEqualTo(20);
    assertThat(activity.bins()).isEqualTo(21);
    assertThat(activity.traces()).isEqualTo(19);
    assertThat(activity.activeBins()).isEqualTo(5);
  }

  @Test
  void binsStartAtMidnightAlsoBefore1970() {
    assertThat(Activity.binOf(Instant.parse("1969-12-31T23:59:59.999999Z"), DAY)).isEqualTo(-1);
    assertThat(Activity.startOf(-1, DAY)).isEqualTo("1969-12-31T00:00:00Z");
    assertThat(Activity.binOf(Instant.parse("2020-02-29T05:59:00Z"), Duration.ofHours(6)))
        .isEqualTo(Activity.binOf(Instant.parse("2020-02-29T00:00:00Z"), Duration.ofHours(6)));
  }

  @Test
  void aSeriesNeedsATraceAndABoundedSpan() {
    assertThatThrownBy(() -> Activity.of(DAY, new long[] {1}, new long[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Activity.of(DAY, new long[] {0, Integer.MAX_VALUE}, new long[] {1, 1}))
        .hasMessageContaining("more than");
  }
}
