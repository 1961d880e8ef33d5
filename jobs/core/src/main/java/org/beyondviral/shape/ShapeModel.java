package org.beyondviral.shape;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.beyondviral.attention.Activity;

/** Centroids, and where a series belongs among them. */
public final class ShapeModel implements Serializable {
  /**
   * Where a series belongs.
   *
   * @param cluster the nearest centroid, the first of equals
   * @param shift bins the series is moved towards later times to lie best on it
   * @param cost its cost there ({@link ShapeMethod})
   * @param secondCost its cost at the next nearest; NaN where there is no other
   */
  public record Place(int cluster, int shift, double cost, double secondCost) {}

  private final ShapeMethod method;
  private final int maxShift;
  private final double[][] centroids;
  private final double[][] padded;

  /**
   * @param maxShift most bins a series is moved either way
   * @param centroids of length one
   */
  public ShapeModel(ShapeMethod method, int maxShift, List<double[]> centroids) {
    this.method = method;
    this.maxShift = maxShift;
    this.centroids = centroids.stream().map(double[]::clone).toArray(double[][]::new);
    this.padded = new double[this.centroids.length][];
    for (int k = 0; k < padded.length; k++) {
      padded[k] = new double[bins() + 2 * maxShift];
      System.arraycopy(this.centroids[k], 0, padded[k], maxShift, bins());
    }
  }

  public ShapeMethod method() {
    return method;
  }

  public int maxShift() {
    return maxShift;
  }

  /** Number of centroids. */
  public int clusters() {
    return centroids.length;
  }

  /** Bins of every centroid. */
  public int bins() {
    return centroids[0].length;
  }

  /** The k-th centroid: a copy. */
  public double[] centroid(int k) {
    return centroids[k].clone();
  }

  /** The shape of that activity, from 1; empty where the method is not defined. */
  public Optional<Integer> shapeOf(Activity activity) {
    return method
        .normalised(ShapeMethod.aligned(activity, bins()))
        .map(series -> place(series).cluster() + 1);
  }

  /**
   * The place of a series of length one. Of shifts that fit equally well the smallest is taken, the
   * earlier of two. O(clusters · bins · shifts), direct: for few shifts the Fourier transform of
   * the papers saves nothing, and bins with 0 cost nothing this way.
   */
  public Place place(double[] series) {
    double[] products = new double[2 * maxShift + 1];
    int cluster = 0;
    int shift = 0;
    double best = Double.POSITIVE_INFINITY;
    double second = Double.NaN;
    for (int k = 0; k < padded.length; k++) {
      multiply(series, padded[k], products);
      int at = best(products);
      double cost = ShapeMethod.cost(products[at]);
      if (cost < best) {
        second = k == 0 ? Double.NaN : best;
        best = cost;
        cluster = k;
        shift = at - maxShift;
      } else if (!(cost >= second)) {
        second = cost;
      }
    }
    return new Place(cluster, shift, best, second);
  }

  /** The same centroids by falling size, those of equal size by their values. */
  ShapeModel ordered(long[] sizes) {
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < sizes.length; k++) {
      order.add(k);
    }
    order.sort(
        Comparator.<Integer>comparingLong(k -> -sizes[k])
            .thenComparing((a, b) -> Arrays.compare(centroids[b], centroids[a])));
    return new ShapeModel(method, maxShift, order.stream().map(k -> centroids[k]).toList());
  }

  /** The cost between two series of length one. */
  static double cost(ShapeMethod method, int maxShift, double[] one, double[] other) {
    return new ShapeModel(method, maxShift, List.of(other)).place(one).cost();
  }

  private static void multiply(double[] series, double[] padded, double[] products) {
    Arrays.fill(products, 0);
    for (int b = 0; b < series.length; b++) {
      double value = series[b];
      if (value != 0) {
        for (int q = 0; q < products.length; q++) {
          products[q] += value * padded[b + q];
        }
      }
    }
  }

  private int best(double[] products) {
    int best = maxShift;
    for (int q = 1; q <= maxShift; q++) {
      best = products[maxShift - q] > products[best] ? maxShift - q : best;
      best = products[maxShift + q] > products[best] ? maxShift + q : best;
    }
    return best;
  }
}
