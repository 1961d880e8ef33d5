package org.beyondviral.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.beyondviral.generate.TestScore.Tested;
import org.junit.jupiter.api.Test;

class TestScoreTest {
  @Test
  void countsRejectionsByMeasureAndStudiesWithAny() {
    List<TestScore> scores =
        TestScore.of(
            List.of(
                new Tested(0, "a", false, 0.001),
                new Tested(0, "b", false, 0.8),
                new Tested(0, "time", false, 0.0001),
                new Tested(1, "a", false, 0.5),
                new Tested(1, "time", false, 0.0001),
                new Tested(2, "a", false, 0.04),
                new Tested(2, "b", false, 0.9),
                new Tested(2, "b", true, 0.001)),
            List.of("time"),
            0.05);

    assertThat(scores)
        .containsExactly(
            new TestScore("a", false, false, 3, 1, 1 / 3.0),
            new TestScore("b", false, false, 2, 0, 0.0),
            new TestScore("time", false, true, 2, 2, 1.0),
            new TestScore(TestScore.ALIKE, false, false, 3, 1, 1 / 3.0),
            new TestScore("b", true, false, 1, 1, 1.0),
            new TestScore(TestScore.ALIKE, true, false, 1, 1, 1.0));
  }

  /** Adjusted with two certain differences, p = 0.03 would pass; among its like it does not. */
  @Test
  void trueDifferencesDoNotLoosenTheLevelForTheOthers() {
    List<TestScore> scores =
        TestScore.of(
            List.of(
                new Tested(0, "a", false, 0.03),
                new Tested(0, "b", false, 0.9),
                new Tested(0, "t1", false, 1e-9),
                new Tested(0, "t2", false, 1e-9)),
            List.of("t1", "t2"),
            0.05);

    assertThat(scores).contains(new TestScore(TestScore.ALIKE, false, false, 1, 0, 0.0));
  }

  @Test
  void nothingTestedIsNoShare() {
    assertThat(TestScore.of(List.of(), List.of("a"), 0.05))
        .containsExactly(
            new TestScore(TestScore.ALIKE, false, false, 0, 0, null),
            new TestScore(TestScore.ALIKE, true, false, 0, 0, null));
  }
}
