package org.beyondviral.recruitment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.beyondviral.recruitment.PowerLawTail.Size;
import org.junit.jupiter.api.Test;

class PowerLawTailTest {
  private static List<Size> histogram(int n, LongSupplier draw) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      counts.merge(draw.getAsLong(), 1L, Long::sum);
    }
    return counts.entrySet().stream().map(e -> new Size(e.getKey(), e.getValue())).toList();
  }

  /** Draws by adding up the probabilities, another way than the class does. */
  private static long zipf(Random random, double exponent) {
    double u = random.nextDouble() * PowerLawTail.zeta(exponent, 1);
    long x = 1;
    for (double sum = 1; sum < u && x < 1_000_000; sum += Math.pow((double) x, -exponent)) {
      x++;
    }
    return x;
  }

  @Test
  void zetaOfKnownArguments() {
    assertThat(PowerLawTail.zeta(2, 1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-10));
    assertThat(PowerLawTail.zeta(4, 1)).isCloseTo(Math.pow(Math.PI, 4) / 90, within(1e-10));
    assertThat(PowerLawTail.zeta(2, 3)).isCloseTo(Math.PI * Math.PI / 6 - 1.25, within(1e-10));
    assertThat(PowerLawTail.zeta(1.01, 1)).isCloseTo(100.5779433, within(1e-6));
  }

  @Test
  void aPlantedExponentIsFoundAndNotRefuted() {
    Random random = new Random(1);
    for (double exponent : new double[] {1.96, 2.5}) {
      int kept = 0;
      for (int round = 0; round < 20; round++) {
        PowerLawTail fit =
            requireNonNull(PowerLawTail.of(histogram(1_500, () -> zipf(random, exponent)), round));
        double deviation = (fit.exponent() - 1) / Math.sqrt((double) fit.tail());
        assertThat(fit.exponent()).isCloseTo(exponent, within(6 * deviation));
        kept += requireNonNull(fit.pValue()) > 0.1 ? 1 : 0;
      }
      assertThat(kept).isGreaterThanOrEqualTo(14);
    }
  }

  /** Their likelihood is highest at 12.3: what is looked for ends before. */
  @Test
  void aLawSteeperThanAnyLookedForIsNone() {
    assertThat(PowerLawTail.of(List.of(new Size(1, 5_000), new Size(2, 1)), 1)).isNull();
    assertThat(PowerLawTail.of(List.of(new Size(1, 5_000), new Size(2, 40)), 1)).isNotNull();
  }

  @Test
  void evenSizesAreRefuted() {
    Random random = new Random(2);
    PowerLawTail fit =
        requireNonNull(PowerLawTail.of(histogram(5_000, () -> 1 + random.nextInt(30)), 7));
    assertThat(requireNonNull(fit.pValue())).isLessThan(0.1);
  }

  /**
   * Of more sizes than are drawn again p is that of some of them: it neither refutes nor misses.
   */
  @Test
  void manySizesHaveATestToo() {
    Random random = new Random(4);
    int kept = 0;
    for (int round = 0; round < 6; round++) {
      List<Size> sizes = histogram(60_000, () -> zipf(random, 2.5));
      kept += requireNonNull(requireNonNull(PowerLawTail.of(sizes, round)).pValue()) > 0.1 ? 1 : 0;
    }
    assertThat(kept).isGreaterThanOrEqualTo(4);
    List<Size> even = histogram(60_000, () -> 1 + random.nextInt(30));
    assertThat(requireNonNull(PowerLawTail.of(even, 7)).pValue()).isEqualTo(1 / 101.0);
  }

  @Test
  void theSameSeedGivesTheSameAndTooFewGiveNone() {
    Random random = new Random(3);
    List<Size> sizes = histogram(500, () -> zipf(random, 2.2));
    assertThat(PowerLawTail.of(sizes, 5)).isEqualTo(PowerLawTail.of(sizes, 5));
    assertThat(PowerLawTail.of(List.of(), 1)).isNull();
    assertThat(PowerLawTail.of(List.of(new Size(1, 900)), 1)).isNull();
    assertThat(PowerLawTail.of(List.of(new Size(1, 20), new Size(2, 10)), 1)).isNull();
  }
}
