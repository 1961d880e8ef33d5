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
  private record Came(int stratum, double delay, boolean ofKind, int recruiter) {
    Came(int stratum, double delay, boolean ofKind) {
      this(stratum, delay, ofKind, 0);
    }
  }

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
      sums.add(one.delay(), one.ofKind(), one.recruiter() % LogRank.GROUPS);
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
            .mapToObj(i -> new Came(i % 7, 1 + random.nextInt(12), random.nextInt(3) == 0, i % 50))
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
    double[] logs =
        IntStream.range(0, LogRank.GROUPS)
            .mapToDouble(
                group ->
                    Math.log(
                        of(people.stream()
                                .filter(p -> p.recruiter() % LogRank.GROUPS != group)
                                .toList())
                            .ratio()
                            .orElseThrow()))
            .toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    double squares = Arrays.stream(logs).map(x -> (x - mean) * (x - mean)).sum();
    assertThat(found.error())
        .isCloseTo(Math.sqrt((LogRank.GROUPS - 1.0) / LogRank.GROUPS * squares), within(1e-12));
  }

  @Test
  void groupsCountByTheirPeople() {
    // everybody is compared but the last of each stratum, whom nobody of the other kind is left
    // with
    List<Came> people =
        IntStream.range(0, 3_200).mapToObj(i -> new Came(0, i, i % 2 == 0, i / 2 % 32)).toList();
    assertThat(of(people).groups()).isCloseTo(32, within(0.01));
    List<Came> ofFew =
        IntStream.range(0, 3_200)
            .mapToObj(i -> new Came(0, i, i % 2 == 0, i / 2 % 4 > 0 ? 1 : 2))
            .toList();
    // three quarters and one quarter: 1 / (9 / 16 + 1 / 16)
    assertThat(of(ofFew).groups()).isCloseTo(1.6, within(0.01));
  }

  @Test
  void anEffectDoesNotWidenTheInterval() {
    Random random = new Random(21);
    List<Came> people =
        IntStream.range(0, 3_200)
            .mapToObj(
                i -> {
                  boolean ofKind = random.nextBoolean();
                  double rate = ofKind ? 2 : 1;
                  return new Came(0, -Math.log(1 - random.nextDouble()) / rate, ofKind, i);
                })
            .toList();
    LogRank found = of(people);
    assertThat(found.ratio().orElseThrow()).isCloseTo(1.9, within(0.1));
    // alone it would be exp(1.96 · √(4 / 3200))
    assertThat(found.factor(0.95)).isBetween(Math.exp(0.069), Math.exp(0.1));
  }

  /** Recruiters of either kind differ in how fast theirs come, and the kinds do not. */
  @Test
  void recruitsOfOneRecruiterCountAsOneWhenTheyAreAlike() {
    Random random = new Random(3);
    int covers = 0;
    int wouldCover = 0;
    for (int trial = 0; trial < 1_000; trial++) {
      double[] rates = new double[80];
      Arrays.setAll(rates, i -> Math.exp(random.nextGaussian()));
      LogRank found =
          of(
              IntStream.range(0, 1_600)
                  .mapToObj(
                      i -> {
                        int recruiter = i % rates.length;
                        double delay = -Math.log(1 - random.nextDouble()) / rates[recruiter];
                        return new Came(recruiter % 5, delay, recruiter % 2 == 0, recruiter);
                      })
                  .toList());
      double log = Math.abs(Math.log(found.ratio().orElseThrow()));
      LogRank alone =
          new LogRank(
              found.came(), found.expected(), found.othersCame(), found.othersExpected(), 2, 0);
      covers += log <= Math.log(found.factor(0.95)) ? 1 : 0;
      wouldCover += log <= Math.log(alone.factor(0.95)) ? 1 : 0;
    }
    assertThat(covers / 1_000.0).isBetween(0.93, 0.98);
    assertThat(wouldCover / 1_000.0).isLessThan(0.6);
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
                      return new Came(
                          i % 4, -Math.log(1 - random.nextDouble()) / rate, ofKind, i / 4);
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
