package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.generate.Plan;
import org.beyondviral.generate.PlantedAccount;
import org.beyondviral.generate.Scenario;
import org.beyondviral.people.CoordinatedAccount;
import org.beyondviral.people.Coordination;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoordinationStagesTest {
  private static final Instant FROM = Instant.parse("2021-03-01T00:00:00Z");
  private static final Coordination RULES = new Coordination(Duration.ofSeconds(10), 5, 0.5);

  private final List<Trace> traces = new ArrayList<>();

  /**
   * Five times within seconds: by acts on one trace, by posts of one campaign, and across the end
   * of an occasion.
   */
  @Test
  void byHand() {
    for (int time = 0; time < 5; time++) {
      int second = 600 * time;
      act("a", "original" + time, second + 55);
      act("b", "original" + time, second + 62);
      post("c", "tag", second + 100);
      post("d", "tag", second + 110);
      post("e", "other", second + 105);
      // A minute in which each acts twice is one occasion.
      post("f", "once", time);
      post("g", "once", time);
    }
    // Most of what h does is done alone, so that c is not of one group with it.
    for (int time = 0; time < 11; time++) {
      post("h", "tag", 600 * time + 99);
    }
    assertThat(found(RULES, 1))
        .containsExactlyInAnyOrder(
            new CoordinatedAccount("a", 5, 1, 5),
            new CoordinatedAccount("b", 5, 1, 5),
            new CoordinatedAccount("c", 5, 1, 5),
            new CoordinatedAccount("d", 5, 1, 5));
    assertThat(found(new Coordination(Duration.ofSeconds(6), 5, 0.5), 1)).isEmpty();
    assertThat(found(new Coordination(Duration.ofSeconds(10), 6, 0.5), 1)).isEmpty();
  }

  /** Whoever posts by the clock meets everybody, and is of no group with them. */
  @Test
  void aClockDoesNotMakeItsCampaignCoordinated() {
    Random random = new Random(4);
    for (int post = 0; post < 2_000; post++) {
      post("clock", "tag", 30 * post + 1);
    }
    for (int person = 0; person < 40; person++) {
      for (int post = 0; post < 8; post++) {
        post("p" + person, "tag", random.nextInt(60_000));
      }
    }
    assertThat(found(RULES, 2)).isEmpty();
  }

  /** Times of whole days make everybody act at once: they tell nothing. */
  @Test
  void coarseTimesTellNothing() {
    for (int day = 0; day < 9; day++) {
      for (int person = 0; person < 5; person++) {
        post("p" + person, "tag", 86_400 * day);
        post("q" + person, "tag", 86_400 * day + 7);
      }
    }
    assertThat(found(RULES, 2))
        .extracting(CoordinatedAccount::authorId)
        .containsExactlyInAnyOrder("q0", "q1", "q2", "q3", "q4");
    assertThat(CoordinationStages.tally(acts(1))).isEqualTo(new CoordinationStages.Tally(90, 45));
  }

  /** Groups within a minute, and beside them bots and people who are not together. */
  @Test
  void plantedGroupsAreFoundAndNobodyElse() {
    Plan plan = Scenario.COORDINATED.plan(5, 3_600);
    Set<String> planted =
        LongStream.range(0, plan.units())
            .mapToObj(plan::accounts)
            .flatMap(List::stream)
            .filter(account -> account.role().equals("coordinated"))
            .map(PlantedAccount::accountId)
            .collect(Collectors.toSet());
    LongStream.range(0, plan.units()).mapToObj(plan::unit).forEach(traces::addAll);
    Coordination minute = new Coordination(Duration.ofMinutes(1), 5, 0.5);
    List<CoordinatedAccount> found = found(minute, 1);
    assertThat(planted).hasSize(32);
    assertThat(found)
        .extracting(CoordinatedAccount::authorId)
        .containsExactlyInAnyOrderElementsOf(planted);
    // In ten seconds they are hardly ever found.
    assertThat(found(RULES, 1)).hasSizeLessThan(8);
    Collections.shuffle(traces, new Random(3));
    assertThat(found(minute, 7)).containsExactlyInAnyOrderElementsOf(found);
  }

  private void act(String author, String parent, int second) {
    traces.add(trace(author, "repost", parent, List.of(), second));
  }

  private void post(String author, String tag, int second) {
    traces.add(trace(author, "post", null, List.of(tag), second));
  }

  private Trace trace(
      String author, String kind, @Nullable String parent, List<String> tags, int second) {
    return new Trace(
        "t" + traces.size(),
        "x",
        author,
        FROM.plusSeconds(second),
        kind,
        parent,
        null,
        tags,
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  private List<CoordinatedAccount> found(Coordination coordination, int partitions) {
    return CoordinationStages.accounts(acts(partitions), coordination).collectAsList();
  }

  /** Every parent is in the cascade of which it is the head. */
  private Dataset<CoordinationStages.Done> acts(int partitions) {
    List<CampaignMember> members = new ArrayList<>();
    List<CascadeMember> cascadeMembers = new ArrayList<>();
    for (Trace trace : traces) {
      String id = trace.traceId();
      cascadeMembers.add(
          new CascadeMember(
              id,
              trace.parentId() == null ? id : trace.parentId(),
              trace.authorId(),
              trace.createdAt(),
              trace.kind(),
              trace.parentId(),
              "stated",
              0,
              0,
              0,
              0));
      for (String tag : trace.tags()) {
        members.add(
            new CampaignMember(
                tag, id, id, "direct", trace.authorId(), trace.createdAt(), trace.kind(), null));
      }
    }
    return CoordinationStages.acts(
        TestSpark.dataset(CampaignMember.class, members).repartition(partitions),
        TestSpark.dataset(CascadeMember.class, cascadeMembers).repartition(partitions));
  }
}
