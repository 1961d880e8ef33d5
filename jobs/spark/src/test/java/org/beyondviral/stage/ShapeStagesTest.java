package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.shape.FoundShapes;
import org.beyondviral.shape.ShapeMethod;
import org.beyondviral.shape.ShapeModel;
import org.beyondviral.shape.ShapeRules;
import org.beyondviral.shape.ShapeSeries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShapeStagesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
  private static final ShapeRules RULES =
      new ShapeRules(ShapeMethod.K_SC, 3, false, 64, 4, 2, 20091205);

  @Test
  void findsThePlantedShapesWhateverPartitionsAndOrderAndHoweverFewAreHeld() {
    List<CampaignActivity> activity = planted(60);
    FoundShapes held = find(activity, 1, 2_000);
    assertThat(held.tally().sizes()).containsExactly(20, 20, 20);
    assertThat(held.choices()).hasSize(1);
    ShapeModel model = held.tally().model();
    Map<Integer, List<String>> sorted =
        ShapeStages.series(series(activity, 2), DAY, RULES).collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    each -> model.place(each.values()).cluster(),
                    Collectors.mapping(
                        each -> each.campaignId().substring(0, 1), Collectors.toList())));
    assertThat(sorted.values())
        .allSatisfy(kinds -> assertThat(kinds.stream().distinct()).hasSize(1));

    FoundShapes part = find(activity, 1, 20);
    for (int partitions : new int[] {1, 2, 7}) {
      List<CampaignActivity> shuffled = new ArrayList<>(activity);
      Collections.shuffle(shuffled, new Random(partitions));
      assertThat(find(shuffled, partitions, 2_000).bins()).isEqualTo(held.bins());
      assertThat(find(shuffled, partitions, 20).bins()).isEqualTo(part.bins());
    }
    assertThat(part.tally().sizes()).containsExactly(20, 20, 20);
  }

  @Test
  void findsNothingWithoutCampaigns() {
    assertThat(ShapeStages.find(ShapeStages.series(series(List.of(), 1), DAY, RULES), RULES, 10))
        .isEmpty();
  }

  @Test
  void agreementLeavesUndecidedCampaignsOut() {
    List<CampaignProfile> profiles =
        List.of(
            profile("a", "viral_fade", 1),
            profile("b", "viral_fade", 1),
            profile("c", "recurrent", 2),
            profile("d", "recurrent", 3),
            profile("e", "recurrent", null),
            profile("f", "undecided", 1));
    assertThat(ShapeStages.agreement(TestSpark.dataset(CampaignProfile.class, profiles)))
        .isCloseTo(4 / 7.0, within(1e-12));
  }

  private static FoundShapes find(List<CampaignActivity> activity, int partitions, int held) {
    Dataset<ShapeSeries> aligned =
        ShapeStages.series(series(activity, partitions), DAY, RULES).repartition(partitions);
    return ShapeStages.find(aligned, RULES, held).orElseThrow();
  }

  private static Dataset<SeriesStages.Series> series(List<CampaignActivity> rows, int partitions) {
    return SeriesStages.series(
        TestSpark.dataset(CampaignActivity.class, rows).repartition(partitions));
  }

  private static CampaignProfile profile(String id, String profile, @Nullable Integer shape) {
    return new CampaignProfile(id, profile, null, "", shape);
  }

  /** A spike, a slow decay and a slow rise in turn, with noise. */
  private static List<CampaignActivity> planted(int count) {
    SplittableRandom random = new SplittableRandom(3);
    List<CampaignActivity> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (int day = 0; day < 41; day++) {
        int fromPeak = day - 20;
        double height =
            switch (i % 3) {
              case 0 -> fromPeak == 0 ? 300 : 1;
              case 1 -> fromPeak < 0 ? 0 : 300 * Math.exp(-fromPeak / 8.0);
              default -> fromPeak > 0 ? 0 : 300 * Math.exp(fromPeak / 8.0);
            };
        long traces = Math.round(height * (0.9 + 0.2 * random.nextDouble()));
        if (traces > 0) {
          rows.add(
              new CampaignActivity(
                  (i % 3) + "-" + i,
                  FROM.plus(Duration.ofDays(day + i)),
                  traces,
                  traces,
                  0,
                  0,
                  0,
                  0,
                  traces,
                  0));
        }
      }
    }
    return rows;
  }
}
