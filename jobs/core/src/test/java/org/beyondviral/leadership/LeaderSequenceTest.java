package org.beyondviral.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeaderSequenceTest {
  private static final Instant FROM = Instant.parse("2021-01-04T00:00:00Z");

  private static LeaderSequence sequence() {
    return new LeaderSequence("c", week -> FROM.plus(Duration.ofDays(7 * week)), 5);
  }

  @Test
  void byHand() {
    LeaderSequence weeks = sequence();
    weeks.received(0, 1, 6, false);
    weeks.received(0, 2, 3, false);
    weeks.received(0, 3, 1, false);
    weeks.withoutResponse(0, 6);
    weeks.received(1, 2, 4, true);
    weeks.received(1, 1, 3, true);
    weeks.received(1, 9, 3, false);
    weeks.received(3, 9, 1, true);
    List<Leadership> rows = weeks.rows();
    assertThat(rows).extracting(Leadership::leaders).containsExactly(1L, 2L, 1L);
    assertThat(rows).extracting(Leadership::people).containsExactly(9L, 3L, 1L);
    assertThat(rows).extracting(Leadership::responses).containsExactly(10L, 10L, 1L);
    assertThat(rows).extracting(Leadership::firstTimeLeaders).containsExactly(1L, 1L, 1L);
    assertThat(rows).extracting(Leadership::overlapPrevious).containsExactly(null, 0.5, null);
    assertThat(rows).extracting(Leadership::newLeaders).containsExactly(null, 1L, null);
    assertThat(rows).extracting(Leadership::successionShare).containsExactly(null, 1.0, null);
    assertThat(rows.get(0).top1Share()).isEqualTo(0.6);
    assertThat(rows.get(0).gini())
        .isCloseTo((2.0 * (7 + 3 * 8 + 6 * 9)) / 90 - 10 / 9.0, within(1e-12));
    assertThat(rows.get(2).periodStart()).isEqualTo(FROM.plus(Duration.ofDays(21)));
    // {2, 1} against {1}: nothing in common at depth 1, then one of two
    assertThat(rows)
        .extracting(Leadership::rankOverlapPrevious)
        .containsExactly(null, RankOverlap.of(new long[] {2, 1}, new long[] {1}), null);
    assertThat(RankOverlap.of(new long[] {2, 1}, new long[] {1})).isBetween(0.1, 0.9);
  }

  /** One response makes one leader, and two such weeks would be all alike or all unlike. */
  @Test
  void weeksWithFewResponsesAreNotCompared() {
    LeaderSequence weeks = sequence();
    weeks.received(0, 1, 5, false);
    weeks.received(1, 1, 4, true);
    weeks.received(2, 1, 9, true);
    weeks.received(3, 1, 5, true);
    assertThat(weeks.rows())
        .extracting(Leadership::overlapPrevious)
        .containsExactly(null, null, null, 1.0);
  }

  @Test
  void nobodyLeadsWithoutResponses() {
    LeaderSequence weeks = sequence();
    weeks.withoutResponse(0, 5);
    assertThat(weeks.rows()).isEmpty();
    assertThat(sequence().rows()).isEmpty();
  }

  /** Ten leaders of 200 people; each week some step down for risen and others for outsiders. */
  @Test
  void plantedSuccessionIsFound() {
    Random random = new Random(6);
    double stays = 0.7;
    double fromRanks = 0.4;
    int weeks = 1_000;
    LeaderSequence sequence = sequence();
    List<Long> leaders = new ArrayList<>(LongStream.range(0, 10).boxed().toList());
    List<Boolean> cameBefore = new ArrayList<>(Collections.nCopies(10, true));
    long next = 1_000;
    for (int week = 0; week < weeks; week++) {
      for (int i = 0; i < 10 && week > 0; i++) {
        cameBefore.set(i, true);
        if (random.nextDouble() > stays) {
          leaders.set(i, next++);
          cameBefore.set(i, random.nextDouble() < fromRanks);
        }
      }
      for (int i = 0; i < 10; i++) {
        sequence.received(week, leaders.get(i), 20, cameBefore.get(i));
      }
      for (long other = 0; other < 190; other++) {
        sequence.received(week, -1 - other, 1, true);
      }
    }
    List<Leadership> rows = sequence.rows();
    assertThat(rows).extracting(Leadership::leaders).containsOnly(10L);
    long fresh = sum(rows, Leadership::newLeaders);
    double stayed = 1 - fresh / 9_990.0;
    double risen = (double) sum(rows, Leadership::risenLeaders) / fresh;
    double tenure =
        rows.stream().mapToLong(Leadership::leaders).sum()
            / (double) rows.stream().mapToLong(Leadership::firstTimeLeaders).sum();
    // four standard errors of 9,990 places and of some 3,000 successions
    assertThat(stayed).isCloseTo(stays, within(4 * Math.sqrt(0.7 * 0.3 / 9_990)));
    assertThat(risen).isCloseTo(fromRanks, within(4 * Math.sqrt(0.4 * 0.6 / 2_900)));
    assertThat(tenure).isCloseTo(1 / (1 - stays), within(0.25));
    assertThat(rows.get(1).top1Share()).isCloseTo(40 / 390.0, within(1e-12));
  }

  private static long sum(List<Leadership> rows, Function<Leadership, @Nullable Long> of) {
    return rows.stream().map(of).filter(Objects::nonNull).mapToLong(Long::longValue).sum();
  }
}
