package org.beyondviral.shape;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lloyd's search: every series to its nearest centroid, every centroid to the middle of its series,
 * until the sum of costs falls by less than a millionth, or fifty times.
 *
 * <p>It never ends with an empty cluster unless every series lies on a centroid already, which is
 * when there are fewer distinct series than clusters: an empty cluster starts again at the
 * worst-fitting series, and after the last round as often as it takes. A centroid that lies on a
 * series keeps it, so that this takes no more rounds than there are clusters.
 */
public final class ShapeSearch {
  private static final int ROUNDS = 50;
  private static final double GAIN = 1e-6;

  private ShapeSearch() {}

  /**
   * The best clusters met on the way.
   *
   * @param pass tallies all series under given centroids
   */
  public static ShapeTally search(ShapeModel start, Function<ShapeModel, ShapeTally> pass) {
    ShapeTally best = pass.apply(start);
    ShapeTally last = best;
    for (int round = 0; round < ROUNDS; round++) {
      ShapeTally next = pass.apply(last.updated());
      boolean better = next.cost() < best.cost() * (1 - GAIN);
      boolean moving = better || last.hasEmptyCluster();
      best = next.cost() < best.cost() ? next : best;
      last = next;
      if (!moving) {
        break;
      }
    }
    while (best.hasEmptyCluster()) {
      @Nullable ShapeModel reseeded = best.reseeded();
      if (reseeded == null) {
        break;
      }
      best = pass.apply(reseeded);
    }
    return best;
  }
}
