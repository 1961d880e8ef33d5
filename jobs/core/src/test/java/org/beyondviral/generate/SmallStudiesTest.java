package org.beyondviral.generate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.beyondviral.cascade.Tree;
import org.beyondviral.compare.RankTest;
import org.beyondviral.generate.TestScore.Tested;
import org.beyondviral.measure.Measure;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small studies, measured by hand: what is planted alike is found alike, and the rest is found. */
class SmallStudiesTest {
  private static final long TRACES_PER_STUDY = 6_000;
  private static final String LAST_DAY = "last_day";

  @Test
  void studiesThatFindAnyDifferenceAreFewAndNoneMissesTheDuration() {
    Map<String, TestScore> scores = scores(Scenario.NULL.plan(1, 200 * TRACES_PER_STUDY));

    assertThat(score(scores, TestScore.ALIKE).studies()).isEqualTo(200);
    assertThat(score(scores, TestScore.ALIKE).rejected()).isLessThanOrEqualTo(16);
    assertThat(score(scores, LAST_DAY).rejected()).isEqualTo(200);
  }

  @Test
  void whatDiffersByDurationAloneIsWhatFollowsDuration() {
    assertThat(Preset.sameButForDuration().contrasts().stream().map(PlantedContrast::measure))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Measure.values())
                .filter(Measure::followsDuration)
                .map(Measure::key)
                .toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"RETENTION", "RECRUITMENT"})
  void whatIsPlantedIsFoundInMostStudiesAndNothingElse(Scenario scenario) {
    Plan plan = scenario.plan(1, 100 * TRACES_PER_STUDY);
    Map<String, TestScore> scores = scores(plan);

    assertThat(score(scores, TestScore.ALIKE).rejected()).isLessThanOrEqualTo(8);
    assertThat(planted(plan))
        .isNotEmpty()
        .allSatisfy(
            contrast -> assertThat(score(scores, contrast.measure()).rejected()).isGreaterThan(80));
  }

  /**
   * The closed forms of the contrasts against what each campaign was planted with. Those of forests
   * hold in large ones, and are some percent more than campaigns of a hundred people have.
   */
  @ParameterizedTest
  @EnumSource(names = {"RETENTION", "RECRUITMENT", "SUCCESSION"})
  void contrastsAreWhatCampaignsArePlantedWithOnAverage(Scenario scenario) {
    Plan plan = scenario.plan(2, 300_000);
    Map<String, List<Double>> values = new HashMap<>();
    for (long campaign = 0; campaign < plan.campaigns(); campaign++) {
      String profile = plan.truth(campaign).profile();
      for (PlantedMeasure each : plan.measures(campaign)) {
        values
            .computeIfAbsent(each.measure() + profile, key -> new ArrayList<>())
            .add(each.value());
      }
    }

    for (PlantedContrast contrast : planted(plan)) {
      assertThat(mean(values, contrast.measure() + PlantedKind.VIRAL_FADE.profile()))
          .as(contrast.measure())
          .isCloseTo(requireNonNull(contrast.viralPlanted()), withinPercentage(5));
      assertThat(mean(values, contrast.measure() + PlantedKind.SUSTAINED_MOVEMENT.profile()))
          .as(contrast.measure())
          .isCloseTo(requireNonNull(contrast.sustainedPlanted()), withinPercentage(5));
    }
    assertThat(plan.contrasts().stream().map(PlantedContrast::measure)).doesNotHaveDuplicates();
  }

  private static List<PlantedContrast> planted(Plan plan) {
    return plan.contrasts().stream().filter(each -> each.viralPlanted() != null).toList();
  }

  private static double mean(Map<String, List<Double>> values, String key) {
    return requireNonNull(values.get(key)).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }

  private static TestScore score(Map<String, TestScore> scores, String measure) {
    return requireNonNull(scores.get(measure), measure);
  }

  private static Map<String, TestScore> scores(Plan plan) {
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
    List<String> differing =
        Stream.concat(Stream.of(LAST_DAY), plan.contrasts().stream().map(PlantedContrast::measure))
            .toList();
    return TestScore.of(tests, differing, 0.05).stream()
        .filter(each -> !each.matched())
        .collect(Collectors.toMap(TestScore::measure, Function.identity()));
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
    double generations = 0;
    int recruited = 0;
    int larger = 0;
    for (List<Trace> cascade : cascades.values()) {
      Tree tree = Tree.of(parents(cascade));
      deepest = Math.max(deepest, tree.maxDepth());
      for (int trace = 1; trace < cascade.size(); trace++) {
        generations += tree.depth(trace);
        recruited++;
      }
      if (cascade.size() > 1) {
        virality += tree.structuralVirality();
        larger++;
      }
    }
    return Map.of(
        "cascades",
        (double) cascades.size(),
        "mean_generation",
        generations / recruited,
        "retention_7d",
        retention(people.values(), 7),
        "retention_30d",
        retention(people.values(), 30),
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

  private static double retention(Collection<List<Trace>> people, int days) {
    return people.stream()
            .filter(
                traces ->
                    traces.stream()
                        .mapToLong(
                            trace ->
                                Duration.between(traces.get(0).createdAt(), trace.createdAt())
                                    .toSeconds())
                        .anyMatch(age -> age >= 86_400L * days && age < 2 * 86_400L * days))
            .count()
        / (double) people.size();
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
