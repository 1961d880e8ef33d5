package org.beyondviral.recruitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogRankTest {
  private record Came(int stratum, double delay, boolean ofKind) {}

  private static LogRank of(List<Came> people) {
    LogRank.Sums sums = new LogRank.Sums();
    int stratum = 0;
    for (Came one :
        people.stream()
            .sorted(
                Comparator.comparingInt(Came::stratum)
                    .thenComparing(Came::delay, Comparator.reverseOrder()))
            .toList()) {
      if (one.stratum() != stratum) {
        sums.endStratum();
        stratum = one.stratum();
      }
      sums.add(one.delay(), one.ofKind());
    }
    return sums.logRank();
  }

  @Test
  void byHand() {
    // after 1: one of the kind, of 2 of 4; after 2: one of each, of 1 of 3; after 3 the other alone
    LogRank found =
        of(
            List.of(
                new Came(0, 1, true),
                new Came(0, 2, true),
                new Came(0, 2, false),
                new Came(0, 3, false)));
    assertThat(found.came()).isEqualTo(2);
    assertThat(found.othersCame()).isEqualTo(1);
    assertThat(found.expected()).isCloseTo(1.0 / 2 + 2.0 / 3, within(1e-12));
    assertThat(found.othersExpected()).isCloseTo(1.0 / 2 + 4.0 / 3, within(1e-12));
    assertThat(found.ratio().orElseThrow()).isCloseTo(12 / 7.0 * (11 / 6.0), within(1e-12));
  }

  @Test
  void nobodyToCompare() {
    assertThat(of(List.of())).isEqualTo(LogRank.NONE);
    assertThat(of(List.of(new Came(0, 1, true), new Came(1, 1, false))).ratio()).isEmpty();
    assertThat(of(List.of(new Came(0, 1, true), new Came(0, 5, true))).ratio()).isEmpty();
    assertThat(of(List.of(new Came(0, 1, false), new Came(0, 5, true))).ratio()).hasValue(0);
  }

  /** Plain loops over everybody who has not come, in strata with levels of their own. */
  @Test
  void asPlainLoopsFind() {
    Random random = new Random(6);
    List<Came> people =
        IntStream.range(0, 400)
            .mapToObj(i -> new Came(i % 7, 1 + random.nextInt(12), random.nextInt(3) == 0))
            .toList();
    double came = 0;
    double expected = 0;
    double othersExpected = 0;
    for (int stratum = 0; stratum < 7; stratum++) {
      for (double delay = 1; delay <= 12; delay++) {
        int s = stratum;
        double at = delay;
        List<Came> left = people.stream().filter(p -> p.stratum() == s && p.delay() >= at).toList();
        double ofKind = left.stream().filter(Came::ofKind).count() / Math.max(1.0, left.size());
        if (ofKind > 0 && ofKind < 1) {
          long now = left.stream().filter(p -> p.delay() == at).count();
          came += left.stream().filter(p -> p.delay() == at && p.ofKind()).count();
          expected += now * ofKind;
          othersExpected += now * (1 - ofKind);
        }
      }
    }
    LogRank found = of(people);
    assertThat((double) found.came()).isEqualTo(came);
    assertThat(found.expected()).isCloseTo(expected, within(1e-9));
    assertThat(found.othersExpected()).isCloseTo(othersExpected, within(1e-9));
  }

  /** Exponential delays whose rates differ by a known ratio, in strata of unlike rates. */
  @Test
  void aPlantedRatioIsFoundAndNoneIsNot() {
    Random random = new Random(9);
    for (double planted : new double[] {1, 1.3, 0.75}) {
      int covers = 0;
      double[] logs = new double[200];
      for (int trial = 0; trial < logs.length; trial++) {
        List<Came> people =
            IntStream.range(0, 600)
                .mapToObj(
                    i -> {
                      boolean ofKind = random.nextInt(3) == 0;
                      double rate = (1 + i % 4 * 5) * (ofKind ? planted : 1);
                      return new Came(i % 4, -Math.log(1 - random.nextDouble()) / rate, ofKind);
                    })
                .toList();
        LogRank found = of(people);
        logs[trial] = Math.log(found.ratio().orElseThrow());
        covers += Math.abs(logs[trial] - Math.log(planted)) <= Math.log(found.factor(0.95)) ? 1 : 0;
      }
      assertThat(Math.exp(Arrays.stream(logs).average().orElseThrow()))
          .isCloseTo(planted, within(0.03));
      assertThat(covers).isBetween(182, 199);
    }
  }
}
