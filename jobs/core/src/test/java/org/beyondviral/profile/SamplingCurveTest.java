package org.beyondviral.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.CampaignTimes;
import org.beyondviral.attention.InterEventTimes;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.measure.MeasureInput;
import org.beyondviral.measure.MeasureRules;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.settings.Settings;
import org.junit.jupiter.api.Test;

class SamplingCurveTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final MeasureRules RULES = MeasureRules.of(Settings.defaults());

  @Test
  void theWholeIsItselfAndEveryShareHasItsPoint() {
    List<SamplingCurve.Ratio> ratios =
        SamplingCurve.ratios(input(day -> 2_000 - 18L * day), RULES, Rhythm.FLAT, 1);
    assertThat(ratios.stream().filter(ratio -> ratio.share() == 1))
        .isNotEmpty()
        .allSatisfy(ratio -> assertThat(ratio.ratio()).isEqualTo(1));
    assertThat(ratios.stream().map(SamplingCurve.Ratio::share).distinct())
        .containsExactly(1.0, 0.5, 0.25, 0.1);
    assertThat(SamplingCurve.ratios(input(day -> 2_000 - 18L * day), RULES, Rhythm.FLAT, 1))
        .isEqualTo(ratios);
  }

  @Test
  void sharesOfTimeStayAndActiveDaysVanish() {
    assertThat(ratio("peak_share", day -> day == 30 ? 90_000 : 500)).isBetween(0.95, 1.05);
    assertThat(ratio("effective_weeks", day -> 500)).isBetween(0.98, 1.02);
    // Of days with two traces a tenth keeps a trace on 19 % of them.
    assertThat(ratio("active_day_share", day -> 2)).isBetween(0.05, 0.4);
  }

  /**
   * Of days with ten traces of one person each a half keeps nearly all, of those with one a half.
   */
  @Test
  void daysOfThoseWhoPostOftenStay() {
    IntToLongFunction people = day -> day < 7 ? 100 : 10;
    IntToLongFunction traces = day -> day < 7 ? 1_000 : 10;
    double half =
        SamplingCurve.ratios(input(traces, people), RULES, Rhythm.FLAT, 1).stream()
            .filter(ratio -> ratio.measure().equals("effective_weeks") && ratio.share() == 0.5)
            .findFirst()
            .orElseThrow()
            .ratio();
    assertThat(half).isLessThan(0.9);
  }

  @Test
  void binsOfUnknownAuthorsStayWithoutPeople() {
    assertThat(
            SamplingCurve.ratios(input(day -> 500, day -> day % 2 * 500L), RULES, Rhythm.FLAT, 1)
                .stream()
                .filter(ratio -> ratio.measure().equals("effective_weeks"))
                .map(SamplingCurve.Ratio::ratio))
        .hasSize(4)
        .allSatisfy(ratio -> assertThat(ratio).isBetween(0.98, 1.02));
  }

  private static double ratio(String measure, IntToLongFunction traces) {
    return SamplingCurve.ratios(input(traces), RULES, Rhythm.FLAT, 1).stream()
        .filter(ratio -> ratio.measure().equals(measure) && ratio.share() == 0.1)
        .findFirst()
        .orElseThrow()
        .ratio();
  }

  private static MeasureInput input(IntToLongFunction traces) {
    return input(traces, traces);
  }

  private static MeasureInput input(IntToLongFunction traces, IntToLongFunction people) {
    List<CampaignActivity> bins = new ArrayList<>();
    long all = 0;
    for (int day = 0; day < 100; day++) {
      long count = traces.applyAsLong(day);
      Instant start = FROM.plus(Duration.ofDays(day));
      bins.add(
          new CampaignActivity("c", start, count, count, 0, 0, 0, 0, people.applyAsLong(day), 0));
      all += count;
    }
    Instant to = FROM.plus(Duration.ofDays(365));
    return new MeasureInput(
        new Campaign("c", "c", "#c", FROM, to, FROM, to, false, false, all, all, all),
        bins,
        new CampaignTimes(FROM, to, null, InterEventTimes.of(0)),
        new CascadeFacts(all, all, all, 0, null, null, List.of()),
        new PeopleFacts(all, all, all, 0, all, 0, all, 0, 0, 0, 0, all, 1),
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        TraceTimes.NONE);
  }
}
