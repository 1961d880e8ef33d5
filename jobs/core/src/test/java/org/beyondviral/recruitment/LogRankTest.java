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
    // after 1: one of the kind, of 2 of 4; after 2: one of each, of 1 of 3; after 3: the other
    LogRank found =
        of(
            List.of(
                new Came(0, 1, true),
                new Came(0, 2, true),
                new Came(0, 2, false),
                new Came(0, 3, false)));
    assertThat(found.surplus()).isCloseTo(2 - 1.0 / 2 - 2.0 / 3, within(1e-12));
    assertThat(found.variance())
        .isCloseTo(1.0 / 4 + 2.0 / 3 * (2.0 / 3) * (1.0 / 2), within(1e-12));
  }

  @Test
  void nobodyToCompare() {
    assertThat(of(List.of())).isEqualTo(LogRank.NONE);
    assertThat(of(List.of(new Came(0, 1, true), new Came(1, 1, false))).ratio(0.95)).isEmpty();
    assertThat(of(List.of(new Came(0, 1, true), new Came(0, 5, true))).ratio(0.95)).isEmpty();
  }

  /** Plain loops over everybody at risk, in strata with levels of their own. */
  @Test
  void asPlainLoopsFind() {
    Random random = new Random(6);
    List<Came> people =
        IntStream.range(0, 400)
            .mapToObj(i -> new Came(i % 7, 1 + random.nextInt(12), random.nextInt(3) == 0))
            .toList();
    double surplus = 0;
    double variance = 0;
    for (int stratum = 0; stratum < 7; stratum++) {
      for (double delay = 1; delay <= 12; delay++) {
        int s = stratum;
        double at = delay;
        List<Came> left = people.stream().filter(p -> p.stratum() == s && p.delay() >= at).toList();
        double n = left.size();
        double kind = left.stream().filter(Came::ofKind).count() / Math.max(1, n);
        double came = left.stream().filter(p -> p.delay() == at).count();
        surplus += left.stream().filter(p -> p.delay() == at && p.ofKind()).count() - came * kind;
        variance += n < 2 ? 0 : came * kind * (1 - kind) * (n - came) / (n - 1);
      }
    }
    LogRank found = of(people);
    assertThat(found.surplus()).isCloseTo(surplus, within(1e-9));
    assertThat(found.variance()).isCloseTo(variance, within(1e-9));
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
        LogRank.Ratio ratio = of(people).ratio(0.95).orElseThrow();
        covers += ratio.low() <= planted && planted <= ratio.high() ? 1 : 0;
        logs[trial] = Math.log(ratio.ratio());
      }
      assertThat(Math.exp(Arrays.stream(logs).average().orElseThrow()))
          .isCloseTo(planted, within(0.03));
      assertThat(covers).isBetween(182, 199);
    }
  }
}
