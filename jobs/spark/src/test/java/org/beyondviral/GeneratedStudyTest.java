package org.beyondviral;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.beyondviral.campaign.Score;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeTruth;
import org.beyondviral.generate.Sampling;
import org.beyondviral.generate.Scenario;
import org.beyondviral.job.CascadesJob;
import org.beyondviral.job.GenerateJob;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedStudyTest {
  @TempDir Path made;
  @TempDir Path output;

  /** A small version of jobs/bench/validate. */
  @Test
  void plantedProfilesAreFoundAndScored() {
    GenerateJob.run(TestSpark.tables(made), Scenario.DIRTY, 20_000, new Sampling(3, 1));
    run("study", "--traces", made.toString(), "--output", output.toString());
    run("score", "--output", output.toString(), "--truth", made.toString());

    List<Score> scores = TestSpark.tables(output).read(Catalogue.SCORECARD).collectAsList();
    assertThat(scores).hasSize(4 * Score.LEAST_TRACES.size());
    assertThat(scores.stream().filter(score -> score.leastTraces() == 0))
        .extracting(Score::planted)
        .containsExactlyInAnyOrder(14L, 12L, 6L, 8L);
    assertThat(scores).allMatch(score -> score.opposite() == 0);
    assertThat(scores)
        .allMatch(score -> score.planted() == score.right() && score.labelled() == score.right());
  }

  @ParameterizedTest
  @EnumSource(names = {"DEEP", "SKEWED"})
  void plantedCascadesMeasureWhatTheirClosedFormsSay(Scenario scenario) {
    GenerateJob.run(TestSpark.tables(made), scenario, 20_000, new Sampling(3, 1));
    Tables tables =
        new Tables(TestSpark.session(), output.toString(), Optional.of(made + "/tables/traces"));
    CascadesJob.run(tables, Settings.of(Map.of()));

    Map<String, Cascade> found =
        tables.read(Catalogue.CASCADES).collectAsList().stream()
            .collect(Collectors.toMap(Cascade::cascadeId, Function.identity()));
    List<CascadeTruth> truths =
        TestSpark.tables(made).read(Catalogue.TRUTH_CASCADES).collectAsList();
    assertThat(truths).isNotEmpty();
    for (CascadeTruth truth : truths) {
      Cascade cascade = requireNonNull(found.get(truth.cascadeId()), truth.cascadeId());
      assertThat(cascade.size()).isEqualTo(truth.size());
      assertThat(cascade.depth()).isEqualTo(truth.depth());
      if (truth.structuralVirality() == null) {
        assertThat(cascade.structuralVirality()).isNull();
      } else {
        assertThat(cascade.structuralVirality())
            .isCloseTo(
                truth.structuralVirality(), org.assertj.core.data.Percentage.withPercentage(1e-9));
      }
    }
  }

  private static void run(String... arguments) {
    MainTest.Outcome outcome = MainTest.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }
}
