package org.beyondviral.generate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.beyondviral.cascade.Tree;
import org.beyondviral.compare.RankTest;
import org.beyondviral.generate.TestScore.Tested;
import org.beyondviral.measure.Measure;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred small studies, measured by hand: what is planted alike is found alike. */
class NullScenarioTest {
  private static final int STUDIES = 200;
  private static final String LAST_DAY = "last_day";

  @Test
  void whatDiffersIsWhatFollowsDuration() {
    assertThat(Preset.sameButForDuration().contrasts().stream().map(PlantedContrast::measure))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Measure.values())
                .filter(Measure::followsDuration)
                .map(Measure::key)
                .toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void studiesThatFindAnyDifferenceAreFewAndNoneMissesTheDuration(long seed) {
    Plan plan = Scenario.NULL.plan(seed, STUDIES * 6_000L);
    Map<Long, Map<String, List<List<Double>>>> studies = new TreeMap<>();
    for (long campaign = 0; campaign < plan.campaigns(); campaign++) {
      PlantedParts parts = plan.parts(campaign).orElseThrow();
      int group = parts.story().equals("short") ? 0 : 1;
      measured(plan.unit(campaign))
          .forEach(
              (measure, value) ->
                  studies
                      .computeIfAbsent(parts.study(), key -> new TreeMap<>())
                      .computeIfAbsent(
                          measure, key -> List.of(new ArrayList<>(), new ArrayList<>()))
                      .get(group)
                      .add(value));
    }
    List<Tested> tests = new ArrayList<>();
    studies.forEach(
        (study, measures) ->
            measures.forEach(
                (measure, groups) ->
                    tests.add(
                        new Tested(
                            study,
                            measure,
                            false,
                            RankTest.p(values(groups.get(0)), values(groups.get(1)))))));
    Map<String, TestScore> scores = new HashMap<>();
    TestScore.of(tests, List.of(LAST_DAY), 0.05).stream()
        .filter(each -> !each.matched())
        .forEach(each -> scores.put(each.measure(), each));

    assertThat(studies).hasSize(STUDIES);
    assertThat(requireNonNull(scores.get(TestScore.ALIKE)).studies()).isEqualTo(STUDIES);
    assertThat(requireNonNull(scores.get(TestScore.ALIKE)).rejected())
        .isLessThanOrEqualTo((long) (0.08 * STUDIES));
    assertThat(requireNonNull(scores.get(LAST_DAY)).rejected()).isEqualTo(STUDIES);
  }

  private static Map<String, Double> measured(List<Trace> traces) {
    Map<String, List<Trace>> cascades = new HashMap<>();
    Map<String, List<Trace>> people = new HashMap<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Trace trace : traces) {
      String root = trace.rootId() == null ? trace.traceId() : trace.rootId();
      cascades.computeIfAbsent(root, key -> new ArrayList<>()).add(trace);
      people.computeIfAbsent(requireNonNull(trace.authorId()), key -> new ArrayList<>()).add(trace);
      first = Math.min(first, trace.createdAt().getEpochSecond());
      last = Math.max(last, trace.createdAt().getEpochSecond());
    }
    int deepest = 0;
    double virality = 0;
    int larger = 0;
    for (List<Trace> cascade : cascades.values()) {
      Tree tree = Tree.of(parents(cascade));
      deepest = Math.max(deepest, tree.maxDepth());
      if (cascade.size() > 1) {
        virality += tree.structuralVirality();
        larger++;
      }
    }
    return Map.of(
        "cascades",
        (double) cascades.size(),
        "singleton_share",
        1 - (double) larger / cascades.size(),
        "max_depth",
        (double) deepest,
        "mean_structural_virality",
        virality / larger,
        "participants",
        (double) people.size(),
        "returning_share",
        (double) people.values().stream().filter(each -> each.size() > 1).count() / people.size(),
        LAST_DAY,
        (last - first) / 86_400.0);
  }

  private static int[] parents(List<Trace> cascade) {
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < cascade.size(); place++) {
      places.put(cascade.get(place).traceId(), place);
    }
    return cascade.stream()
        .mapToInt(
            trace -> trace.parentId() == null ? -1 : requireNonNull(places.get(trace.parentId())))
        .toArray();
  }

  private static double[] values(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
