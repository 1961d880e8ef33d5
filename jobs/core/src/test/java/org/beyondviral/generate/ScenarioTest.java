package org.beyondviral.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {
  private static final long SEED = 5;

  @ParameterizedTest
  @EnumSource
  void makesTheTracesAskedForWhateverTheOrderOfUnits(Scenario scenario) {
    Plan plan = scenario.plan(SEED, 20_003);
    Plan again = scenario.plan(SEED, 20_003);
    List<Trace> rows = rows(plan);

    assertThat(rows.stream().map(Trace::traceId).distinct()).hasSize(20_003);
    assertThat(again.unit(plan.units() - 1)).isEqualTo(plan.unit(plan.units() - 1));
    assertThat(again.unit(0)).isEqualTo(plan.unit(0));
    assertThat(rows(scenario.plan(SEED + 1, 20_003))).isNotEqualTo(rows);
  }

  @ParameterizedTest
  @EnumSource
  void plantedCascadesAreThere(Scenario scenario) {
    Plan plan = scenario.plan(SEED, 20_003);
    Map<String, String> parents = new HashMap<>();
    for (Trace trace : rows(plan)) {
      parents.put(trace.traceId(), trace.parentId());
    }
    Map<String, Long> sizes = new HashMap<>();
    Map<String, Integer> depths = new HashMap<>();
    if (plan.cascades() > 0) {
      for (String trace : parents.keySet()) {
        int depth = 0;
        String root = trace;
        while (parents.get(root) != null) {
          root = parents.get(root);
          depth++;
        }
        sizes.merge(root, 1L, Long::sum);
        depths.merge(root, depth, Math::max);
      }
    }

    for (long index = 0; index < plan.cascades(); index++) {
      CascadeTruth truth = plan.cascade(index);
      assertThat(sizes).containsEntry(truth.cascadeId(), truth.size());
      assertThat(depths).containsEntry(truth.cascadeId(), truth.depth());
    }
  }

  @Test
  void deepHoldsTheLongestChainAndNoRootIds() {
    Plan plan = Scenario.DEEP.plan(SEED, 20_000);

    assertThat(plan.cascade(0).depth()).isEqualTo(DeepScenario.LONGEST - 1);
    assertThat(plan.cascade(0).structuralVirality()).isEqualTo(5_001 / 3.0);
    assertThat(rows(plan)).allMatch(trace -> trace.rootId() == null);
    assertThat(rows(Scenario.DEEP.plan(SEED, 1))).hasSize(1);
  }

  @Test
  void skewedHasOneGreatTagAccountAndStar() {
    Plan plan = Scenario.SKEWED.plan(SEED, 20_000);
    List<Trace> rows = rows(plan);
    Map<String, Long> accounts =
        rows.stream().collect(Collectors.groupingBy(Trace::authorId, Collectors.counting()));
    Set<String> members = new HashSet<>();
    for (Trace trace : rows) {
      if (trace.tags().contains(SkewedScenario.TAG) || "1".equals(trace.parentId())) {
        members.add(trace.traceId());
      }
    }

    assertThat(rows.stream().filter(trace -> !trace.tags().isEmpty())).hasSize(10_000);
    assertThat(accounts.values().stream().max(Long::compare)).hasValue(1_000L);
    assertThat(plan.cascade(0).size()).isEqualTo(2_000);
    assertThat(plan.truth(0).traces()).isEqualTo(members.size());
  }

  @Test
  void dirtyHasTwentyTimesTheDirt() {
    double share =
        rows(Scenario.DIRTY.plan(SEED, 20_000)).stream()
                .filter(trace -> trace.authorId() == null)
                .map(Trace::traceId)
                .distinct()
                .count()
            / 20_000.0;

    assertThat(share).isCloseTo(20 * Dirt.NO_AUTHOR.share(), within(0.01));
  }

  @Test
  void samplingKeepsTheSameTracesWhateverElseIsMade() {
    List<Trace> rows = rows(Scenario.MIXED.plan(SEED, 20_000));
    Sampling tenth = new Sampling(SEED, 0.1);
    Set<String> kept =
        rows.stream().filter(tenth::keeps).map(Trace::traceId).collect(Collectors.toSet());

    assertThat(kept.size() / 20_000.0).isCloseTo(0.1, within(0.01));
    assertThat(rows.stream().filter(trace -> kept.contains(trace.traceId())))
        .allMatch(tenth::keeps);
    assertThat(rows).allMatch(new Sampling(SEED, 1)::keeps);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
  void aShareOutOfRangeIsTheUsersToMend(double share) {
    assertThatThrownBy(() -> new Sampling(SEED, share))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--sampled");
  }

  private static List<Trace> rows(Plan plan) {
    return LongStream.range(0, plan.units())
        .mapToObj(plan::unit)
        .flatMap(Collection::stream)
        .toList();
  }
}
