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
import org.beyondviral.generate.Faults;
import org.beyondviral.generate.MeasureScore;
import org.beyondviral.generate.ParentScore;
import org.beyondviral.generate.Scenario;
import org.beyondviral.generate.TestScore;
import org.beyondviral.job.CascadesJob;
import org.beyondviral.job.GenerateJob;
import org.beyondviral.job.Step;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.ScoreStages;
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
    GenerateJob.run(TestSpark.tables(made), Scenario.DIRTY, 20_000, Faults.none(3));
    upToProfiles();
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

  /** Two small studies side by side; jobs/bench/validate has two hundred. */
  @Test
  void groupsThatDifferInDurationAloneAreFoundAlikeInAllElse() {
    GenerateJob.run(TestSpark.tables(made), Scenario.NULL, 12_000, Faults.none(3));
    upToProfiles();
    run("score", "--output", output.toString(), "--truth", made.toString());

    Tables found = TestSpark.tables(output);
    assertThat(found.read(Catalogue.SCORECARD).collectAsList())
        .allMatch(score -> score.planted() == score.right());
    Map<String, TestScore> tests =
        found.read(Catalogue.SCORECARD_TESTS).collectAsList().stream()
            .filter(score -> !score.matched())
            .collect(Collectors.toMap(TestScore::measure, Function.identity()));
    for (String alike : List.of("mean_structural_virality", "retention_7d", "max_depth")) {
      assertThat(requireNonNull(tests.get(alike)))
          .isEqualTo(new TestScore(alike, false, false, 2, 0, 0.0));
    }
    assertThat(requireNonNull(tests.get("time_to_peak_days")))
        .isEqualTo(new TestScore("time_to_peak_days", false, true, 2, 2, 1.0));
    assertThat(requireNonNull(tests.get(TestScore.ALIKE)).studies()).isEqualTo(2);
    // Within strata of one size and window few campaigns are left of either group.
    assertThat(
            found.read(Catalogue.SCORECARD_TESTS).collectAsList().stream()
                .filter(TestScore::matched)
                .filter(score -> score.measure().equals("time_to_peak_days")))
        .singleElement()
        .satisfies(
            score -> {
              assertThat(score.differs()).isTrue();
              assertThat(score.studies()).isEqualTo(2);
              assertThat(score.rejected()).isPositive();
            });
    for (MeasureScore score : found.read(Catalogue.SCORECARD_MEASURES).collectAsList()) {
      if (score.measure().equals("retention_7d")) {
        assertThat(score.found()).isEqualTo(40);
        assertThat(score.bias()).isBetween(-0.02, 0.02);
        assertThat(score.rootMeanSquareError()).isLessThan(0.1);
      }
    }
  }

  /** Weekly leaders and their successors in a few campaigns. */
  @Test
  void plantedLeadersAndSuccessorsAreFoundToTheLast() {
    GenerateJob.run(TestSpark.tables(made), Scenario.LEADERS, 4_200, Faults.none(3));
    upToProfiles();
    run("score", "--output", output.toString(), "--truth", made.toString());

    List<MeasureScore> scores =
        TestSpark.tables(output).read(Catalogue.SCORECARD_MEASURES).collectAsList();
    for (String measure : List.of("succession_share", "leader_overlap")) {
      List<MeasureScore> found =
          scores.stream().filter(score -> score.measure().equals(measure)).toList();
      assertThat(found).as(measure).hasSize(3);
      assertThat(found)
          .allSatisfy(
              score -> {
                assertThat(score.found()).isEqualTo(score.planted()).isPositive();
                assertThat(score.rootMeanSquareError()).isLessThan(1e-9);
              });
    }
  }

  @Test
  void plantedParentsAreFoundWhereTheyAreStated() {
    GenerateJob.run(TestSpark.tables(made), Scenario.MECHANISMS, 8_400, Faults.none(3));
    Tables tables =
        new Tables(TestSpark.session(), output.toString(), Optional.of(made + "/tables/traces"));
    CascadesJob.run(tables, Settings.of(Map.of()));

    Tables archive = TestSpark.tables(made);
    List<ParentScore> scores =
        ScoreStages.parents(
                archive.read(Catalogue.TRUTH_PARENTS), tables.read(Catalogue.CASCADE_MEMBERS))
            .collectAsList();
    assertThat(scores).hasSize(1);
    assertThat(scores.get(0).parentEvidence()).isEqualTo("stated");
    assertThat(scores.get(0).planted()).isEqualTo(archive.read(Catalogue.TRUTH_PARENTS).count());
    assertThat(scores.get(0).recovered()).isBetween(0.6, 0.95);
    assertThat(archive.read(Catalogue.FOLLOWS).count()).isGreaterThan(20_000);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEEP", "SKEWED"})
  void plantedCascadesMeasureWhatTheirClosedFormsSay(Scenario scenario) {
    GenerateJob.run(TestSpark.tables(made), scenario, 20_000, Faults.none(3));
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

  /** What score reads; the rest of a study takes as long again. */
  private void upToProfiles() {
    for (Step step : Step.values()) {
      if (step.compareTo(Step.PROFILES) <= 0) {
        run(
            step.command(),
            "--traces",
            made.toString(),
            "--output",
            output.toString(),
            "--set",
            "sampling.campaigns=1");
      }
    }
  }

  private static void run(String... arguments) {
    MainTest.Outcome outcome = MainTest.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }
}
