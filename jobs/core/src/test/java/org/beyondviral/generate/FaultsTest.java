package org.beyondviral.generate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private static final long SEED = 4;
  private static final Plan PLAN = Scenario.LEADERS.plan(SEED, 20_000);
  private static final List<Trace> WHOLE = archive(Faults.none(SEED));

  @Test
  void noneLeavesEverything() {
    assertThat(WHOLE).hasSize(20_000);
  }

  @Test
  void aGapHasNothingInTheMiddle() {
    List<Trace> rows = archive(with("gap", "30"));

    assertThat(rows).hasSizeLessThan(19_500);
    assertThat(new HashSet<>(WHOLE).containsAll(rows)).isTrue();
    assertThat(rows).noneMatch(trace -> day(trace) >= 273 && day(trace) < 303);
    assertThat(WHOLE.stream().filter(trace -> day(trace) < 273 || day(trace) >= 303))
        .hasSameSizeAs(rows);
  }

  @Test
  void aCutHasNothingAtBothEnds() {
    assertThat(archive(with("cut", "100")))
        .isNotEmpty()
        .allMatch(trace -> day(trace) >= 100 && day(trace) < MixedScenario.DAYS - 100);
  }

  @Test
  void aCapKeepsTheFirstOfEachDay() {
    Faults faults = with("cap", "3");
    for (long unit = 0; unit < PLAN.units(); unit++) {
      Map<Long, List<Trace>> days =
          PLAN.unit(unit).stream().collect(Collectors.groupingBy(FaultsTest::day));
      for (Trace kept : faults.of(PLAN.unit(unit))) {
        List<Trace> day = requireNonNull(days.get(day(kept)));
        assertThat(day.stream().filter(other -> other.createdAt().isBefore(kept.createdAt())))
            .hasSizeLessThan(3);
      }
    }
  }

  @Test
  void accountsAreDeletedWhole() {
    Set<String> left = authors(archive(with("deleted", "0.3")));

    assertThat(left.size() / (double) authors(WHOLE).size()).isCloseTo(0.7, within(0.02));
    assertThat(archive(with("deleted", "0.3")))
        .hasSize((int) WHOLE.stream().filter(trace -> left.contains(trace.authorId())).count());
  }

  @Test
  void rootsAreUnseenAndNothingElse() {
    List<Trace> rows = archive(with("unseen-roots", "0.4"));
    double roots = WHOLE.stream().filter(trace -> trace.parentId() == null).count();

    assertThat((WHOLE.size() - rows.size()) / roots).isCloseTo(0.4, within(0.03));
    assertThat(rows.stream().filter(trace -> trace.parentId() != null))
        .hasSameSizeAs(WHOLE.stream().filter(trace -> trace.parentId() != null).toList());
  }

  @Test
  void clocksAreWrongByOneTimeAnAccount() {
    Map<String, Trace> before = new HashMap<>();
    WHOLE.forEach(trace -> before.put(trace.traceId(), trace));
    Map<String, Duration> skews = new HashMap<>();
    for (Trace trace : archive(with("clock-skew", "600"))) {
      Duration skew =
          Duration.between(
              requireNonNull(before.get(trace.traceId())).createdAt(), trace.createdAt());
      assertThat(skew.abs()).isLessThanOrEqualTo(Duration.ofMinutes(10));
      Duration known = skews.putIfAbsent(requireNonNull(trace.authorId()), skew);
      assertThat(known == null || known.equals(skew)).isTrue();
    }
    assertThat(Set.copyOf(skews.values())).hasSizeGreaterThan(1_000);
  }

  @Test
  void rowsAreRepeatedWithoutMakingNewTraces() {
    List<Trace> rows = archive(with("repeated", "0.05"));

    assertThat(new HashSet<>(rows)).hasSize(20_000);
    assertThat(rows.size()).isBetween(20_850, 21_150);
  }

  @ParameterizedTest
  @CsvSource({"gap,0", "gap,x", "deleted,1.5", "gapp,3", "repeated,-1"})
  void whatCannotBeIsTheUsersToMend(String fault, String amount) {
    assertThatThrownBy(() -> with(fault, amount))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("gap".equals(fault) ? "over 0" : fault.substring(0, 3));
  }

  private static Faults with(String fault, String amount) {
    return Faults.of(SEED, 1, Map.of(fault, amount));
  }

  private static List<Trace> archive(Faults faults) {
    List<Trace> rows = new ArrayList<>();
    for (long unit = 0; unit < PLAN.units(); unit++) {
      rows.addAll(faults.of(PLAN.unit(unit)));
    }
    return rows;
  }

  private static long day(Trace trace) {
    return Duration.between(
            MixedScenario.START.atStartOfDay(ZoneOffset.UTC).toInstant(), trace.createdAt())
        .toDays();
  }

  private static Set<String> authors(List<Trace> rows) {
    return rows.stream().map(trace -> requireNonNull(trace.authorId())).collect(Collectors.toSet());
  }
}
