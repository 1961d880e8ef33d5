package org.beyondviral.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfilingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2022-01-01T00:00:00Z");

  /** A campaign with so many traces on each day, each by another account. */
  private static CampaignProfile profile(IntToLongFunction traces, @Nullable Double returning) {
    return profile(traces, returning, Settings.defaults());
  }

  private static CampaignProfile profile(
      IntToLongFunction traces, @Nullable Double returning, Settings settings) {
    List<CampaignActivity> bins = new ArrayList<>();
    long all = 0;
    for (int day = 0; day < 700; day++) {
      long count = traces.applyAsLong(day);
      if (count > 0) {
        Instant start = FROM.plus(DAY.multipliedBy(day));
        bins.add(new CampaignActivity("c", start, count, count, 0, 0, 0, 0, count, count));
        all += count;
      }
    }
    Campaign campaign =
        new Campaign("c", "c", "#c", FROM, FROM, FROM, TO, false, false, all, all, all);
    return Profiling.of(settings).profile(campaign, bins, returning, all, 1);
  }

  @Test
  void clearCampaignsKeepTheirLabelInEveryResample() {
    CampaignProfile fade = profile(day -> (long) (1000 * Math.exp(-Math.abs(day - 100.0))), 0.05);
    assertThat(fade.profile()).isEqualTo("viral_fade");
    assertThat(fade.confidence()).isEqualTo(1);

    CampaignProfile movement = profile(day -> 20, 0.4);
    assertThat(movement.profile()).isEqualTo("sustained_movement");
    assertThat(movement.confidence()).isEqualTo(1);

    assertThat(profile(day -> 20, 0.01).profile()).isEqualTo("perennial_topic");

    CampaignProfile recurrent = profile(day -> day % 365 < 3 ? 500 : 0, 0.1);
    assertThat(recurrent.profile()).isEqualTo("recurrent");
    assertThat(recurrent.confidence()).isEqualTo(1);
  }

  /** A second burst of six a day in a tenth of an archive; chance in the tail of a fade is none. */
  @Test
  void inASampleASmallSecondBurstMakesACampaignRecurrentAndNoFadeUndecided() {
    Settings tenth = Settings.of(Map.of("archive.sampled", "0.1"));
    IntToLongFunction twice = day -> day >= 100 && day < 103 ? 30 : day >= 300 && day < 303 ? 6 : 0;
    assertThat(profile(twice, 0.05).profile()).isEqualTo("viral_fade");
    assertThat(profile(twice, 0.05, tenth).profile()).isEqualTo("recurrent");

    IntToLongFunction tail =
        day -> day < 100 ? 0 : day < 110 ? 60 >> (day - 100) : day == 119 || day == 131 ? 7 : 0;
    assertThat(profile(tail, 0.05, tenth).profile()).isEqualTo("viral_fade");
    assertThat(profile(tail, 0.05, tenth).reason()).contains("one burst");
  }

  @Test
  void aCampaignAtTheThresholdIsLessSure() {
    // twelve and a bit equal weeks
    CampaignProfile edge = profile(day -> day < 84 ? 1 : 0, 0.4);
    assertThat(edge.profile()).isEqualTo("sustained_movement");
    assertThat(edge.confidence()).isBetween(0.0, 0.5);
  }

  @Test
  void tooSmallACampaignHasNoConfidence() {
    CampaignProfile small = profile(day -> day == 5 ? 40 : day < 14 ? 0 : day < 23 ? 1 : 0, 0.0);
    assertThat(small.profile()).isEqualTo("undecided");
    assertThat(small.confidence()).isNull();
    assertThat(small.reason()).isEqualTo("49 traces (< 50)");
  }

  @Test
  void confidenceDependsOnSeedAndIdAlone() {
    IntToLongFunction edge = day -> day < 90 ? 1 + day % 3 : 0;
    assertThat(profile(edge, 0.4)).isEqualTo(profile(edge, 0.4));
  }

  @Test
  void resamplesKeepFourFifths() {
    long[] counts = {1_000, 0, 100_000, 3};
    Activity activity = Activity.of(DAY, new long[] {7, 8, 9, 10}, counts);
    Resampling resampling = new Resampling(1, "c");
    double sum = 0;
    for (int i = 0; i < 50; i++) {
      Seen drawn = resampling.draw(new Seen(activity, counts, TO));
      sum += drawn.activity().traces();
      assertThat(drawn.activity().firstBin()).isBetween(7L, 8L);
      assertThat(drawn.activity().bins()).isLessThanOrEqualTo(5);
    }
    assertThat(sum / 50 / activity.traces()).isBetween(0.798, 0.802);
  }

  /**
   * Traces and participant-days are thinned apart: a day may outlast the last trace. Those before
   * the first trace are dropped, some 0.05 when all traces of the first day moved to the next.
   */
  @Test
  void resamplesKeepDaysAfterTheLastTrace() {
    long[] counts = {20, 0, 0, 1};
    Activity activity = Activity.of(DAY, new long[] {7, 8, 9, 10}, counts);
    Resampling resampling = new Resampling(1, "c");
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      sum += Arrays.stream(resampling.draw(new Seen(activity, counts, TO)).participantDays()).sum();
    }
    assertThat(sum / 10_000).isCloseTo(0.8 * 21 - 0.05, within(0.06));
  }
}
