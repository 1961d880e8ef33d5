package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;
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
        "reply",
        actor % 7 == 0 ? null : actor * 10L + day,
        target % 3 == 0 ? null : target * 10L);
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
            7)
        .collectAsList();
  }

  @Test
  void byHand() {
    // a triangle and a chain of three; of their six links one is there again ten days on
    List<Interaction> acts =
        List.of(
            act("a", 0, 1, 2),
            act("a", 1, 2, 1),
            act("a", 2, 2, 3),
            act("a", 3, 3, 1),
            act("a", 4, 4, 5),
            act("a", 5, 6, 4),
            act("a", 9, 4, 5),
            act("a", 10, 2, 3),
            act("a", 30, 2, 3));
    // ranks: x1 = 7.947993 b, b = 0.15 / 3.813375; of two, 0.925 / 1.425
    double reach = (164.0 / 229) / 0.5;
    double ofTwo = 0.925 / 1.425;
    assertThat(periods(acts, List.of()))
        .usingRecursiveFieldByFieldElementComparator(
            RecursiveComparisonConfiguration.builder()
                .withComparatorForType(new DoubleComparator(1e-6), Double.class)
                .build())
        .containsExactlyInAnyOrder(
            new NetworkPeriod(
                "a", FROM, true, 6, 7, 6, 2 / 6.0, 0.75, 0.5, 2, 2, 0.5, 1, 0.312636, reach, null),
            new NetworkPeriod(
                "a",
                FROM.plus(DAY.multipliedBy(10)),
                true,
                2,
                1,
                1,
                0,
                null,
                1,
                1,
                1,
                1,
                1,
                ofTwo,
                null,
                1 / 6.0),
            new NetworkPeriod(
                "a",
                FROM.plus(DAY.multipliedBy(30)),
                false,
                2,
                1,
                1,
                0,
                null,
                1,
                1,
                1,
                1,
                1,
                ofTwo,
                null,
                null));
  }

  @Test
  void largePeriodsAreAsOthers() {
    // acts back are few, so that ranks settle in few rounds
    Random random = new Random(5);
    List<Interaction> acts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int target = random.nextInt(7);
      int actor = target + 1 + random.nextInt(7 - target);
      String campaign = i % 3 == 0 ? "a" : "b";
      int day = i % 2 == 0 ? random.nextInt(10) : 10 + random.nextInt(20);
      acts.addAll(Collections.nCopies(9, act(campaign, day, actor, target)));
      if (i % 5 == 0) {
        acts.add(act(campaign, day, target, actor));
      }
    }
    assertThat(periods(acts, List.of("b")))
        .containsExactlyInAnyOrderElementsOf(periods(acts, List.of()));
  }
}
