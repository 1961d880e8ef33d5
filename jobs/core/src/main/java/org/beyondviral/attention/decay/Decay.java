package org.beyondviral.attention.decay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.beyondviral.attention.fit.Aicc;
import org.beyondviral.attention.fit.Bfgs;
import org.beyondviral.attention.fit.Box;
import org.beyondviral.attention.fit.Curvature;
import org.beyondviral.attention.fit.Objective;
import org.jspecify.annotations.Nullable;

/**
 * Every model of decay, fitted to the traces after a campaign's peak.
 *
 * <p>Each by maximum likelihood on the counts: given how many came in all, they fall into the bins
 * as a multinomial sample with the model's shares of the window (the same as independent Poisson
 * counts with a free height). No logarithm of a count is taken, so that empty bins tell what they
 * tell. Models are compared by AICc over n traces; of two nested ones within {@value
 * Aicc#NESTED_MARGIN} the simpler is kept. The counts of real campaigns scatter more than Poisson
 * counts, so that intervals are too narrow and the richer model wins too often.
 *
 * <p>Each model is searched from the {@value #STARTS} likeliest of its starting points. Cost: some
 * hundred passes over the bins.
 */
public final class Decay {
  /**
   * One fitted model.
   *
   * @param point where the search ended
   * @param covariance of the point; null where it is not determined
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never written
  public record Fit(
      DecayModel model,
      double[] point,
      double logLikelihood,
      double aicc,
      boolean converged,
      double @Nullable [][] covariance) {
    /** Whether every parameter has a standard error. */
    public boolean isDetermined() {
      return IntStream.range(0, point.length).allMatch(i -> Double.isFinite(margin(i)));
    }

    /**
     * Half the width of the 95 % interval of the sum of parameters, one at the edge of what is
     * searched taken as known; NaN when none is determined.
     */
    public double margin(int... parameters) {
      double variance = 0;
      if (covariance != null) {
        for (int i : parameters) {
          for (int j : parameters) {
            variance += Double.isNaN(covariance[i][j]) ? 0 : covariance[i][j];
          }
        }
      }
      return variance > 0 ? Curvature.NORMAL_95 * Math.sqrt(variance) : Double.NaN;
    }
  }

  private static final int STARTS = 4;

  private final PostPeak tail;
  private final Map<DecayModel, Fit> fits;

  private Decay(PostPeak tail, Map<DecayModel, Fit> fits) {
    this.tail = tail;
    this.fits = fits;
  }

  /** All models for that tail; empty when it is not {@link PostPeak#isEnough}. */
  public static Optional<Decay> of(PostPeak tail) {
    if (!tail.isEnough()) {
      return Optional.empty();
    }
    Map<DecayModel, Fit> fits = new EnumMap<>(DecayModel.class);
    for (DecayModel model : DecayModel.values()) {
      fits.put(model, fit(model, tail));
    }
    return Optional.of(new Decay(tail, fits));
  }

  public PostPeak tail() {
    return tail;
  }

  /** The fit of that model. */
  public Fit fit(DecayModel model) {
    Fit fit = fits.get(model);
    if (fit == null) {
      throw new IllegalStateException("no fit of " + model);
    }
    return fit;
  }

  /** Parameters of that model by name, units in the names. */
  public Map<String, Double> parameters(DecayModel model) {
    return model.parameters(fit(model).point(), tail);
  }

  /** Standard errors of the parameters by name; none for one at the edge of what is searched. */
  public Map<String, Double> standardErrors(DecayModel model) {
    return Curvature.standardErrors(
        point -> model.parameters(point, tail), fit(model).point(), fit(model).covariance());
  }

  /** Akaike weight of that model among all. */
  public double weight(DecayModel model) {
    double[] criteria =
        Arrays.stream(DecayModel.values()).mapToDouble(each -> fit(each).aicc()).toArray();
    return Aicc.weight(fit(model).aicc(), criteria);
  }

  /** The model of least AICc, or the simpler one in it when that is within the margin. */
  public DecayModel chosen() {
    DecayModel best = DecayModel.EXPONENTIAL;
    for (DecayModel model : DecayModel.values()) {
      best = fit(model).aicc() < fit(best).aicc() ? model : best;
    }
    return simpler(best);
  }

  /** The exponential, unless a second one beside it is worth more than the margin. */
  public DecayModel exponentialParts() {
    return simpler(DecayModel.BIEXPONENTIAL);
  }

  /** The fitted law of two parts. */
  public Biexponential parts() {
    return Biexponential.of(fit(DecayModel.BIEXPONENTIAL).point(), tail.bins());
  }

  private DecayModel simpler(DecayModel model) {
    DecayModel simpler = model.simpler();
    return simpler != null && fit(simpler).aicc() - fit(model).aicc() <= Aicc.NESTED_MARGIN
        ? simpler
        : model;
  }

  private static Fit fit(DecayModel model, PostPeak tail) {
    Objective objective = model.likelihood(tail);
    double[][] bounds = model.bounds(tail.bins());
    Box box = new Box(bounds[0], bounds[1]);
    Bfgs.@Nullable Minimum best = null;
    List<double[]> starts =
        Arrays.stream(model.starts(tail))
            .sorted(
                Comparator.comparingDouble(start -> objective.at(start, new double[start.length])))
            .limit(STARTS)
            .toList();
    for (double[] start : starts) {
      Bfgs.Minimum found = Bfgs.minimise(box.free(objective), box.free(start));
      if (best == null || found.value() < best.value()) {
        best = found;
      }
    }
    if (best == null) {
      throw new IllegalStateException(model + " has no starting point");
    }
    double[] point = box.inside(best.at());
    return new Fit(
        model,
        point,
        -best.value(),
        Aicc.of(-best.value(), point.length, tail.traces()),
        best.converged(),
        Curvature.covariance(objective, point, box.onBound(point)));
  }
}
