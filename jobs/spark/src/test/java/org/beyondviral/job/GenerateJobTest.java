package org.beyondviral.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Truth;
import org.beyondviral.generate.Faults;
import org.beyondviral.generate.Scenario;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenerateJobTest {
  @TempDir Path output;

  @ParameterizedTest
  @EnumSource
  void partitionsDoNotMatter(Scenario scenario) {
    Set<Trace> one = traces(scenario, 7, 1);

    assertThat(traces(scenario, 7, 2)).isEqualTo(one);
    assertThat(traces(scenario, 7, 7)).isEqualTo(one);
    assertThat(traces(scenario, 8, 1)).isNotEqualTo(one);
  }

  private Set<Trace> traces(Scenario scenario, long seed, int partitions) {
    Tables tables = TestSpark.tables(output);
    return Set.copyOf(
        GenerateJob.traces(
                tables, scenario.plan(seed, 3_000), Faults.of(seed, 0.5, Map.of()), partitions)
            .collectAsList());
  }

  @Test
  void writesTracesAndTruth() {
    GenerateJob.run(TestSpark.tables(output), Scenario.named("mixed"), 2_000, Faults.none(7));

    Tables written =
        new Tables(TestSpark.session(), output.toString(), Optional.of(output + "/tables/traces"));
    List<Trace> traces = written.read(Catalogue.TRACES).collectAsList();
    List<Truth> truth = written.read(Catalogue.TRUTH).collectAsList();
    assertThat(traces.stream().map(Trace::traceId).distinct()).hasSize(2_000);
    assertThat(truth.stream().map(Truth::profile))
        .containsExactlyInAnyOrder(
            "viral_fade", "sustained_movement", "recurrent", "perennial_topic");
    Set<String> tags =
        traces.stream().flatMap(trace -> trace.tags().stream()).collect(Collectors.toSet());
    assertThat(tags).containsAll(truth.stream().map(Truth::campaignId).toList());
  }

  @Test
  void unknownScenarioAndTooFewTracesAreTheUsersToMend() {
    assertThatThrownBy(() -> Scenario.named("mixd"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("mixed");
    assertThatThrownBy(
            () -> GenerateJob.run(TestSpark.tables(output), Scenario.MIXED, 10, Faults.none(7)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("1000");
  }
}
