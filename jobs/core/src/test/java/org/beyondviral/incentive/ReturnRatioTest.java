package org.beyondviral.incentive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.beyondviral.incentive.ReturnRatio.Stratum;
import org.junit.jupiter.api.Test;

class ReturnRatioTest {
  private static final double CONFIDENCE = 0.95;

  /**
   * One campaign: on busy days more people answer, and fewer come back. Being answered multiplies
   * the chance to return by {@code effect}.
   */
  private static List<Stratum> campaign(Random random, double effect) {
    List<Stratum> strata = new ArrayList<>();
    for (int day = 0; day < 40; day++) {
      double busy = random.nextDouble();
      int people = 5 + (int) (60 * busy);
      long answered = 0;
      long answeredReturned = 0;
      long othersReturned = 0;
      for (int i = 0; i < people; i++) {
        boolean answer = random.nextDouble() < 0.1 + 0.5 * busy;
        double chance = (0.4 - 0.3 * busy) * (answer ? effect : 1);
        boolean returned = random.nextDouble() < chance;
        answered += answer ? 1 : 0;
        answeredReturned += answer && returned ? 1 : 0;
        othersReturned += !answer && returned ? 1 : 0;
      }
      strata.add(
          new Stratum(day, null, answered, answeredReturned, people - answered, othersReturned));
    }
    return strata;
  }

  private static List<Stratum> pooled(List<Stratum> strata) {
    return List.of(
        strata.stream()
            .reduce(
                (x, y) ->
                    new Stratum(
                        0,
                        null,
                        x.rewarded() + y.rewarded(),
                        x.rewardedReturned() + y.rewardedReturned(),
                        x.others() + y.others(),
                        x.othersReturned() + y.othersReturned()))
            .orElseThrow());
  }

  private static double covered(int replicates, double effect, long seed, boolean matched) {
    Random random = new Random(seed);
    int covered = 0;
    for (int i = 0; i < replicates; i++) {
      List<Stratum> strata = campaign(random, effect);
      ReturnRatio ratio =
          ReturnRatio.of(matched ? strata : pooled(strata), CONFIDENCE).orElseThrow();
      ReturnRatio.Range range = requireNonNull(ratio.interval());
      covered += range.low() <= effect && effect <= range.high() ? 1 : 0;
    }
    return (double) covered / replicates;
  }

  /** Answers that fall on people at random: the interval holds 1 as often as it says. */
  @Test
  void answersAtRandomAreCoveredAtTheNominalRate() {
    assertThat(covered(2_000, 1, 1, true)).isBetween(0.935, 0.965);
  }

  @Test
  void aPlantedEffectIsCoveredToo() {
    assertThat(covered(1_000, 1.8, 2, true)).isBetween(0.93, 0.97);
  }

  /** Without matching, busy days alone make answers look bad. */
  @Test
  void unmatchedTheSameNullIsMissed() {
    assertThat(covered(200, 1, 3, false)).isLessThan(0.75);
  }

  @Test
  void byHand() {
    ReturnRatio ratio =
        ReturnRatio.of(
                List.of(new Stratum(0, null, 10, 4, 20, 4), new Stratum(1, null, 5, 1, 5, 1)),
                CONFIDENCE)
            .orElseThrow();
    double answered = 4 * 20 / 30.0 + 1 * 5 / 10.0;
    double others = 4 * 10 / 30.0 + 1 * 5 / 10.0;
    assertThat(ratio.ratio()).isCloseTo(answered / others, within(1e-12));
    double variance = (200.0 * 8 - 16 * 30) / 900 + (25.0 * 2 - 10) / 100;
    double width = 1.959963985 * Math.sqrt(variance / (answered * others));
    ReturnRatio.Range range = requireNonNull(ratio.interval());
    assertThat(Math.log(range.high() / range.low())).isCloseTo(2 * width, within(1e-8));
  }

  @Test
  void nobodyWithAnAnswerBackIsZeroWithoutAnInterval() {
    assertThat(ReturnRatio.of(List.of(new Stratum(0, null, 5, 0, 5, 2)), CONFIDENCE))
        .contains(new ReturnRatio(0, null));
    assertThat(ReturnRatio.of(List.of(new Stratum(0, null, 5, 2, 5, 0)), CONFIDENCE)).isEmpty();
    assertThat(ReturnRatio.of(List.of(new Stratum(0, null, 5, 5, 5, 5)), CONFIDENCE))
        .contains(new ReturnRatio(1, null));
  }

  @Test
  void emptyWhereNobodyCanBeCompared() {
    assertThat(ReturnRatio.of(List.of(), CONFIDENCE)).isEmpty();
    assertThat(
            ReturnRatio.of(
                List.of(new Stratum(0, null, 5, 2, 0, 0), new Stratum(1, null, 0, 0, 5, 2)),
                CONFIDENCE))
        .isEqualTo(Optional.empty());
  }
}
