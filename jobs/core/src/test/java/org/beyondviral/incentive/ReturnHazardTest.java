package org.beyondviral.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.beyondviral.incentive.ReturnHazard.Spell;
import org.beyondviral.incentive.ReturnHazard.State;
import org.junit.jupiter.api.Test;

class ReturnHazardTest {
  private static final double CONFIDENCE = 0.95;

  /** On one day alone, the likeliest ratio is that of the two by two table. */
  @Test
  void byHand() {
    ReturnHazard hazard =
        ReturnHazard.of(
            List.of(
                new Spell(0, 3, 3, true, 20),
                new Spell(0, 3, 3, false, 80),
                new Spell(1, 3, 3, true, 15),
                new Spell(1, 3, 3, false, 25)),
            CONFIDENCE);
    double odds = (15 * 80) / (20.0 * 25);
    double width = 1.959963985 * Math.sqrt(1 / 15.0 + 1 / 25.0 + 1 / 20.0 + 1 / 80.0);
    assertThat(hazard.ratio()).isCloseTo(odds, within(1e-7));
    assertThat(hazard.low()).isCloseTo(odds * Math.exp(-width), within(1e-6));
    assertThat(hazard.high()).isCloseTo(odds * Math.exp(width), within(1e-6));
  }

  /**
   * People of one kind, responses that come as they wait, and a chance that falls with the days.
   */
  private static List<Spell> people(Random random, double beta, int people) {
    List<Spell> spells = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      int doublings = random.nextInt(3);
      int changes = 2 + random.nextInt(10);
      int from = 1;
      int day = 1;
      boolean returned = false;
      while (day <= ReturnHazard.DAYS && !returned) {
        if (day == changes && day > 1) {
          spells.add(new Spell(doublings, from, day - 1, false, 1));
          doublings++;
          from = day;
        }
        double logit = -3 - 0.08 * day + beta * doublings;
        returned = random.nextDouble() < 1 / (1 + Math.exp(-logit));
        day++;
      }
      spells.add(new Spell(doublings, from, day - 1, returned, 1));
    }
    return spells;
  }

  private static double covered(double beta, int replicates, long seed) {
    Random random = new Random(seed);
    int covered = 0;
    for (int i = 0; i < replicates; i++) {
      ReturnHazard hazard = ReturnHazard.of(people(random, beta, 300), CONFIDENCE);
      assertThat(hazard.state()).isEqualTo(State.FITTED);
      covered += hazard.low() <= Math.exp(beta) && Math.exp(beta) <= hazard.high() ? 1 : 0;
    }
    return (double) covered / replicates;
  }

  @Test
  void responsesWithoutEffectAreCoveredAtTheNominalRate() {
    assertThat(covered(0, 1_000, 3)).isBetween(0.93, 0.97);
  }

  @Test
  void aPlantedEffectIsCovered() {
    assertThat(covered(0.4, 1_000, 4)).isBetween(0.93, 0.97);
    ReturnHazard hazard = ReturnHazard.of(people(new Random(5), 0.4, 20_000), CONFIDENCE);
    assertThat(hazard.ratio()).isCloseTo(Math.exp(0.4), within(0.06));
  }

  /** Counting alike people together changes nothing. */
  @Test
  void groupingDoesNotMatter() {
    List<Spell> one = people(new Random(6), 0.3, 200);
    List<Spell> twice = new ArrayList<>(one);
    twice.addAll(one);
    List<Spell> doubled =
        one.stream()
            .map(s -> new Spell(s.doublings(), s.from(), s.until(), s.returned(), 2))
            .toList();
    assertThat(ReturnHazard.of(doubled, CONFIDENCE)).isEqualTo(ReturnHazard.of(twice, CONFIDENCE));
  }

  @Test
  void nothingToTell() {
    assertThat(ReturnHazard.of(List.of(), CONFIDENCE).state()).isEqualTo(State.TOO_LITTLE);
    assertThat(
            ReturnHazard.of(
                    List.of(new Spell(0, 1, 4, true, 5), new Spell(0, 1, 29, false, 50)),
                    CONFIDENCE)
                .state())
        .isEqualTo(State.TOO_LITTLE);
    assertThat(
            ReturnHazard.of(
                    List.of(
                        new Spell(0, 1, 4, true, 5),
                        new Spell(0, 1, 29, false, 50),
                        new Spell(1, 1, 29, false, 50)),
                    CONFIDENCE)
                .state())
        .isEqualTo(State.NOT_CONVERGED);
  }
}
