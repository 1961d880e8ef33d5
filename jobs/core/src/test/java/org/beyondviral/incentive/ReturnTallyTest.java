package org.beyondviral.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.beyondviral.incentive.ReturnHazard.Spell;
import org.beyondviral.incentive.ReturnRatio.Stratum;
import org.beyondviral.incentive.ReturnTally.Answers;
import org.beyondviral.incentive.ReturnTally.History;
import org.junit.jupiter.api.Test;

class ReturnTallyTest {
  @Test
  void byHand() {
    ReturnTally tally = new ReturnTally();
    tally.add(new History(7, null, null, List.of(), 100));
    tally.add(new History(7, null, 5, List.of(), 10));
    // two responses on the first day, one more on day 3, which makes three: two doublings
    tally.add(new History(7, 4, 9, List.of(new Answers(0, 2), new Answers(3, 1)), 1));
    // a response on day 2 comes too late to count as a reward, and one after the return not at all
    tally.add(new History(6, null, 4, List.of(new Answers(2, 1), new Answers(4, 9)), 1));
    assertThat(tally.strata())
        .containsExactly(
            new Stratum(6, null, 0, 0, 1, 1),
            new Stratum(7, null, 0, 0, 110, 10),
            new Stratum(7, 4, 1, 1, 0, 0));
    assertThat(tally.spells())
        .containsExactly(
            new Spell(0, 1, 2, false, 1),
            new Spell(0, 1, 5, true, 10),
            new Spell(0, 1, 29, false, 100),
            new Spell(1, 1, 3, false, 1),
            new Spell(1, 3, 4, true, 1),
            new Spell(2, 4, 9, true, 1));
  }
}
