package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.network.Interaction;
import org.beyondviral.network.NetworkPeriod;
import org.junit.jupiter.api.Test;

class NetworkPeriodStagesTest {
  private static final Instant FROM = Instant.parse("2021-01-04T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private static Campaign campaign(String id) {
    return new Campaign(
        id,
        id,
        "tag",
        FROM.plusSeconds(60),
        FROM.plus(DAY),
        FROM,
        FROM.plus(DAY.multipliedBy(25)),
        false,
        false,
        100,
        20,
        1);
  }

  private static Interaction act(String campaign, int day, int actor, int target) {
    return new Interaction(
        campaign,
        campaign + day + "-" + actor + "-" + target,
        "p" + actor,
        "p" + target,
        FROM.plus(DAY.multipliedBy(day)).plusSeconds(60),
        "reply");
  }

  private static List<NetworkPeriod> periods(List<Interaction> acts, List<String> large) {
    Dataset<Campaign> campaigns =
        TestSpark.dataset(Campaign.class, List.of(campaign("a"), campaign("b")));
    Duration period = DAY.multipliedBy(10);
    return NetworkPeriodStages.periods(
            NetworkPeriodStages.links(
                TestSpark.dataset(Interaction.class, acts), campaigns, DAY, period),
            campaigns,
            DAY,
            period,
            large,
            15)
        .collectAsList();
  }

  @Test
  void byHand() {
    // a triangle and a pair; of its four links one is there again ten days on; nothing follows
    List<Interaction> acts =
        List.of(
            act("a", 0, 1, 2),
            act("a", 1, 2, 1),
            act("a", 2, 2, 3),
            act("a", 3, 3, 1),
            act("a", 4, 4, 5),
            act("a", 9, 4, 5),
            act("a", 10, 2, 3),
            act("a", 30, 2, 3));
    assertThat(periods(acts, List.of()))
        .containsExactlyInAnyOrder(
            new NetworkPeriod("a", FROM, true, 5, 6, 5, 0.4, 1.0, 0.6, 2, null),
            new NetworkPeriod(
                "a", FROM.plus(DAY.multipliedBy(10)), true, 2, 1, 1, 0, null, 1, 1, 0.2),
            new NetworkPeriod(
                "a", FROM.plus(DAY.multipliedBy(30)), false, 2, 1, 1, 0, null, 1, 1, null));
  }

  @Test
  void largePeriodsAreAsOthers() {
    Random random = new Random(5);
    List<Interaction> acts = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      int actor = random.nextInt(8);
      int day = i < 60 ? random.nextInt(10) : 10 + random.nextInt(20);
      acts.add(act(i % 3 == 0 ? "a" : "b", day, actor, (actor + 1 + random.nextInt(7)) % 8));
    }
    assertThat(periods(acts, List.of("b")))
        .containsExactlyInAnyOrderElementsOf(periods(acts, List.of()));
  }
}
