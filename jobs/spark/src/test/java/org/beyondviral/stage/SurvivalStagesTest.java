package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.beyondviral.TestSpark;
import org.beyondviral.compare.Survival;
import org.beyondviral.settings.Settings;
import org.beyondviral.stage.SurvivalStages.Lasted;
import org.junit.jupiter.api.Test;

class SurvivalStagesTest {

  @Test
  void binsAreCountedInDays() {
    SurvivalStages.Rules rules =
        SurvivalStages.Rules.of(
            Settings.of(
                Map.of("activity.bin", "6h", "activity.week", "1d", "survival.quiet", "25h")));
    assertThat(rules.weekBins()).isEqualTo(4);
    assertThat(rules.quietBins()).isEqualTo(5);
    assertThat(rules.days(6)).isEqualTo(1.5);
  }

  @Test
  void curvesByProfileAndOverAll() {
    List<Survival> rows =
        SurvivalStages.curves(
                "participant",
                TestSpark.dataset(
                    Lasted.class,
                    List.of(
                        new Lasted("a", 0, true),
                        new Lasted("a", 0, true),
                        new Lasted("a", 3, false),
                        new Lasted("b", 1, false),
                        new Lasted("b", 2, true))),
                SurvivalStages.Rules.of(Settings.defaults()),
                1)
            .collectAsList();

    assertThat(rows)
        .extracting(Survival::profile, Survival::day, Survival::atRisk, Survival::events)
        .containsExactlyInAnyOrder(
            tuple("a", 0.0, 3L, 2L),
            tuple("a", 3.0, 1L, 0L),
            tuple("b", 0.0, 2L, 0L),
            tuple("b", 2.0, 1L, 1L),
            tuple("all", 0.0, 5L, 2L),
            tuple("all", 2.0, 2L, 1L),
            tuple("all", 3.0, 1L, 0L));
  }
}
