package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.compare.Chosen;
import org.beyondviral.compare.CompareRules;
import org.beyondviral.compare.Early;
import org.beyondviral.compare.Horizon;
import org.beyondviral.compare.Prediction;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.stage.EarlyStages.Onset;
import org.junit.jupiter.api.Test;

class EarlyStagesTest {
  private static final Instant FROM = Instant.parse("2021-03-01T00:00:00Z");
  private static final List<Onset> ONSETS =
      List.of(new Onset("a", FROM, true), new Onset("b", FROM.plusSeconds(90), false));

  private static CampaignMember member(
      String campaign, String trace, String cascade, String author, long seconds, String kind) {
    return new CampaignMember(
        campaign, trace, cascade, "direct", author, FROM.plusSeconds(seconds), kind, 10L);
  }

  private static Map<String, Early> seen(List<CampaignMember> members, List<Recruit> recruits) {
    return EarlyStages.seen(
            TestSpark.dataset(CampaignMember.class, members).repartition(3),
            TestSpark.dataset(Recruit.class, recruits).repartition(2),
            TestSpark.dataset(Onset.class, ONSETS))
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.early().campaignId() + row.until() / 1_000_000,
                EarlyStages.Seen::early));
  }

  @Test
  void byHand() {
    List<CampaignMember> members =
        List.of(
            member("a", "1", "1", "x", 0, "post"),
            member("a", "2", "1", "y", 1_799, "repost"),
            member("a", "3", "3", "x", 1_800, "post"),
            member("a", "4", "1", "z", 3_599, "reply"),
            member("a", "5", "1", "w", 3_600, "reply"),
            member("b", "6", "6", "x", 90, "post"),
            member("c", "7", "7", "x", 90, "post"));
    List<Recruit> recruits =
        List.of(
            new Recruit("a", "x", null, FROM, 0, "x", null),
            new Recruit("a", "y", "x", FROM.plusSeconds(1_799), 1, "x", 1.0),
            new Recruit("a", "z", "y", FROM.plusSeconds(3_599), 2, "x", 1.0),
            new Recruit("a", "w", "z", FROM.plusSeconds(3_600), 3, "x", 1.0));
    Map<String, Early> seen = seen(members, recruits);
    assertThat(seen)
        .hasSize(6)
        .contains(
            entry("a3600", new Early("a", FROM, true, 4, 2, 2, 1, 3, 30, 2, 1, 2, 3)),
            entry("a86400", new Early("a", FROM, true, 5, 0, 3, 2, 4, 40, 3, 2, 2, 4)),
            entry(
                "b604800",
                new Early("b", FROM.plusSeconds(90), false, 1, 0, 0, 0, 1, 10, 0, 0, 1, 1)));
  }

  /** No feature holds what came later: it is the same where the archive ends at the horizon. */
  @Test
  void nothingAfterTheHorizonIsSeen() {
    Random random = new Random(2);
    List<CampaignMember> members = new ArrayList<>();
    List<Recruit> recruits = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Onset onset = ONSETS.get(random.nextInt(2));
      long seconds =
          Duration.between(FROM, onset.startedAt()).toSeconds()
              + (i < 2 ? 0 : (long) Math.exp(14 * random.nextDouble()));
      members.add(
          member(
              onset.campaignId(),
              "t" + i,
              "c" + random.nextInt(40),
              "p" + random.nextInt(60),
              seconds,
              List.of("post", "repost", "reply").get(random.nextInt(3))));
      recruits.add(
          new Recruit(
              onset.campaignId(),
              "q" + i,
              random.nextBoolean() ? "q0" : null,
              FROM.plusSeconds(seconds),
              random.nextInt(4),
              "q0",
              null));
    }
    Map<String, Early> whole = seen(members, recruits);
    assertThat(whole).hasSize(6);
    for (Horizon horizon : Horizon.values()) {
      Map<String, Early> cut =
          seen(
              members.stream()
                  .filter(each -> isBefore(horizon, each.campaignId(), each.createdAt()))
                  .toList(),
              recruits.stream()
                  .filter(each -> isBefore(horizon, each.campaignId(), each.joinedAt()))
                  .toList());
      for (Onset onset : ONSETS) {
        String key = onset.campaignId() + horizon.length().toSeconds();
        assertThat(cut.get(key)).isEqualTo(whole.get(key));
      }
    }
  }

  /** As many campaigns at each horizon as were seen at it. */
  @Test
  void eachHorizonIsToldOfItsOwn() {
    List<EarlyStages.Seen> seen = new ArrayList<>();
    int campaigns = 0;
    for (Horizon horizon : Horizon.values()) {
      campaigns++;
      for (int i = 0; i < campaigns; i++) {
        seen.add(
            new EarlyStages.Seen(
                horizon.length().toSeconds() * 1_000_000,
                new Early("c" + i, FROM, true, 1, 0, 0, 0, 1, 10, 0, 0, 1, 1)));
      }
    }
    assertThat(
            EarlyStages.predictions(
                    TestSpark.dataset(EarlyStages.Seen.class, seen),
                    new CompareRules(5, 100, 0.95, 1))
                .collectAsList())
        .extracting(Prediction::horizon, Prediction::campaigns)
        .containsExactlyInAnyOrder(tuple("1h", 1L), tuple("1d", 2L), tuple("7d", 3L));
  }

  private static boolean isBefore(Horizon horizon, String campaign, Instant at) {
    return ONSETS.stream()
        .anyMatch(
            onset ->
                onset.campaignId().equals(campaign)
                    && at.isBefore(onset.startedAt().plus(horizon.length())));
  }

  @Test
  void onsetsAreThoseThatWereSeen() {
    List<Campaign> campaigns = new ArrayList<>();
    Instant from = FROM.minus(Duration.ofDays(7));
    Instant to = FROM.plus(Duration.ofDays(60));
    for (String id : List.of("fade", "topic", "old", "copy", "early", "late")) {
      Instant start =
          id.equals("early")
              ? FROM.minusSeconds(1)
              : id.equals("late") ? FROM.plusSeconds(1) : FROM;
      campaigns.add(
          new Campaign(id, id, "tag", start, to, from, to, id.equals("old"), false, 9, 3, 1));
    }
    List<Chosen> chosen =
        List.of(
            new Chosen("fade", "viral_fade", true, true),
            new Chosen("topic", "perennial_topic", false, true),
            new Chosen("old", "viral_fade", true, true),
            new Chosen("early", "viral_fade", true, true),
            new Chosen("late", "viral_fade", true, true),
            new Chosen("copy", "sustained_movement", true, false));
    Dataset<EarlyStages.Candidate> candidates =
        EarlyStages.candidates(
            TestSpark.dataset(Campaign.class, campaigns),
            TestSpark.dataset(Chosen.class, chosen),
            Duration.ofDays(7),
            Duration.ofDays(30));
    assertThat(EarlyStages.tally(candidates)).isEqualTo(new EarlyStages.Tally(5, 2, 1));
    assertThat(EarlyStages.onsets(candidates, 10, 1))
        .containsExactlyInAnyOrder(new Onset("fade", FROM, false), new Onset("topic", FROM, true));
    assertThat(EarlyStages.onsets(candidates, 1, 1)).hasSize(1);
  }
}
