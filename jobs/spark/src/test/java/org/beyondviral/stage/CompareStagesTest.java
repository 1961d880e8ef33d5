package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.compare.Chosen;
import org.beyondviral.compare.CompareRules;
import org.beyondviral.compare.Evidence;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.stage.CompareStages.Placed;
import org.beyondviral.stage.CompareStages.Stratum;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompareStagesTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(1_000));

  @Test
  void campaignsOfOneStratumAreAlikeInSizeAndWindow() {
    List<Campaign> campaigns = new ArrayList<>();
    for (long traces : new long[] {50, 63, 64, 127, 1_000_000}) {
      for (int days = 0; days <= 1_000; days++) {
        campaigns.add(campaign(traces + "/" + days, traces, days));
      }
    }
    Map<Integer, List<Stratum>> strata =
        CompareStages.strata(dataset(campaigns), Optional.empty()).collectAsList().stream()
            .collect(Collectors.groupingBy(Stratum::stratum));
    strata
        .values()
        .forEach(
            alike -> {
              double[] windows = alike.stream().mapToDouble(Stratum::window).sorted().toArray();
              double[] sizes = alike.stream().mapToDouble(Stratum::size).sorted().toArray();
              assertThat(windows[windows.length - 1])
                  .isLessThanOrEqualTo(Math.max(1.25 * windows[0], windows[0]));
              assertThat(sizes[sizes.length - 1]).isLessThan(2 * sizes[0]);
            });
    // 50 and 63 have six digits, 64 and 127 seven; 0 to 7 days stand each for itself, and seven
    // doublings of four strata lead to 1,000.
    assertThat(strata).hasSize(3 * (8 + 7 * 4));
  }

  @Test
  void campaignsOfTwoPlatformsAreNotAlike() {
    List<Campaign> campaigns =
        List.of(campaign("a", 60, 100), campaign("b", 60, 100), campaign("c", 60, 100));
    List<CampaignMember> members =
        List.of(
            member("a", "x1"),
            member("a", "x1"),
            member("a", "y1"),
            member("b", "y1"),
            // As many of each: the first by name.
            member("c", "y1"),
            member("c", "n1"),
            member("c", "x1"));
    Optional<Dataset<Placed>> placed =
        CompareStages.platforms(
            TestSpark.dataset(CampaignMember.class, members).repartition(3),
            TestSpark.dataset(
                Cascade.class,
                List.of(cascade("x1", "x"), cascade("y1", "y"), cascade("n1", null))));
    Map<String, Integer> strata =
        CompareStages.strata(dataset(campaigns), placed).collectAsList().stream()
            .collect(Collectors.toMap(Stratum::campaignId, Stratum::stratum));
    assertThat(strata.get("a")).isEqualTo(strata.get("c")).isNotEqualTo(strata.get("b"));
    assertThat(
            CompareStages.platforms(
                TestSpark.dataset(CampaignMember.class, members),
                TestSpark.dataset(Cascade.class, List.of(cascade("x1", null), cascade("y1", "y")))))
        .isEmpty();
  }

  /** Fades at 0.2 to 0.4 and movements at 0.3 to 0.5: below, above, or either. */
  @Test
  void endsTakeTheUnknownAgainstAndForTheMovements() {
    Measure measure = Measure.RECURSIVE_CREDIT_SHARE;
    List<Campaign> campaigns = new ArrayList<>();
    List<CampaignMeasure> values = new ArrayList<>();
    List<Chosen> chosen = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      boolean fade = i < 6;
      String id = "c" + i;
      campaigns.add(campaign(id, 60, 100));
      chosen.add(new Chosen(id, fade ? "viral_fade" : "sustained_movement", true, true));
      double low = fade ? 0.2 : 0.3;
      values.add(new CampaignMeasure(id, measure.key(), low + 0.1, low, low + 0.2, "ok"));
    }
    Evidence.Ends ends =
        CompareStages.ends(
                TestSpark.dataset(CampaignMeasure.class, values),
                TestSpark.dataset(Chosen.class, chosen),
                CompareStages.strata(dataset(campaigns), Optional.empty()),
                measure,
                new CompareRules(5, 50, 0.95, 1))
            .orElseThrow();
    assertThat(ends.against().low()).isEqualTo(-1);
    assertThat(ends.against().high()).isEqualTo(-1);
    assertThat(ends.inFavour().low()).isEqualTo(1);
  }

  private static Dataset<Campaign> dataset(List<Campaign> campaigns) {
    return TestSpark.dataset(Campaign.class, campaigns);
  }

  private static Campaign campaign(String id, long traces, int days) {
    Instant start = TO.minus(Duration.ofDays(days));
    return new Campaign(id, id, "#" + id, start, TO, FROM, TO, false, false, traces, 9, 9);
  }

  private static CampaignMember member(String campaign, String cascade) {
    return new CampaignMember(campaign, "t", cascade, "direct", "a", FROM, "post", null);
  }

  private static Cascade cascade(String id, @Nullable String platform) {
    return new Cascade(id, platform, null, FROM, FROM, true, 9, 9, 1, 1, 8, 8, 1.0, 2.0);
  }
}
