package org.beyondviral.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.beyondviral.campaign.Score.Outcome;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final List<Score> SCORES =
      Score.of(
          List.of(
              new Outcome("viral_fade", "viral_fade", 200, 7),
              new Outcome("viral_fade", "undecided", 50, 2),
              new Outcome("viral_fade", "sustained_movement", 0, 1),
              new Outcome("sustained_movement", "viral_fade", 200, 3),
              new Outcome("recurrent", "intermediate", 200, 4)));

  @Test
  void countsByHand() {
    assertThat(score("viral_fade", 0))
        .isEqualTo(new Score("viral_fade", 0, 10, 10, 7, 2, 1, 0.7, 0.7));
    assertThat(score("viral_fade", 50))
        .isEqualTo(new Score("viral_fade", 50, 9, 10, 7, 2, 0, 0.7, 7 / 9.0));
    assertThat(score("viral_fade", 200))
        .isEqualTo(new Score("viral_fade", 200, 7, 10, 7, 0, 0, 0.7, 1.0));
    assertThat(score("sustained_movement", 0))
        .isEqualTo(new Score("sustained_movement", 0, 3, 1, 0, 0, 3, 0.0, 0.0));
  }

  @Test
  void noneOfAKindLeavesItsSharesOpen() {
    assertThat(score("recurrent", 0))
        .isEqualTo(new Score("recurrent", 0, 4, 0, 0, 0, 0, null, 0.0));
    assertThat(score("perennial_topic", 200))
        .isEqualTo(new Score("perennial_topic", 200, 0, 0, 0, 0, 0, null, null));
  }

  private static Score score(String profile, long leastTraces) {
    return SCORES.stream()
        .filter(score -> score.profile().equals(profile) && score.leastTraces() == leastTraces)
        .findFirst()
        .orElseThrow();
  }
}
