package org.beyondviral.incentive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.beyondviral.incentive.Ledger.Successes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
  private static final List<Successes> KNOWN =
      List.of(
          new Successes(0, 100), new Successes(1, 40), new Successes(2, 20), new Successes(3, 10));

  private static Incentive row(Scheme scheme, List<Successes> successes, String event) {
    IncentiveRules rules = new IncentiveRules(event, 1, null, 0.5, 4000);
    return Ledger.of(scheme, successes, rules)
        .row("c", scheme, rules, new Concentration(1, 0.0, 0.0));
  }

  private static List<Successes> with(long unknown) {
    List<Successes> all = new ArrayList<>(KNOWN);
    all.add(new Successes(null, unknown));
    return all;
  }

  /** 170 successes pay 106.875 budgets, 4.375 of them two or more steps up. */
  @Test
  void unknownGenerationsWidenTheShareAndDoNotMoveIt() {
    Incentive known = row(Scheme.RECURSIVE, KNOWN, "post");
    assertThat(known.paid()).isEqualTo(4000 * 106.875);
    assertThat(known.recursiveShare()).isEqualTo(4.375 / 106.875);
    assertThat(known.recursiveShareLow()).isEqualTo(known.recursiveShare());
    assertThat(known.recursiveShareHigh()).isEqualTo(known.recursiveShare());

    Incentive opaque = row(Scheme.RECURSIVE, with(510), "post");
    assertThat(opaque.unknownEvents()).isEqualTo(510);
    assertThat(opaque.paid()).isEqualTo(4000 * (106.875 + 255));
    assertThat(opaque.recursiveShare()).isEqualTo(known.recursiveShare());
    assertThat(opaque.directShare()).isEqualTo(known.directShare());
    assertThat(requireNonNull(opaque.recursiveShareLow()))
        .isCloseTo(4.375 / (106.875 + 510 * 0.75), within(1e-12));
    assertThat(requireNonNull(opaque.recursiveShareHigh()))
        .isCloseTo((4.375 + 510 * 0.25) / (106.875 + 510), within(1e-12));
  }

  /** Whatever the unknown generations are, the share of all that is paid lies between. */
  @ParameterizedTest
  @EnumSource
  void noGenerationsOfTheUnknownLeaveTheBounds(Scheme scheme) {
    Incentive opaque = row(scheme, with(50), "post");
    for (int generation = 0; generation < 30; generation++) {
      List<Successes> guessed = new ArrayList<>(KNOWN);
      guessed.add(new Successes(generation, 50));
      assertThat(requireNonNull(row(scheme, guessed, "post").recursiveShare()))
          .isBetween(
              requireNonNull(opaque.recursiveShareLow()) - 1e-12,
              requireNonNull(opaque.recursiveShareHigh()) + 1e-12);
    }
  }

  @Test
  void falseNamesArePaidForWhereToEnterIsASuccess() {
    assertThat(row(Scheme.FLAT, KNOWN, "post").sybilGain()).isZero();
    assertThat(row(Scheme.FLAT, KNOWN, "post").sybilGainLimit()).isZero();
    assertThat(row(Scheme.RECURSIVE, KNOWN, "reply").sybilGain()).isEqualTo(0.25);
    assertThat(requireNonNull(row(Scheme.RECURSIVE, KNOWN, "reply").sybilGainLimit()))
        .isCloseTo(0.5, within(1e-12));
    for (String entering : List.of("act", "join")) {
      assertThat(row(Scheme.FLAT, KNOWN, entering).sybilGain()).isEqualTo(1);
      assertThat(row(Scheme.RECURSIVE, KNOWN, entering).sybilGain()).isEqualTo(0.75);
      assertThat(row(Scheme.FLAT, KNOWN, entering).sybilGainLimit()).isNull();
    }
  }

  @Test
  void nothingIsSharedWithoutSuccesses() {
    Incentive none = row(Scheme.RECURSIVE, List.of(), "act");
    assertThat(none.recursiveShare()).isNull();
    assertThat(none.recursiveShareHigh()).isNull();
    assertThat(none.sybilGain()).isNull();
    Incentive unknown = row(Scheme.DIRECT, List.of(new Successes(null, 5)), "post");
    assertThat(unknown.recursiveShare()).isNull();
    assertThat(unknown.unknownEvents()).isEqualTo(5);
  }
}
