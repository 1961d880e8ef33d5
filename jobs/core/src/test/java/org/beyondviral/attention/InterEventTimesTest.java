package org.beyondviral.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterEventTimesTest {
  private static InterEventTimes of(long... times) {
    InterEventTimes all = InterEventTimes.of(times[0]);
    for (int i = 1; i < times.length; i++) {
      all = all.then(InterEventTimes.of(times[i]));
    }
    return all;
  }

  @Test
  void regularSequenceIsMinusOneWithoutMemory() {
    InterEventTimes regular = of(0, 10, 20, 30, 40, 50);
    assertThat(regular.burstiness()).hasValue(-1);
    assertThat(regular.memory()).isEmpty();
  }

  @Test
  void oneClusterIsOneWhateverItsLength() {
    for (int n : new int[] {2, 3, 10, 500}) {
      long[] times = new long[n + 1];
      times[n] = 86_400_000_000L;
      assertThat(of(times).burstiness().orElseThrow()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void randomSequenceIsNearZero() {
    Random random = new Random(1);
    long[] times = random.longs(20_000, 0, 1L << 50).sorted().toArray();
    assertThat(of(times).burstiness().orElseThrow()).isCloseTo(0, within(0.02));
    assertThat(of(times).memory().orElseThrow()).isCloseTo(0, within(0.02));
  }

  /** The mean over 1,000 random sequences of 20, 200 and 2,000 times between traces. */
  @ParameterizedTest
  @CsvSource({"20, 0.03", "200, 0.01", "2000, 0.003"})
  void randomSequencesAverageToZeroWhateverTheirLength(int n, double bound) {
    Random random = new Random(n);
    double sum = 0;
    for (int run = 0; run < 1_000; run++) {
      long time = 0;
      InterEventTimes all = InterEventTimes.of(0);
      for (int i = 0; i < n; i++) {
        time += Math.round(-1e9 * Math.log(1 - random.nextDouble()));
        all = all.then(InterEventTimes.of(time));
      }
      sum += all.burstiness().orElseThrow();
    }
    assertThat(sum / 1_000).isCloseTo(0, within(bound));
  }

  @Test
  void alternatingTimesRememberTheOpposite() {
    assertThat(of(0, 1, 10, 11, 20, 21, 30).memory().orElseThrow()).isCloseTo(-1, within(1e-12));
  }

  @Test
  void fewTracesHaveNeither() {
    assertThat(of(5).burstiness()).isEmpty();
    assertThat(of(5, 6).burstiness()).isEmpty();
    assertThat(of(5, 5, 5).burstiness()).as("all at once").isEmpty();
    assertThat(of(5, 6, 8).memory()).as("one pair").isEmpty();
    assertThat(of(5, 6, 8).burstiness()).isPresent();
  }

  /** Whatever the cuts, the merged runs equal the whole; the whole equals the plain formulas. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void cutAnywhereAndMergedItEqualsTheFormulas(long seed) {
    Random random = new Random(seed);
    int n = 4 + random.nextInt(60);
    long[] times = new long[n];
    for (int i = 1; i < n; i++) {
      long gap = (long) Math.exp(random.nextDouble() * Math.log(1e13));
      times[i] = times[i - 1] + (random.nextInt(5) == 0 ? 0 : gap);
    }
    InterEventTimes whole = of(times);
    int cut1 = 1 + random.nextInt(n - 2);
    int cut2 = cut1 + 1 + random.nextInt(n - cut1 - 1);
    InterEventTimes a = of(Arrays.copyOfRange(times, 0, cut1));
    InterEventTimes b = of(Arrays.copyOfRange(times, cut1, cut2));
    InterEventTimes c = of(Arrays.copyOfRange(times, cut2, n));

    assertThat(a.then(b).then(c)).isEqualTo(whole);
    assertThat(a.then(b.then(c))).isEqualTo(whole);
    assertThat(whole.burstiness().orElseThrow()).isCloseTo(burstiness(times), within(1e-9));
    assertThat(whole.memory().orElseThrow()).isCloseTo(memory(times), within(1e-9));
  }

  @Test
  void runsMustFollowOneAnother() {
    assertThatThrownBy(() -> of(5, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sumsOutgrow64Bits() {
    Int128 sum = Int128.ZERO;
    BigInteger expected = BigInteger.ZERO;
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      long a = random.nextLong() >> 4;
      long b = random.nextLong() >> 4;
      sum = sum.plusProduct(a, b);
      expected = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
    }
    assertThat(sum.toBigInteger()).isEqualTo(expected);
  }

  private static double[] gaps(long[] times) {
    double[] gaps = new double[times.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = times[i + 1] - times[i];
    }
    return gaps;
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private static double burstiness(long[] times) {
    double[] gaps = gaps(times);
    double n = gaps.length;
    double r = deviation(gaps) / Arrays.stream(gaps).average().orElseThrow();
    return (Math.sqrt(n + 1) * r - Math.sqrt(n - 1))
        / ((Math.sqrt(n + 1) - 2) * r + Math.sqrt(n - 1));
  }

  private static double memory(long[] times) {
    double[] gaps = gaps(times);
    double[] first = Arrays.copyOfRange(gaps, 0, gaps.length - 1);
    double[] second = Arrays.copyOfRange(gaps, 1, gaps.length);
    double mean1 = Arrays.stream(first).average().orElseThrow();
    double mean2 = Arrays.stream(second).average().orElseThrow();
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (first[i] - mean1) * (second[i] - mean2);
    }
    return sum / (first.length * deviation(first) * deviation(second));
  }
}
