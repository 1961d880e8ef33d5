package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.beyondviral.attention.fit.Bfgs;
import org.beyondviral.attention.fit.Box;
import org.beyondviral.attention.fit.Curvature;
import org.beyondviral.attention.fit.LikelihoodInterval;
import org.hipparchus.util.FastMath;

/**
 * Where the likeliest process of one kernel is searched: bounds and beginnings of ln μ, ln n and
 * the shape of the kernel.
 */
@SuppressWarnings("ArrayRecordComponent") // read, never written
record KernelSearch(
    Kernel kernel,
    HawkesLikelihood likelihood,
    double[] low,
    double[] high,
    List<double[]> starts) {
  private static final double[] DELAYS = {0.03, 0.3, 3, 30};
  private static final double LEAST_BACKGROUND = 1e-6;
  private static final double LEAST_BRANCHING = 1e-4;
  private static final double MOST_BRANCHING = 20;
  private static final double MOST_RATE = 1e6;
  private static final double LEAST_EXPONENT = 0.05;
  private static final double HALF = FastMath.log(0.5);

  static KernelSearch exponential(Events events) {
    return of(
        Kernel.EXPONENTIAL,
        new ExponentialLikelihood(events),
        new double[] {-FastMath.log(events.length())},
        new double[] {FastMath.log(MOST_RATE)},
        delay -> new double[] {HALF, HALF, -FastMath.log(delay)});
  }

  /** The mark is sought from 0 to 1. */
  static KernelSearch markedExponential(Events events) {
    return of(
        Kernel.MARKED_EXPONENTIAL,
        new MarkedLikelihood(events),
        new double[] {-FastMath.log(events.length()), 0},
        new double[] {FastMath.log(MOST_RATE), 1},
        delay -> new double[] {HALF, HALF, -FastMath.log(delay), 0.3});
  }

  static KernelSearch powerLaw(Events events) {
    return of(
        Kernel.POWER_LAW,
        new PowerLawLikelihood(events),
        new double[] {FastMath.log(PowerLawLikelihood.LEAST_CUTOFF), FastMath.log(LEAST_EXPONENT)},
        new double[] {FastMath.log(events.length()), FastMath.log(5)},
        delay -> new double[] {HALF, HALF, FastMath.log(delay), 0});
  }

  private static KernelSearch of(
      Kernel kernel,
      HawkesLikelihood likelihood,
      double[] lowShape,
      double[] highShape,
      DoubleFunction<double[]> start) {
    return new KernelSearch(
        kernel,
        likelihood,
        joined(LEAST_BACKGROUND, LEAST_BRANCHING, lowShape),
        joined(10, MOST_BRANCHING, highShape),
        DoubleStream.of(DELAYS).mapToObj(start).toList());
  }

  private static double[] joined(double background, double branching, double[] shape) {
    return DoubleStream.concat(
            DoubleStream.of(FastMath.log(background), FastMath.log(branching)),
            Arrays.stream(shape))
        .toArray();
  }

  /**
   * The likeliest with a constant background: from the likeliest beginning, and from every one
   * where that ends at no maximum that is determined.
   */
  HawkesFit steady() {
    HawkesFit fit = steady(starts);
    return fit.converged() && fit.hasCurvature()
        ? fit
        : starts.stream()
            .map(start -> steady(List.of(start)))
            .filter(each -> Double.isFinite(each.logLikelihood()))
            .max(Comparator.comparingDouble(HawkesFit::logLikelihood))
            .orElse(fit);
  }

  private HawkesFit steady(List<double[]> from) {
    Box box = new Box(low, high);
    Bfgs.Minimum found = box.least(likelihood, from);
    double[] point = found.at();
    HawkesFit fit =
        new HawkesFit(
            kernel,
            0,
            point.length,
            likelihood.events(),
            point,
            -found.value(),
            found.converged(),
            Curvature.covariance(likelihood, point, box.onBound(point)),
            likelihood.summedIntensity(likelihood.events().steady(), point),
            Double.POSITIVE_INFINITY,
            null);
    return isSlowest(box, point) ? fit.notConverged() : fit;
  }

  /**
   * A power law with a constant background with the interval of n by the likelihood, for n and θ of
   * a power law are tied, and bent, so that the curvature tells too little; any other fit as it is.
   * The mark of one with marks is held.
   */
  static HawkesFit bounded(HawkesFit fit) {
    double[][] covariance = fit.covariance();
    if ((fit.kernel() != Kernel.POWER_LAW && fit.kernel() != Kernel.MARKED_POWER_LAW)
        || fit.pieces() > 0
        || !fit.converged()
        || covariance == null
        || !Double.isFinite(covariance[1][1])) {
      return fit;
    }
    KernelSearch search = powerLaw(fit.events());
    return fit.within(
        LikelihoodInterval.of(
            search.likelihood,
            new Box(search.low, search.high),
            new Bfgs.Minimum(
                Arrays.copyOf(fit.point(), search.low.length), -fit.logLikelihood(), true),
            1,
            Math.sqrt(covariance[1][1]),
            search.starts));
  }

  /** Looks for the likeliest with a background of those pieces. */
  Changing changing(Background background) {
    Box box = new Box(withoutBackground(low), withoutBackground(high));
    ChangingLikelihood objective = new ChangingLikelihood(likelihood, background);
    return new Changing(
        this,
        box,
        objective,
        box.least(objective, starts.stream().map(KernelSearch::withoutBackground).toList()));
  }

  /** Where a search with a background of some pieces has ended. */
  record Changing(KernelSearch search, Box box, ChangingLikelihood objective, Bfgs.Minimum found) {
    double bic() {
      return objective.bic(found);
    }

    HawkesFit fit() {
      double[] point = found.at();
      HawkesFit fit =
          objective.fitted(
              search.kernel, found, Curvature.covariance(objective, point, box.onBound(point)));
      return search.isSlowest(box, point) ? fit.notConverged() : fit;
    }
  }

  private static double[] withoutBackground(double[] point) {
    return Arrays.copyOfRange(point, 1, point.length);
  }

  /** Whether it is a power law so slow that most children would come after the window. */
  private boolean isSlowest(Box box, double[] point) {
    int last = point.length - 1;
    return kernel == Kernel.POWER_LAW && box.onBound(point)[last] && point[last] < 0;
  }
}
