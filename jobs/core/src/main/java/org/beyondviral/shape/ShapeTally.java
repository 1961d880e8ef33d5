package org.beyondviral.shape;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.jspecify.annotations.Nullable;

/**
 * What one pass over the series tells about every cluster: all that new centroids need. Tallies of
 * parts add up to the tally of the whole, exactly and in any order ({@link ExactSum}).
 *
 * <p>Its size does not grow with the series: for each cluster one matrix of bins × bins (half of it
 * stored), one sum and one series, so 66 kB for 128 bins.
 */
public final class ShapeTally implements Serializable {
  /** Series between which the cost is no more count as one. */
  static final double SAME = 1e-6;

  private record Misfit(ShapeSeries series, int cluster, double cost) implements Serializable {
    static final Comparator<Misfit> WORST_FIRST =
        Comparator.comparingDouble((Misfit misfit) -> -misfit.cost())
            .thenComparing(misfit -> misfit.series().campaignId());
  }

  private final ShapeModel model;
  private final double[][] grams;
  private final double[][] sums;
  private final long[] sizes;
  private double cost;
  private long series;
  private List<Misfit> misfits = new ArrayList<>();

  public ShapeTally(ShapeModel model) {
    this.model = model;
    int bins = model.bins();
    this.grams = new double[model.clusters()][bins * (bins + 1) / 2];
    this.sums = new double[model.clusters()][bins];
    this.sizes = new long[model.clusters()];
  }

  /** Adds a series of length one. O(clusters · bins · shifts + bins²). */
  public void add(ShapeSeries added) {
    double[] values = added.values();
    ShapeModel.Place place = model.place(values);
    double[] moved = moved(values, place.shift());
    double[] gram = grams[place.cluster()];
    double[] sum = sums[place.cluster()];
    int row = 0;
    for (int i = 0; i < moved.length; i++) {
      double value = moved[i];
      if (value != 0) {
        sum[i] += value;
        for (int j = i; j < moved.length; j++) {
          gram[row + j] += value * moved[j] + ExactSum.ROUNDER - ExactSum.ROUNDER;
        }
      }
      row += moved.length - i - 1;
    }
    sizes[place.cluster()]++;
    series++;
    cost += ExactSum.term(place.cost());
    if (place.cost() > SAME) {
      keep(new Misfit(added, place.cluster(), place.cost()));
    }
  }

  /** Adds another tally under the same centroids to this one. */
  public ShapeTally merge(ShapeTally other) {
    for (int k = 0; k < grams.length; k++) {
      add(grams[k], other.grams[k]);
      add(sums[k], other.sums[k]);
      sizes[k] += other.sizes[k];
    }
    cost += other.cost;
    series += other.series;
    other.misfits.forEach(this::keep);
    return this;
  }

  /** The centroids the series were tallied under. */
  public ShapeModel model() {
    return model;
  }

  /** Series in each cluster. */
  public long[] sizes() {
    return sizes.clone();
  }

  /** All series. */
  public long series() {
    return series;
  }

  /** Sum of the costs at the nearest centroids. */
  public double cost() {
    return cost;
  }

  boolean hasEmptyCluster() {
    return Arrays.stream(sizes).anyMatch(size -> size == 0);
  }

  /**
   * The centroids of the clusters as tallied; each empty one becomes the worst-fitting series that
   * is not alone in its cluster.
   */
  ShapeModel updated() {
    return replaced(misfits.stream().filter(misfit -> sizes[misfit.cluster()] > 1).toList(), true);
  }

  /**
   * The same centroids but for the empty ones, each of which becomes one of the worst-fitting
   * series; null when every series lies on a centroid.
   */
  @Nullable ShapeModel reseeded() {
    return misfits.isEmpty() ? null : replaced(misfits, false);
  }

