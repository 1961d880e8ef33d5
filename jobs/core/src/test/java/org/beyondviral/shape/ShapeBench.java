package org.beyondviral.shape;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * One round of K-SC on one core: every series to its nearest centroid, every centroid anew. Beside
 * it the same round as scripts write it: every shift a copy, every matrix whole.
 */
final class ShapeBench {
  private static final int MAX_SHIFT = 8;
  private static final int CLUSTERS = 6;

  private ShapeBench() {}

  public static void main(String[] arguments) {
    int most = Integer.parseInt(arguments[0]);
    List<ShapeSeries> series = ShapesTest.planted(ShapeMethod.K_SC, most, 128, 1);
    ShapeModel start = start(series);
    ours(series.subList(0, Math.min(most, 5_000)), start);
    plain(series.subList(0, Math.min(most, 2_000)), start);
    for (int count = most / 8; count <= most; count *= 2) {
      List<ShapeSeries> part = series.subList(0, count);
      print("k-sc", count, ours(part, start));
      print("plain", count, plain(part, start));
    }
  }

  private static ShapeModel start(List<ShapeSeries> series) {
    List<double[]> centroids = new ArrayList<>();
    for (int k = 0; k < CLUSTERS; k++) {
      centroids.add(series.get(k).values());
    }
    return new ShapeModel(ShapeMethod.K_SC, MAX_SHIFT, centroids);
  }

  private static void print(String what, int count, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%s,%d,128,%d,%d,%.3f,%.0f%n",
        what,
        count,
        CLUSTERS,
        MAX_SHIFT,
        seconds,
        count / seconds);
  }

  private static double ours(List<ShapeSeries> series, ShapeModel start) {
    long began = cpuNanos();
    ShapeModel updated = ShapeStarts.tally(start, series).updated();
    double seconds = (cpuNanos() - began) / 1e9;
    if (updated.clusters() != CLUSTERS) {
      throw new IllegalStateException("a cluster was lost");
    }
    return seconds;
  }

  private static double plain(List<ShapeSeries> series, ShapeModel start) {
    long began = cpuNanos();
    int bins = start.bins();
    double[][][] matrices = new double[CLUSTERS][bins][bins];
    for (ShapeSeries each : series) {
      double least = Double.POSITIVE_INFINITY;
      int cluster = 0;
      double[] aligned = each.values();
      for (int k = 0; k < CLUSTERS; k++) {
        double[] centroid = start.centroid(k);
        for (int q = -MAX_SHIFT; q <= MAX_SHIFT; q++) {
          double[] moved = moved(each.values(), q);
          double alpha = dot(moved, centroid) / dot(centroid, centroid);
          double residual = 0;
          for (int b = 0; b < bins; b++) {
            double difference = moved[b] - alpha * centroid[b];
            residual += difference * difference;
          }
          double distance = Math.sqrt(residual / dot(each.values(), each.values()));
          if (distance < least) {
            least = distance;
            cluster = k;
            aligned = moved;
          }
        }
      }
      double length = dot(aligned, aligned);
      for (int i = 0; i < bins; i++) {
        for (int j = 0; j < bins; j++) {
          matrices[cluster][i][j] += (i == j ? 1 : 0) - aligned[i] * aligned[j] / length;
        }
      }
    }
    for (double[][] matrix : matrices) {
      EigenDecompositionSymmetric eigen =
          new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false));
      if (eigen.getEigenvector(bins - 1).getDimension() != bins) {
        throw new IllegalStateException("no centroid");
      }
    }
    return (cpuNanos() - began) / 1e9;
  }

  /** Of this thread alone, so that what else the machine does hardly matters. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double[] moved(double[] series, int shift) {
    double[] moved = new double[series.length];
    for (int b = 0; b < series.length; b++) {
      int from = b - shift;
      moved[b] = from >= 0 && from < series.length ? series[from] : 0;
    }
    return moved;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int b = 0; b < x.length; b++) {
      sum += x[b] * y[b];
    }
    return sum;
  }
}
