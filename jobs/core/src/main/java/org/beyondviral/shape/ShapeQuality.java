package org.beyondviral.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** How well clusters stand apart, and how far they are the same in another sample. */
public final class ShapeQuality {
  private static final int RESAMPLES = 5;
  private static final double KEPT = 0.8;

  private ShapeQuality() {}

  /**
   * The mean simplified silhouette: (b − a) / b, a ≤ b the roots of the costs of a series at the
   * nearest and the next nearest centroid; 0 for a series that lies on both.
   *
   * <p>Source: Rousseeuw (1987), Silhouettes, Journal of Computational and Applied Mathematics 20;
   * with centroids in place of all pairs, so that it is O(series · clusters).
   *
   * @return 0 to 1; NaN for fewer than two clusters
   */
  public static double silhouette(ShapeModel model, List<ShapeSeries> series) {
    double sum = 0;
    for (ShapeSeries each : series) {
      ShapeModel.Place place = model.place(each.values());
      double a = Math.sqrt(place.cost());
      double b = Math.sqrt(place.secondCost());
      sum += ExactSum.term(b == 0 ? 0 : (b - a) / b);
    }
    return sum / series.size();
  }

  /**
   * Stability: the mean adjusted Rand index between the clusters of all series and those found in a
   * random 80 % of them, all series sorted by both; five resamples.
   *
   * <p>Source: after Ben-Hur, Elisseeff & Guyon (2002), A stability based method for discovering
   * structure in clustered data, Pacific Symposium on Biocomputing.
   *
   * @return at most 1; NaN where no two clusterings can disagree
   */
  public static double stability(ShapeModel model, List<ShapeSeries> series, ShapeRules rules) {
    List<ShapeSeries> sorted =
        series.stream().sorted(Comparator.comparing(ShapeSeries::campaignId)).toList();
    SplittableRandom random = new SplittableRandom(rules.seed() * 37 + model.clusters());
    double sum = 0;
    for (int resample = 0; resample < RESAMPLES; resample++) {
      List<ShapeSeries> kept = new ArrayList<>();
      for (ShapeSeries each : sorted) {
        if (random.nextDouble() < KEPT) {
          kept.add(each);
        }
      }
      ShapeModel again =
          ShapeStarts.best(kept.isEmpty() ? sorted : kept, model.clusters(), rules).model();
      sum += AdjustedRand.of(cells(model, again, series));
    }
    return sum / RESAMPLES;
  }

  private static List<AdjustedRand.Cell> cells(
      ShapeModel one, ShapeModel other, List<ShapeSeries> series) {
    Map<List<Integer>, Long> counts = new HashMap<>();
    for (ShapeSeries each : series) {
      counts.merge(
          List.of(one.place(each.values()).cluster(), other.place(each.values()).cluster()),
          1L,
          Long::sum);
    }
    return counts.entrySet().stream()
        .map(
            entry ->
                new AdjustedRand.Cell(
                    entry.getKey().get(0).toString(),
                    entry.getKey().get(1).toString(),
                    entry.getValue()))
        .toList();
  }
}
