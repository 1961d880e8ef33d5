package org.beyondviral.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemeTest {
  private static final double[] SPLITS = {0.1, 0.5, 0.9};

  @Test
  void theBalloonChain() {
    double[] paid =
        IntStream.range(0, 6)
            .mapToDouble(j -> 4000 * Scheme.RECURSIVE.share(j, 5, true, 0.5))
            .toArray();
    assertThat(paid).containsExactly(2000, 1000, 500, 250, 125, 62.5);
    for (int top = 0; top < 200; top++) {
      assertThat(4000 * Scheme.RECURSIVE.paid(top, true, 0.5)).isLessThanOrEqualTo(4000);
    }
  }

  @Test
  void aSplitContractPaysAllAndHalvesOnTheWayUp() {
    assertThat(
            IntStream.range(0, 4)
                .mapToDouble(j -> Scheme.SPLIT_CONTRACT.share(j, 3, true, 0.5))
                .toArray())
        .containsExactly(0.5, 0.25, 0.125, 0.125);
    assertThat(Scheme.SPLIT_CONTRACT.share(0, 0, true, 0.5)).isEqualTo(1);
    assertThat(Scheme.SPLIT_CONTRACT.share(0, 0, false, 0.5)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource
  void sumsOverTheChainAreTheClosedFormAndNeverAboveTheBudget(Scheme scheme) {
    for (double split : SPLITS) {
      for (int top = 0; top < 30; top++) {
        for (boolean known : new boolean[] {true, false}) {
          double above = 0;
          for (int j = top; j >= 0; j--) {
            double share = scheme.share(j, top, known, split);
            assertThat(share).isBetween(0.0, 1.0);
            above += share;
            assertThat(scheme.above(j, top, known, split)).isCloseTo(above, within(1e-12));
          }
          assertThat(scheme.paid(top, known, split)).isCloseTo(above, within(1e-12));
          assertThat(above).isLessThanOrEqualTo(1 + 1e-12);
          assertThat(scheme.above(top + 1, top, known, split)).isZero();
        }
      }
    }
  }

  /** The rules as published, position by position. */
  @Test
  void sharesAreTheRules() {
    for (double split : SPLITS) {
      for (int top = 0; top < 8; top++) {
        for (int j = 0; j <= top; j++) {
          double reaches = Math.pow(split, j);
          assertThat(Scheme.FLAT.share(j, top, true, split)).isEqualTo(j == 0 ? 1 : 0);
          assertThat(Scheme.DIRECT.share(j, top, true, split)).isEqualTo(j == 1 ? 1 : 0);
          assertThat(Scheme.RECURSIVE.share(j, top, true, split))
              .isCloseTo((1 - split) * reaches, within(1e-12));
          assertThat(Scheme.SPLIT_CONTRACT.share(j, top, true, split))
              .isCloseTo(j == top ? reaches : (1 - split) * reaches, within(1e-12));
        }
      }
    }
  }

  /** Entering as k identities lengthens the chain below one's own recruiter. */
  @ParameterizedTest
  @EnumSource
  void aSybilChainGainsWhatItsPositionsArePaid(Scheme scheme) {
    for (double split : SPLITS) {
      for (int top = 0; top < 8; top++) {
        for (int k = 1; k < 12; k++) {
          double honest = scheme.share(0, top, true, split);
          double chain = 0;
          for (int j = 0; j < k; j++) {
            chain += scheme.share(j, top + k - 1, true, split);
          }
          assertThat(scheme.sybilGain(top, true, split, k))
              .isCloseTo(chain - honest, within(1e-12));
        }
      }
    }
  }

  /** Pickard's scheme is open to false names: the gain grows to ρ, the whole of the budget. */
  @Test
  void underRecursiveTheGainTendsToTheRestOfTheBudget() {
    assertThat(Scheme.RECURSIVE.sybilGain(3, true, 0.5, 2)).isEqualTo(0.25);
    assertThat(Scheme.RECURSIVE.sybilGain(3, true, 0.5, 60)).isCloseTo(0.5, within(1e-12));
    assertThat(Scheme.FLAT.sybilGain(3, true, 0.5, 60)).isZero();
  }

  /** Where entering is a success, both identities are paid for their own, the upper one twice. */
  @ParameterizedTest
  @EnumSource
  void anIdentityMoreIsASuccessMore(Scheme scheme) {
    for (double split : SPLITS) {
      for (int top = 0; top < 8; top++) {
        double lower =
            scheme.share(0, top + 1, true, split) + scheme.share(1, top + 1, true, split);
        assertThat(scheme.sybilGainByEntering(top, true, split)).isCloseTo(lower, within(1e-12));
      }
      assertThat(scheme.sybilGainByEntering(0, false, split)).isPositive();
    }
    assertThat(Scheme.FLAT.sybilGainByEntering(3, true, 0.5)).isEqualTo(1);
    assertThat(Scheme.RECURSIVE.sybilGainByEntering(3, true, 0.5)).isEqualTo(0.75);
    assertThat(Scheme.SPLIT_CONTRACT.sybilGainByEntering(0, true, 0.5)).isEqualTo(1);
  }
}
