package org.beyondviral.measure;

import java.util.function.Function;
import org.beyondviral.attention.hawkes.Excitation;
import org.beyondviral.attention.hawkes.HawkesFit;

/**
 * How far the traces of a campaign brought about one another, see {@link
 * org.beyondviral.attention.hawkes.Hawkes}.
 *
 * <p>Times are those of the archive's clock, so that nights do not look like silence between
 * families. Whatever makes traces cluster counts as excitation: an event of the day that many react
 * to looks as if one had brought about the others. Intervals are of 95 %, from the curvature of the
 * likelihood.
 *
 * <p>Insufficient, every one, with fewer than 30 distinct times, or when more than a fifth as many
 * traces as there are coincide with others beyond what chance explains, for then children hide at
 * the time of their parent; not_converged when the search ends at no maximum, at the edge of what
 * is searched, or at a power law so slow that most children would come after the last trace.
 *
 * <p>Cost: linear in the distinct times, at most {@code attention.events}, some seventy passes.
 */
public final class SelfExcitationMeasures {
  private SelfExcitationMeasures() {}

  /**
   * n: mean number of traces that one brings about directly. Ratio, at least 0; 0 where no
   * excitation is found, up to what the best fit with excitation allows. The upper end allows for
   * children at the time of their parent. Source: Hawkes (1971), Ogata (1988).
   */
  public static Result branchingFactor(CampaignFacts facts) {
    return fitted(facts, Excitation::branchingFactor);
  }

  /** 1 − μ T / n. Share, 0 to 1; 0 where no excitation is found. Source: Hawkes (1971). */
  public static Result endogenousShare(CampaignFacts facts) {
    return fitted(facts, excitation -> excitation.best().endogenousShare());
  }

  /** μ. Traces a day, above 0. Source: Hawkes (1971). */
  public static Result backgroundPerDay(CampaignFacts facts) {
    return fitted(facts, excitation -> excitation.best().background());
  }

  private static Result fitted(
      CampaignFacts facts, Function<Excitation, HawkesFit.Estimate> measure) {
    Excitation excitation = facts.excitation().orElse(null);
    if (excitation == null) {
      return Result.INSUFFICIENT;
    }
    HawkesFit best = excitation.best();
    if (!best.converged() || !best.isDetermined()) {
      return Result.NOT_CONVERGED;
    }
    if (!excitation.isResolved(best)) {
      return Result.INSUFFICIENT;
    }
    HawkesFit.Estimate estimate = measure.apply(excitation);
    return Result.between(estimate.low(), estimate.value(), estimate.high());
  }
}
