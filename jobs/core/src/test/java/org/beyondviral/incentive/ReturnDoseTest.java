package org.beyondviral.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.beyondviral.incentive.ReturnRatio.Stratum;
import org.junit.jupiter.api.Test;

class ReturnDoseTest {
  @Test
  void neighbouringDosesAreCompared() {
    List<ReturnDose> doses =
        List.of(
            new ReturnDose(3, 0, 20, 2),
            new ReturnDose(3, 1, 10, 4),
            new ReturnDose(3, 2, 5, 3),
            new ReturnDose(3, 4, 1, 1),
            new ReturnDose(4, 0, 7, 1));
    assertThat(ReturnDose.strata(doses, 1))
        .containsExactly(new Stratum(3, null, 16, 8, 20, 2), new Stratum(4, null, 0, 0, 7, 1));
    assertThat(ReturnDose.strata(doses, 2)).containsExactly(new Stratum(3, null, 6, 4, 10, 4));
    assertThat(ReturnDose.strata(List.of(), 1)).isEmpty();
  }
}
