package org.beyondviral.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Measure#biasedBySampling} says, tried on a campaign of which a quarter is kept. */
class SamplingTest {
  /** Days of 20,000 traces: a rise, a peak on day 10, a long decay. */
  private static final double[] TIMES = times(20_000);

  @Test
  void timesByWhichAShareCameAndSharesByTimeStay() {
    assertThat(Measure.LIFESPAN_DAYS.biasedBySampling()).isFalse();
    assertStays(days -> days[(int) (0.975 * days.length)] - days[(int) (0.025 * days.length)]);
    assertThat(Measure.BEFORE_SHARE.biasedBySampling()).isFalse();
    assertStays(days -> share(days, 3, 10) / share(days, 3, 18));
  }

  @Test
  void countsDoNot() {
    assertThat(Measure.PARTICIPANTS.biasedBySampling()).isTrue();
    assertThat(Measure.ACTIVE_DAY_SHARE.biasedBySampling()).isTrue();
    ToDoubleFunction<double[]> active =
        days -> Arrays.stream(days).mapToLong(day -> (long) day).distinct().count();
    assertThat(active.applyAsDouble(kept(1))).isLessThan(active.applyAsDouble(TIMES));
  }

  /** Chance makes days uneven, the fewer traces the more: the highest of thirty alike rises. */
  @Test
  void theHighestOfLikeDaysDoesNot() {
    assertThat(Measure.PEAK_SHARE.biasedBySampling()).isTrue();
    ToDoubleFunction<double[]> peak =
        days ->
            IntStream.range(0, 30)
                .mapToDouble(day -> share(days, day, day + 1))
                .max()
                .orElseThrow();
    SplittableRandom random = new SplittableRandom(2);
    double[] even = random.doubles(10_000, 0, 30).toArray();
    double[] tenth = Arrays.stream(even).filter(time -> random.nextDouble() < 0.1).toArray();
    assertThat(peak.applyAsDouble(tenth)).isGreaterThan(1.1 * peak.applyAsDouble(even));
  }

  private static void assertStays(ToDoubleFunction<double[]> measure) {
    double sum = 0;
    for (int seed = 0; seed < 20; seed++) {
      sum += measure.applyAsDouble(kept(seed));
    }
    double whole = measure.applyAsDouble(TIMES);
    assertThat(sum / 20).isEqualTo(whole, within(0.02 * whole));
  }

  private static double[] kept(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Arrays.stream(TIMES).filter(time -> random.nextDouble() < 0.25).toArray();
  }

  private static double share(double[] days, double from, double to) {
    return Arrays.stream(days).filter(day -> day >= from && day < to).count()
        / (double) days.length;
  }

  private static double[] times(int count) {
    SplittableRandom random = new SplittableRandom(1);
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      double wait = -8 * Math.log(1 - random.nextDouble());
      times[i] = random.nextDouble() < 0.2 ? 10 * random.nextDouble() : 10 + wait;
    }
    Arrays.sort(times);
    return times;
  }
}
