package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.beyondviral.TestSpark;
import org.beyondviral.attention.hawkes.CascadeForecast;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.Cascade;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastStagesTest {
  private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int TRACES = 80;

  private static long audience(int i) {
    return i == 0 ? 1_000_000 : 50 + 7L * (i % 13);
  }

  private static List<CampaignMember> members(String cascade, boolean known) {
    List<CampaignMember> members = new ArrayList<>();
    for (String campaign : List.of("one", "two")) {
      for (int i = 0; i < TRACES; i++) {
        String id = i == 0 ? cascade : cascade + "-" + i;
        Instant at = FROM.plusSeconds(60L * i);
        @Nullable Long audience = known ? (Long) audience(i) : null;
        members.add(
            new CampaignMember(campaign, id, cascade, "direct", null, at, "repost", audience));
      }
    }
    return members;
  }

  private static Cascade cascade(String id, boolean complete) {
    return new Cascade(
        id,
        "x",
        null,
        FROM,
        FROM.plus(Duration.ofDays(1)),
        complete,
        TRACES,
        1,
        1,
        1,
        TRACES - 1,
        TRACES - 1,
        1.0,
        2.0);
  }

  private static List<CascadeForecast> forecasts(
      List<CampaignMember> members, int partitions, int most) {
    return ForecastStages.forecasts(
            TestSpark.dataset(CampaignMember.class, members).repartition(partitions),
            TestSpark.dataset(
                Cascade.class, List.of(cascade("seen", true), cascade("unseen", false))),
            50,
            HOUR,
            most)
        .collectAsList();
  }

  @Test
  void theFirstHourIsReadOnceHoweverManyCampaignsHoldIt() {
    CascadeForecast expected =
        CascadeForecast.of(
            "seen",
            IntStream.range(0, 60).mapToDouble(i -> 60 * i).toArray(),
            IntStream.range(0, 60).mapToDouble(ForecastStagesTest::audience).toArray(),
            3_600,
            TRACES);
    assertThat(expected.status()).isEqualTo("ok");
    List<CampaignMember> members = new ArrayList<>(members("seen", true));
    members.addAll(members("unseen", true));
    for (int partitions : new int[] {1, 2, 7}) {
      Collections.shuffle(members, new Random(partitions));
      assertThat(forecasts(members, partitions, 1_000)).containsExactly(expected);
    }
    CascadeForecast capped = forecasts(members, 2, 20).get(0);
    assertThat(capped.seen()).isEqualTo(20);
    assertThat(capped.ageSeconds()).isEqualTo(60 * 19);
  }

  @Test
  void noneWithoutAudiencesOrWithoutTheRoot() {
    assertThat(forecasts(members("seen", false), 2, 1_000)).isEmpty();
    List<CampaignMember> members = new ArrayList<>(members("seen", true));
    members.removeIf(member -> member.traceId().equals("seen"));
    assertThat(forecasts(members, 2, 1_000)).isEmpty();
  }
}
