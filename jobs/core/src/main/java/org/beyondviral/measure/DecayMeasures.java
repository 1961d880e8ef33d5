package org.beyondviral.measure;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.beyondviral.attention.decay.Decay;
import org.beyondviral.attention.decay.DecayModel;
import org.hipparchus.util.FastMath;

/**
 * How attention died after the peak, see {@link Decay}.
 *
 * <p>Every one is censored when fewer than {@code profiles.settle-weeks} weeks are observed after
 * the peak, for a higher one may yet come, and insufficient when too little came after it.
 * Intervals are of 95 %, from the curvature of the likelihood, as if counts scattered like Poisson
 * counts: real ones scatter more. Where the curvature gives none, because the search ended at an
 * edge or on a plain, the status is not_converged.
 *
 * <p>Cost: some hundred passes over the bins, shared by all.
 */
public final class DecayMeasures {
  /** A half-life of fewer bins cannot be told from none. */
  private static final double LEAST_HALF_LIFE_BINS = 0.25;

  private DecayMeasures() {}

  /**
   * p of rate ∝ t^−p, t from the middle of the peak bin. From −2 to 12. Source: Crane & Sornette
   * (2008), who fit it by least squares on logarithms.
   */
  public static Result decayExponent(CampaignFacts facts) {
    return fitted(
        facts,
        DecayModel.POWER_LAW,
        decay -> {
          double exponent = decay.fit(DecayModel.POWER_LAW).point()[0];
          double margin = decay.fit(DecayModel.POWER_LAW).margin(0);
          return determined(exponent - margin, exponent, exponent + margin);
        });
  }

  /**
   * ln 2 / a, a the fast rate of two exponentials, or the rate of one where that is enough. Days,
   * above 0. Insufficient when shorter than a quarter of a bin; censored when one part is enough
   * and its half-life is longer than the tail observed, as where activity does not fall. Source:
   * Candia et al. (2019).
   */
  public static Result decayFastDays(CampaignFacts facts) {
    return ofParts(
        facts,
        (decay, parts) ->
            parts == DecayModel.EXPONENTIAL ? onePart(decay) : halfLife(decay, parts, 0, 1));
  }

  /** Censored when longer than the tail observed, as where activity does not fall. */
  private static Result onePart(Decay decay) {
    double rate = FastMath.exp(decay.fit(DecayModel.EXPONENTIAL).point()[0]);
    return rate * decay.tail().bins() < Math.log(2)
        ? Result.CENSORED
        : halfLife(decay, DecayModel.EXPONENTIAL, 0);
  }

  /**
   * ln 2 / q, q the slow rate. Days, above 0. Undefined where one exponential is enough; censored
   * when longer than the tail observed. Source: Candia et al. (2019).
   */
  public static Result decaySlowDays(CampaignFacts facts) {
    return ofParts(
        facts,
        (decay, parts) -> {
          if (parts == DecayModel.EXPONENTIAL) {
            return Result.UNDEFINED;
          }
          return decay.parts().slow() * decay.tail().bins() < Math.log(2)
              ? Result.CENSORED
              : halfLife(decay, parts, 0);
        });
  }

  /**
   * Area under the slow exponential over the area under both, within the tail observed. Share, 0 to
   * 1; 0 where one exponential is enough. Source: Candia et al. (2019).
   */
  public static Result decaySlowShare(CampaignFacts facts) {
    return ofParts(
        facts,
        (decay, parts) -> {
          if (parts == DecayModel.EXPONENTIAL) {
            return Result.ok(0);
          }
          double odds = decay.fit(parts).point()[2];
          double margin = decay.fit(parts).margin(2);
          return determined(share(odds - margin), share(odds), share(odds + margin));
        });
  }

  /**
   * Akaike weight of the chosen model. Share, above 0, at most 1; under a half when a nested
   * simpler one was kept. Source: Burnham & Anderson (2002).
   */
  public static Result decayModelWeight(CampaignFacts facts) {
    return enough(facts, decay -> Result.ok(decay.weight(decay.chosen())));
  }

  /** A measure of the exponential, or of the two where one is not enough. */
  private static Result ofParts(
      CampaignFacts facts, BiFunction<Decay, DecayModel, Result> measure) {
    return enough(
        facts,
        decay -> {
          DecayModel parts = decay.exponentialParts();
          return fitted(facts, parts, fits -> measure.apply(fits, parts));
        });
  }

  private static Result fitted(
      CampaignFacts facts, DecayModel model, Function<Decay, Result> measure) {
    return enough(
        facts, decay -> decay.fit(model).converged() ? measure.apply(decay) : Result.NOT_CONVERGED);
  }

  private static Result enough(CampaignFacts facts, Function<Decay, Result> measure) {
    if (!facts.isObservedAfterPeak()) {
      return Result.CENSORED;
    }
    return facts.decay().map(measure).orElse(Result.INSUFFICIENT);
  }

  /** ln 2 over e to the sum of those parameters, with the interval of that sum. */
  private static Result halfLife(Decay decay, DecayModel model, int... parameters) {
    double rate = 0;
    for (int parameter : parameters) {
      rate += decay.fit(model).point()[parameter];
    }
    double bins = Math.log(2) / FastMath.exp(rate);
    if (bins < LEAST_HALF_LIFE_BINS) {
      return Result.INSUFFICIENT;
    }
    double days = bins * decay.tail().binDays();
    double margin = decay.fit(model).margin(parameters);
    return determined(days * FastMath.exp(-margin), days, days * FastMath.exp(margin));
  }

  /** A value with its interval; not converged without one, for then an edge ended the search. */
  private static Result determined(double low, double value, double high) {
    return Double.isNaN(low) ? Result.NOT_CONVERGED : Result.between(low, value, high);
  }

  private static double share(double odds) {
    return 1 / (1 + FastMath.exp(-odds));
  }
}
