package org.beyondviral.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.beyondviral.attention.Activity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
  private static final int BINS = 64;

  /** Six kinds of attention: by the time from the peak. */
  private static final List<IntToDoubleFunction> PLANTED =
      List.of(
          t -> t == 0 ? 1 : 0.01,
          t -> t < 0 ? 0 : Math.exp(-t / 6.0),
          t -> t > 0 ? 0 : Math.exp(t / 6.0),
          t -> Math.exp(-Math.abs(t) / 15.0),
          t -> Math.exp(-t * t / 8.0) + 0.9 * Math.exp(-(t - 25) * (t - 25) / 8.0),
          t -> t < 0 ? 0.05 : 1 / (1 + t / 30.0));

  @Test
  void alignsThePeakAtOneThirdAndCutsWhatLiesFurtherOff() {
    Activity activity =
        Activity.of(Duration.ofDays(1), new long[] {10, 12, 20}, new long[] {1, 7, 3});
    assertThat(ShapeMethod.aligned(activity, 9)).containsExactly(0, 1, 0, 7, 0, 0, 0, 0, 0);
  }

  @ParameterizedTest
  @EnumSource(ShapeMethod.class)
  void costIgnoresScaleAndShiftsWithinTheBound(ShapeMethod method) {
    SplittableRandom random = new SplittableRandom(1);
    double[] series = new double[BINS];
    for (int b = 20; b < 50; b++) {
      series[b] = random.nextInt(1, 100);
    }
    double[] scaled = Arrays.stream(series).map(value -> value * 37).toArray();
    assertThat(cost(method, 0, series, scaled)).isLessThan(ShapeTally.SAME);
    for (int shift : new int[] {-8, -3, 5, 8}) {
      double[] moved = new double[BINS];
      System.arraycopy(series, 20, moved, 20 + shift, 30);
      if (method == ShapeMethod.K_SC) {
        assertThat(cost(method, 8, series, moved)).isLessThan(ShapeTally.SAME);
      }
      assertThat(cost(method, 8, series, moved))
          .isLessThan(cost(method, Math.abs(shift) - 1, series, moved));
    }
  }

  @Test
  void kScCostEqualsTheSquaredDistanceTheLeastOverScalesAndShiftsTriedOneByOne() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 8; round++) {
      double[] x = random.doubles(16).toArray();
      double[] y = random.doubles(16).toArray();
      double least = 1;
      for (int q = -3; q <= 3; q++) {
        // On the endless line: nothing is lost when a series is shifted.
        double[] moved = new double[22];
        double[] held = new double[22];
        System.arraycopy(y, 0, moved, 3 + q, 16);
        System.arraycopy(x, 0, held, 3, 16);
        for (double alpha = 0; alpha < 3; alpha += 1e-4) {
          double residual = 0;
          double length = 0;
          for (int b = 0; b < 22; b++) {
            residual += (held[b] - alpha * moved[b]) * (held[b] - alpha * moved[b]);
            length += held[b] * held[b];
          }
          least = Math.min(least, residual / length);
        }
      }
      assertThat(cost(ShapeMethod.K_SC, 3, x, y)).isEqualTo(least, within(1e-6));
      assertThat(cost(ShapeMethod.K_SC, 3, y, x)).isEqualTo(least, within(1e-6));
    }
  }

  @Test
  void kShapeCostFollowsTheCorrelationAndIgnoresTheLevel() {
    double[] x = {1, 2, 4, 1};
    double[] y = {3, 1, 0, 2};
    // Means 2 and 1.5: (-1 · 1.5) + 0 + (2 · -1.5) + (-1 · 0.5) = -5; lengths² 6 and 5.
    double c = -5 / Math.sqrt(30);
    assertThat(cost(ShapeMethod.K_SHAPE, 0, x, y)).isEqualTo(1 + c * c, within(1e-6));
    assertThat(cost(ShapeMethod.K_SHAPE, 0, x, new double[] {11, 12, 14, 11}))
        .isLessThan(ShapeTally.SAME);
  }

  @Test
  void hasNoPlaceForSeriesWithoutShape() {
    assertThat(ShapeMethod.K_SC.normalised(new double[4])).isEmpty();
    assertThat(ShapeMethod.K_SHAPE.normalised(new double[] {3, 3, 3})).isEmpty();
    assertThat(ShapeMethod.K_SC.normalised(new double[] {3, 3, 3})).isPresent();
  }

  @ParameterizedTest
  @EnumSource(ShapeMethod.class)
  void centroidIsTheBestOfAllDirections(ShapeMethod method) {
    List<ShapeSeries> series = planted(method, 8, BINS, 3);
    ShapeModel start = new ShapeModel(method, 0, List.of(series.get(0).values()));
    ShapeModel updated = ShapeStarts.tally(start, series).updated();
    double[] centroid = updated.centroid(0);
    // Power iteration on the plain sum of outer products, less the mean where the method says so.
    double[] plain = centroid.clone();
    SplittableRandom random = new SplittableRandom(9);
    Arrays.setAll(plain, b -> plain[b] + 0.01 * random.nextDouble());
    for (int round = 0; round < 500; round++) {
      double[] next = new double[BINS];
      for (ShapeSeries each : series) {
        double product = dot(each.values(), centred(method, plain));
        Arrays.setAll(next, b -> next[b] + product * each.values()[b]);
      }
      double[] centred = centred(method, next);
      double length = Math.sqrt(dot(centred, centred));
      Arrays.setAll(plain, b -> centred[b] / length);
    }
    assertThat(Math.abs(dot(plain, centroid))).isEqualTo(1, within(1e-6));
    assertThat(dot(series.get(0).values(), centroid)).isPositive();
  }

  @ParameterizedTest
  @EnumSource(ShapeMethod.class)
  void fewSparseSeriesHaveACentroidToo(ShapeMethod method) {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 40; round++) {
      List<ShapeSeries> series = new ArrayList<>();
      for (int i = 0; i < 2 + round % 6; i++) {
        double[] values = new double[128];
        values[42] = 1_000;
        for (int b = 43; b < 128; b += 1 + random.nextInt(4)) {
          values[b] = Math.rint(600 * Math.exp(-(b - 42) / (1.0 + round % 5)));
        }
        series.add(new ShapeSeries("c" + i, method.normalised(values).orElseThrow()));
      }
      ShapeModel start = new ShapeModel(method, 8, List.of(series.get(0).values()));
      ShapeTally tally = ShapeStarts.tally(start, series);
      assertThat(ShapeStarts.tally(tally.updated(), series).cost())
          .isLessThanOrEqualTo(tally.cost() + 1e-6);
    }
  }

  @ParameterizedTest
  @EnumSource(ShapeMethod.class)
  void findsPlantedShapes(ShapeMethod method) {
    List<ShapeSeries> series = planted(method, 120, BINS, 4);
    ShapeModel found = ShapeStarts.best(series, 6, rules(method, 6, false)).model();
    int[] truth = IntStream.range(0, series.size()).map(i -> i % PLANTED.size()).toArray();
    int[] clusters =
        series.stream().mapToInt(each -> found.place(each.values()).cluster()).toArray();
    assertThat(AdjustedRandTest.of(truth, clusters)).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void tallyOfPartsInAnyOrderIsTheTallyOfTheWhole(int parts) {
    for (ShapeMethod method : ShapeMethod.values()) {
      List<ShapeSeries> series = new ArrayList<>(planted(method, 60, BINS, 6));
      ShapeTally whole = ShapeStarts.best(series, 6, rules(method, 6, false));
      Collections.shuffle(series, new Random(parts));
      ShapeTally again =
          ShapeSearch.search(
              ShapeStarts.best(series, 6, rules(method, 6, false)).model(),
              model -> {
                List<ShapeTally> tallies = new ArrayList<>();
                for (int part = 0; part < parts; part++) {
                  ShapeTally tally = new ShapeTally(model);
                  for (int i = part; i < series.size(); i += parts) {
                    tally.add(series.get(i));
                  }
                  tallies.add(0, tally);
                }
                return tallies.stream().reduce(ShapeTally::merge).orElseThrow();
              });
      ShapeTally once =
          ShapeSearch.search(whole.model(), model -> ShapeStarts.tally(model, series));
      assertThat(again.cost()).isEqualTo(once.cost());
      assertThat(again.sizes()).isEqualTo(once.sizes());
      for (int k = 0; k < 6; k++) {
        assertThat(again.model().centroid(k)).isEqualTo(once.model().centroid(k));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ShapeMethod.class)
  void neverEndsWithFewerClustersThanAsked(ShapeMethod method) {
    List<ShapeSeries> series = planted(method, 24, BINS, 7);
    List<double[]> equal = Collections.nCopies(12, series.get(0).values());
    ShapeTally found =
        ShapeSearch.search(
            new ShapeModel(method, 8, equal), model -> ShapeStarts.tally(model, series));
    assertThat(found.sizes()).hasSize(12).doesNotContain(0);
    assertThat(ShapeStarts.best(series, 24, rules(method, 24, false)).sizes())
        .hasSize(24)
        .containsOnly(1);
  }

  @ParameterizedTest
  @EnumSource(ShapeMethod.class)
  void hasFewerClustersOnlyWhereFewerSeriesDiffer(ShapeMethod method) {
    List<ShapeSeries> series = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int factor = i + 1;
      int peak = 20 + 10 * (i % 3);
      double[] values = new double[BINS];
      values[peak] = 5.0 * factor;
      values[peak + 1 + i % 3] = 2.0 * factor;
      series.add(new ShapeSeries("c" + i, method.normalised(values).orElseThrow()));
    }
    assertThat(ShapeStarts.best(series, 6, rules(method, 6, false)).sizes())
        .containsExactlyInAnyOrder(10, 10, 10);
  }

  @Test
  void qualityIsHighestAtTheNumberPlanted() {
    List<ShapeSeries> series = planted(ShapeMethod.K_SC, 60, BINS, 8);
    ShapeRules rules = rules(ShapeMethod.K_SC, 6, true);
    ShapeModel six = ShapeStarts.best(series, 6, rules).model();
    ShapeModel twelve = ShapeStarts.best(series, 12, rules).model();
    assertThat(ShapeQuality.silhouette(six, series))
        .isGreaterThan(ShapeQuality.silhouette(twelve, series))
        .isBetween(0.5, 1.0);
    assertThat(ShapeQuality.stability(six, series, rules))
        .isGreaterThan(ShapeQuality.stability(twelve, series, rules))
        .isGreaterThan(0.9);
    assertThat(ShapeQuality.silhouette(ShapeStarts.best(series, 1, rules).model(), series)).isNaN();
  }

  /** Series of noisy counts, the i-th of the kind i mod 6, moved by up to three bins. */
  static List<ShapeSeries> planted(ShapeMethod method, int count, int bins, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ShapeSeries> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      IntToDoubleFunction kind = PLANTED.get(i % PLANTED.size());
      double height = random.nextInt(200, 5_000);
      int shift = random.nextInt(-3, 4);
      double[] values = new double[bins];
      for (int b = 0; b < bins; b++) {
        double mean = height * kind.applyAsDouble(b - ShapeMethod.peakBin(bins) - shift);
        values[b] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
      }
      series.add(
          new ShapeSeries("campaign-%05d".formatted(i), method.normalised(values).orElseThrow()));
    }
    return series;
  }

  static ShapeRules rules(ShapeMethod method, int clusters, boolean choose) {
    return new ShapeRules(method, clusters, choose, BINS, 8, 3, 20091205);
  }

  private static double cost(ShapeMethod method, int maxShift, double[] x, double[] y) {
    return ShapeModel.cost(
        method, maxShift, method.normalised(x).orElseThrow(), method.normalised(y).orElseThrow());
  }

  private static double[] centred(ShapeMethod method, double[] values) {
    double mean = method == ShapeMethod.K_SHAPE ? Arrays.stream(values).average().orElse(0) : 0;
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int b = 0; b < x.length; b++) {
      sum += x[b] * y[b];
    }
    return sum;
  }
}
