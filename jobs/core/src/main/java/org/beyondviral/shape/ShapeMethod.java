package org.beyondviral.shape;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.beyondviral.attention.Activity;

/**
 * How likeness of shape is measured, and what the middle of a cluster is.
 *
 * <p>Both compare a series x with a centroid μ of length one after the best of a bounded number of
 * shifts q, c = max_q x_(q)·μ, where x has length one and bins shifted in from outside are 0; and
 * both take as centroid the leading eigenvector of a matrix summed over the members as they lie
 * after that shift, which makes Σ c² as large as it can be.
 *
 * <p>K-SC: d² = min_(α, q) ‖x − α μ_(q)‖² / ‖x‖² = 1 − c². Scale and shift do not matter; zero
 * does: no attention is no attention. Source: Yang & Leskovec (2011), Patterns of temporal
 * variation in online media, WSDM.
 *
 * <p>k-Shape: d = 1 − c of series less their mean, and the eigenvector of QᵀSQ, Q = I − 1/L, S = Σ
 * x xᵀ. Level does not matter either, so that a dip counts like a peak. Source: Paparrizos &
 * Gravano (2015), k-Shape: efficient and accurate clustering of time series, SIGMOD.
 *
 * <p>Series are sorted and summed by 1 − c |c|, here called cost: d² of K-SC; growing with d of
 * k-Shape, and unlike d² what its centroid makes least. From 0 to 1 for K-SC and to 2 for k-Shape,
 * without unit. Undefined for a series without any length left: all zeros, or for k-Shape all
 * equal.
 */
public enum ShapeMethod {
  K_SC(false),
  K_SHAPE(true);

  private final boolean centred;

  ShapeMethod(boolean centred) {
    this.centred = centred;
  }

  /** The method of that word in the settings. */
  public static ShapeMethod of(String word) {
    return Arrays.stream(values())
        .filter(method -> method.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  /** The word in the settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The bin, from 0, at which peaks lie in series of that many: a third of the way. */
  public static int peakBin(int bins) {
    return bins / 3;
  }

  /**
   * A campaign's activity with its highest bin (the earliest of several) at {@link #peakBin}: what
   * lies further off is cut, and bins without traces are 0. O(bins).
   */
  public static double[] aligned(Activity activity, int bins) {
    int first = activity.peak() - peakBin(bins);
    double[] aligned = new double[bins];
    for (int b = 0; b < bins; b++) {
      aligned[b] = activity.count(first + b);
    }
    return aligned;
  }

  /**
   * The series brought to length one, for k-Shape less its mean first.
   *
   * @return empty where the method is not defined
   */
  public Optional<double[]> normalised(double[] series) {
    double[] values = series.clone();
    if (centred) {
      double mean = Arrays.stream(values).sum() / values.length;
      Arrays.setAll(values, b -> values[b] - mean);
    }
    double length = length(values);
    if (!(length > 0)) {
      return Optional.empty();
    }
    Arrays.setAll(values, b -> ExactSum.term(values[b] / length));
    return Optional.of(values);
  }

  /** The cost 1 − c |c| of a series whose best product with a centroid is c. */
  static double cost(double product) {
    double bounded = Math.min(1, product);
    return 1 - bounded * Math.abs(bounded);
  }

  boolean isCentred() {
    return centred;
  }

  static double length(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