  /** The middles, each an eigendecomposition, are found by all cores. */
  private ShapeModel replaced(List<Misfit> candidates, boolean update) {
    List<double[]> centroids =
        IntStream.range(0, sizes.length)
            .parallel()
            .mapToObj(k -> update && sizes[k] > 0 ? middle(k) : model.centroid(k))
            .collect(Collectors.toCollection(ArrayList::new));
    Iterator<double[]> seeds = distinct(candidates).iterator();
    for (int k = 0; k < sizes.length && seeds.hasNext(); k++) {
      if (sizes[k] == 0) {
        centroids.set(k, seeds.next());
      }
    }
    return new ShapeModel(model.method(), model.maxShift(), centroids);
  }

  private List<double[]> distinct(List<Misfit> candidates) {
    List<double[]> seeds = new ArrayList<>();
    for (Misfit candidate : candidates) {
      if (seeds.stream()
          .allMatch(
              seed ->
                  ShapeModel.cost(
                          model.method(), model.maxShift(), candidate.series().values(), seed)
                      > SAME)) {
        seeds.add(candidate.series().values());
      }
    }
    return seeds;
  }

  private double[] middle(int k) {
    double[] middle = sizes[k] == 1 ? sums[k].clone() : leading(k);
    if (model.method().isCentred()) {
      double mean = Arrays.stream(middle).sum() / middle.length;
      Arrays.setAll(middle, b -> middle[b] - mean);
    }
    double along = 0;
    for (int b = 0; b < middle.length; b++) {
      along += middle[b] * sums[k][b];
    }
    double length = ShapeMethod.length(middle) * (along < 0 ? -1 : 1);
    Arrays.setAll(middle, b -> middle[b] / length);
    return middle;
  }

  /**
   * O(bins³), some milliseconds for 128. The mean of the diagonal is added to it, which moves no
   * eigenvector: with few series most eigenvalues are 0, and the library's search does not end
   * among noise around 0.
   */
  private double[] leading(int k) {
    int bins = model.bins();
    double[][] gram = new double[bins][bins];
    int at = 0;
    for (int i = 0; i < bins; i++) {
      for (int j = i; j < bins; j++) {
        gram[i][j] = grams[k][at];
        gram[j][i] = grams[k][at++];
      }
    }
    if (model.method().isCentred()) {
      centre(gram);
    }
    double mean = 0;
    for (int i = 0; i < bins; i++) {
      mean += gram[i][i] / bins;
    }
    for (int i = 0; i < bins; i++) {
      gram[i][i] += mean;
    }
    return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(gram, false))
        .getEigenvector(0)
        .toArray();
  }

  private static void centre(double[][] gram) {
    int bins = gram.length;
    double[] means =
        Arrays.stream(gram).mapToDouble(row -> Arrays.stream(row).sum() / bins).toArray();
    double mean = Arrays.stream(means).sum() / bins;
    for (int i = 0; i < bins; i++) {
      for (int j = 0; j < bins; j++) {
        gram[i][j] += mean - means[i] - means[j];
      }
    }
  }

  private static double[] moved(double[] series, int shift) {
    if (shift == 0) {
      return series;
    }
    double[] moved = new double[series.length];
    for (int b = Math.max(0, -shift); b < Math.min(series.length, series.length - shift); b++) {
      moved[b + shift] = series[b];
    }
    return moved;
  }

  private void keep(Misfit misfit) {
    if (misfits.size() == sizes.length
        && Misfit.WORST_FIRST.compare(misfit, misfits.get(misfits.size() - 1)) > 0) {
      return;
    }
    for (Misfit kept : misfits) {
      if (Arrays.equals(kept.series().values(), misfit.series().values())) {
        if (Misfit.WORST_FIRST.compare(misfit, kept) > 0) {
          return;
        }
        misfits.remove(kept);
        break;
      }
    }
    misfits.add(misfit);
    misfits.sort(Misfit.WORST_FIRST);
    if (misfits.size() > sizes.length) {
      misfits = new ArrayList<>(misfits.subList(0, sizes.length));
    }
  }

  private static void add(double[] to, double[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }
}
