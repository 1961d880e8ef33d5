package org.beyondviral.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Searches over series held in memory: several seeded starts, the best kept.
 *
 * <p>A start takes its first centroid at random and every next one with a chance in proportion to
 * the cost between it and the nearest of those before it (Arthur & Vassilvitskii 2007, k-means++).
 * Draws depend on the seed and on the series in order of their campaigns' ids alone.
 */
public final class ShapeStarts {
  private ShapeStarts() {}

  /**
   * The search with the least sum of costs, the first of equals.
   *
   * @param series at least one, in any order
   * @param clusters how many are asked for; there are fewer only where there are fewer distinct
   *     series
   */
  public static ShapeTally best(List<ShapeSeries> series, int clusters, ShapeRules rules) {
    List<ShapeSeries> sorted =
        series.stream().sorted(Comparator.comparing(ShapeSeries::campaignId)).toList();
    SplittableRandom random = new SplittableRandom(rules.seed() * 31 + clusters);
    ShapeTally best = null;
    for (int start = 0; start < rules.starts(); start++) {
      ShapeTally found =
          ShapeSearch.search(
              start(sorted, clusters, rules, random.split()), model -> tally(model, sorted));
      if (best == null || found.cost() < best.cost()) {
        best = found;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("no start");
    }
    return best;
  }

  /** The tally of series in memory. */
  public static ShapeTally tally(ShapeModel model, Iterable<ShapeSeries> series) {
    ShapeTally tally = new ShapeTally(model);
    series.forEach(tally::add);
    return tally;
  }

  private static ShapeModel start(
      List<ShapeSeries> series, int clusters, ShapeRules rules, SplittableRandom random) {
    List<double[]> centroids = new ArrayList<>();
    double[] nearest = new double[series.size()];
    Arrays.fill(nearest, 1);
    int chosen = random.nextInt(series.size());
    while (chosen >= 0) {
      double[] centroid = series.get(chosen).values();
      centroids.add(centroid);
      if (centroids.size() == clusters) {
        break;
      }
      for (int i = 0; i < nearest.length; i++) {
        double cost =
            ShapeModel.cost(rules.method(), rules.maxShift(), series.get(i).values(), centroid);
        nearest[i] = cost > ShapeTally.SAME ? Math.min(nearest[i], cost) : 0;
      }
      chosen = draw(nearest, random);
    }
    return new ShapeModel(rules.method(), rules.maxShift(), centroids);
  }

  /** An index with a chance in proportion to its weight; -1 when all weigh nothing. */
  private static int draw(double[] weights, SplittableRandom random) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.nextDouble() * total;
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
