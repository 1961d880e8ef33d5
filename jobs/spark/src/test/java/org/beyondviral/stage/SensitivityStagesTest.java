package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.beyondviral.TestSpark;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.compare.Sensitivity;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.profile.Members;
import org.beyondviral.profile.Variation;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.PartStages.Part;
import org.beyondviral.stage.ProfileStages.Input;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Twelve fades, twelve movements, three campaigns of ten equal weeks, which are neither, and a fade
 * of the archive's first weeks. Of one measure the fades have little, the movements much, and the
 * ten weeks nothing.
 */
class SensitivityStagesTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DAYS = 700;
  private static final int ALL = 28;
  private static final List<String> KNOBS =
      List.of(
          "",
          "profiles.effective-weeks 9.0",
          "archive.from a tenth later",
          "accounts.most-active 1 % left out",
          "accounts.coordinated left out");

  private final List<Input> inputs = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<CampaignMeasure> measures = new ArrayList<>();

  @Test
  void aRowSaysHowManyProfilesAndHowMuchOfTheEffectsAChoiceMoves() {
    for (int i = 0; i < 12; i++) {
      add("fade-" + i, day -> day == 300 ? 900 : 0, (double) i);
      add("movement-" + i, day -> 20, 100.0 + i);
    }
    for (int i = 0; i < 3; i++) {
      add("ten-weeks-" + i, day -> day < 70 ? 20 : 0, -1.0);
    }
    add("early", day -> day == 30 ? 900 : 0, null);
    // All that is left of one fade without the most active is nothing, of another a half.
    parts.removeIf(part -> lessActive(part, "fade-0") || lessActive(part, "fade-1"));
    parts.add(part(Members.LESS_ACTIVE, "fade-1", day -> day == 300 ? 450 : 0));

    assertThat(rows())
        .containsExactly(
            // Three of 28 last then; of 15 that last 12 have more than every fade, and 3 less.
            new Sensitivity(
                "profiles.effective-weeks",
                "9.0",
                ALL,
                3.0 / ALL,
                0.0,
                0.4,
                null,
                null,
                0,
                13.0 / ALL,
                "mean_root_share",
                -0.4),
            new Sensitivity(
                "archive.from", "a tenth later", 24, 0.0, 0.0, 0.0, null, null, 4, 0.5, null, null),
            new Sensitivity(
                "accounts.most-active",
                "1 % left out",
                27,
                0.0,
                0.0,
                0.0,
                2L,
                1_350L,
                1,
                12.0 / 27,
                null,
                null),
            new Sensitivity(
                "accounts.coordinated",
                "left out",
                ALL,
                null,
                null,
                null,
                0L,
                0L,
                0,
                13.0 / ALL,
                null,
                null));
  }

  private static boolean lessActive(Part part, String campaign) {
    return part.members().equals(Members.LESS_ACTIVE.word()) && part.campaignId().equals(campaign);
  }

  private List<Sensitivity> rows() {
    List<Variation> variations =
        Variation.of(Settings.defaults()).stream()
            .filter(each -> KNOBS.contains((each.knob() + " " + each.setting()).strip()))
            .toList();
    return SensitivityStages.sensitivity(
        SensitivityStages.labels(
            TestSpark.dataset(Input.class, inputs).repartition(3),
            TestSpark.dataset(Part.class, parts),
            variations),
        TestSpark.dataset(CampaignMeasure.class, measures),
        variations,
        10);
  }

  private void add(String id, IntToLongFunction traces, @Nullable Double value) {
    Instant to = FROM.plus(DAY.multipliedBy(DAYS));
    Campaign campaign =
        new Campaign(id, id, "#" + id, FROM, FROM, FROM, to, false, false, 900, 900, 900);
    inputs.add(new Input(campaign, bins(id, traces), 0.4, 1_000, 1));
    if (value != null) {
      measures.add(new CampaignMeasure(id, Measure.MEAN_ROOT_SHARE.key(), value, null, null, "ok"));
    }
    for (Members members : List.of(Members.LESS_ACTIVE, Members.UNCOORDINATED)) {
      parts.add(part(members, id, traces));
    }
  }

  private static Part part(Members members, String id, IntToLongFunction traces) {
    return new Part(members.word(), id, 900, bins(id, traces), 0.4, 1_000, 1);
  }

  private static List<CampaignActivity> bins(String id, IntToLongFunction traces) {
    return IntStream.range(0, DAYS)
        .filter(day -> traces.applyAsLong(day) > 0)
        .mapToObj(
            day -> {
              long count = traces.applyAsLong(day);
              Instant start = FROM.plus(DAY.multipliedBy(day));
              return new CampaignActivity(id, start, count, count, 0, 0, 0, 0, count, count);
            })
        .toList();
  }
}
