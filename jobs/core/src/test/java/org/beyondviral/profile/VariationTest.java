package org.beyondviral.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.LongStream;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.Profile;
import org.beyondviral.compare.DeltaShift;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.junit.jupiter.api.Test;

class VariationTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = FROM.plus(DAY.multipliedBy(700));
  private static final List<Variation> ALL = Variation.of(Settings.defaults());

  @Test
  void turnsEveryThresholdDownAndUpAndTheArchiveToo() {
    assertThat(ALL.stream().map(variation -> variation.knob() + " " + variation.setting()))
        .doesNotHaveDuplicates()
        .contains(
            "profiles.effective-weeks 9.0",
            "profiles.effective-weeks 15.0",
            "bursts.quiet-weeks 3",
            "bursts.quiet-weeks 5",
            "campaigns.min-traces 63",
            "thinning 1.00",
            "activity.bin 7 bins as one",
            "archive.to a tenth earlier",
            "thinning 0.10",
            "accounts.most-active 1 % left out",
            "accounts.coordinated left out",
            "campaigns.membership direct")
        .doesNotContain("campaigns.min-traces 37");
    assertThat(ALL.get(0).view()).isEqualTo(View.WHOLE);
    assertThat(ALL.get(0).members()).isEqualTo(Members.ALL);
  }

  /** Thinned archives are judged without least numbers, so the whole judged so is their measure. */
  @Test
  void whatIsThinnedIsHeldAgainstTheWholeJudgedLikewise() {
    List<Integer> references = Variation.references(ALL);
    int whole = ALL.indexOf(find("thinning", "1.00"));
    for (int v = 0; v < ALL.size(); v++) {
      assertThat(references.get(v))
          .isEqualTo(ALL.get(v).knob().equals("thinning") && v != whole ? whole : 0);
    }
  }

  @Test
  void whatTheStudyDoesNotHaveIsNotTurned() {
    List<Variation> others =
        Variation.of(
            Settings.of(Map.of("campaigns.membership", "direct", "cascades.trees", "100")));
    assertThat(others).extracting(Variation::members).doesNotContain(Members.DIRECT);
    assertThat(others)
        .filteredOn(variation -> variation.end() != DeltaShift.End.VALUE)
        .extracting(Variation::setting)
        .containsExactly("lower ends of drawn trees", "upper ends of drawn trees");
    assertThat(ALL).extracting(Variation::end).containsOnly(DeltaShift.End.VALUE);
  }

  @Test
  void theFirstGivesTheProfileOfTheStudy() {
    for (IntToLongFunction traces :
        List.<IntToLongFunction>of(day -> 20, day -> day == 300 ? 900 : 0)) {
      assertThat(label(find("", ""), traces))
          .hasValueSatisfying(
              profile ->
                  assertThat(profile.word())
                      .isEqualTo(
                          Profiling.of(Settings.defaults())
                              .profile(campaign(), bins(traces), 0.4, 1_000, 1)
                              .profile()));
    }
  }

  @Test
  void thresholdsDecideOtherwiseBetweenTheOldAndTheNew() {
    // Ten equal weeks, then silence.
    IntToLongFunction ten = day -> day < 70 ? 20 : 0;
    assertThat(label(find("", ""), ten)).contains(Profile.INTERMEDIATE);
    assertThat(label(find("profiles.effective-weeks", "9.0"), ten))
        .contains(Profile.SUSTAINED_MOVEMENT);
    assertThat(label(find("profiles.effective-weeks", "15.0"), ten)).contains(Profile.INTERMEDIATE);
  }

  @Test
  void aShorterArchiveHidesWhatLiesOutside() {
    IntToLongFunction early = day -> day == 30 ? 900 : 0;
    assertThat(label(find("archive.from", "a tenth later"), early)).isEmpty();
    assertThat(label(find("archive.to", "a tenth earlier"), early)).contains(Profile.VIRAL_FADE);
    // Its peak lies 80 days before the end: settled, but not when a tenth is cut off.
    IntToLongFunction late = day -> day == 620 ? 900 : 0;
    assertThat(label(find("", ""), late)).contains(Profile.VIRAL_FADE);
    assertThat(label(find("archive.to", "a tenth earlier"), late)).contains(Profile.UNDECIDED);
  }

  @Test
  void widerBinsHoldTheSameTraces() {
    Activity activity = Activity.of(DAY, new long[] {18_276, 18_277, 18_293}, new long[] {3, 4, 5});
    Seen seen = new Seen(activity, new long[] {1, 2}, TO);
    Seen wide = new View(1, 0, 0, 7).of(seen, campaign(), Resampling.random(1, "c")).orElseThrow();
    assertThat(wide.activity().bin()).isEqualTo(Duration.ofDays(7));
    assertThat(wide.activity().counts()).containsExactly(3, 4, 0, 5);
    assertThat(wide.participantDays()).containsExactly(1, 2, 0, 0);
  }

  @Test
  void thinningKeepsItsShareAndIsTheSameEveryTime() {
    long[] counts = new long[200];
    Arrays.fill(counts, 1_000);
    long[] bins = LongStream.range(18_300, 18_500).toArray();
    Seen seen = new Seen(Activity.of(DAY, bins, counts), counts, TO);
    Seen thin = View.thinned(0.1).of(seen, campaign(), Resampling.random(1, "c")).orElseThrow();
    assertThat(thin.activity().traces()).isBetween(19_000L, 21_000L);
    assertThat(
            View.thinned(0.1)
                .of(seen, campaign(), Resampling.random(1, "c"))
                .orElseThrow()
                .activity()
                .counts())
        .isEqualTo(thin.activity().counts());
  }

  /** Two peaks of 50 and 9 traces: with seven asked of a burst, the second is one too. */
  @Test
  void burstsAreCountedAgain() {
    IntToLongFunction peaks = day -> day == 100 ? 50 : day == 200 ? 9 : 0;
    Settings settings = Settings.defaults();
    assertThat(bursts(Variation.of(settings).get(0), peaks)).isEqualTo(1);
    assertThat(bursts(find(Setting.BURSTS_MIN_TRACES.key(), "7"), peaks)).isEqualTo(2);
  }

  private static int bursts(Variation variation, IntToLongFunction traces) {
    return variation.judge(campaign(), bins(traces), 0.4, 1_000, 1).orElseThrow().bursts();
  }

  private static Variation find(String knob, String setting) {
    return ALL.stream()
        .filter(each -> each.knob().equals(knob) && each.setting().equals(setting))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Profile> label(Variation variation, IntToLongFunction traces) {
    return variation.judge(campaign(), bins(traces), 0.4, 1_000, 1).map(Variation.Judged::profile);
  }

  private static Campaign campaign() {
    return new Campaign("c", "c", "#c", FROM, FROM, FROM, TO, false, false, 900, 900, 900);
  }

  private static List<CampaignActivity> bins(IntToLongFunction traces) {
    List<CampaignActivity> bins = new ArrayList<>();
    for (int day = 0; day < 700; day++) {
      long count = traces.applyAsLong(day);
      if (count > 0) {
        Instant start = FROM.plus(DAY.multipliedBy(day));
        bins.add(new CampaignActivity("c", start, count, count, 0, 0, 0, 0, count, count));
      }
    }
    return bins;
  }
}
