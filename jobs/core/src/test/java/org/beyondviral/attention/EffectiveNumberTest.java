package org.beyondviral.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EffectiveNumberTest {
  @Test
  void equalPartsCountThemselves() {
    assertThat(EffectiveNumber.of(new long[] {7, 7, 7, 0, 7})).isCloseTo(4, within(1e-12));
    assertThat(EffectiveNumber.of(new long[] {0, 3})).isEqualTo(1);
  }

  @Test
  void halfAndTwoQuartersAreTwoRootTwo() {
    // entropy 1.5 ln 2
    assertThat(EffectiveNumber.of(new long[] {2, 1, 1})).isCloseTo(2 * Math.sqrt(2), within(1e-12));
  }

  @Test
  void nothingIsUndefined() {
    assertThat(EffectiveNumber.of(new long[] {0, 0})).isNaN();
  }

  @Test
  void weeksBeginWithTheFirstBin() {
    assertThat(EffectiveNumber.weekly(new long[] {1, 0, 2, 3, 4}, 2)).containsExactly(1, 5, 4);
  }
}
