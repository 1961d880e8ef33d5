package org.beyondviral.measure;

import java.util.function.Function;
import org.beyondviral.attention.hawkes.Excitation;
import org.beyondviral.attention.hawkes.HawkesFit;

/**
 * How far the traces of a campaign brought about one another, see {@link
 * org.beyondviral.attention.hawkes.Hawkes}.
 *
 * <p>Times are those of the archive's clock, so that nights do not look like silence between
 * families; a rhythm of day and week of the campaign's own is taken out where it is surely there,
 * see {@link org.beyondviral.attention.Rhythm#own}. What comes from outside may rise, fall and come
 * in shocks, see {@link org.beyondviral.attention.hawkes.Excitation}. Intervals are of 95 %, from
 * the likelihood, over all fits that no strong evidence speaks against.
 *
 * <p>Insufficient, every one, with fewer than 30 distinct times; when more than a fifth as many
 * traces as there are coincide with others beyond what chance explains, for then children hide at
 * the time of their parent; and when a background that changes and excitation of half a child a
 * trace or more explain the times about equally well; not_converged when the search ends at no
 * maximum, at the edge of what is searched, or at a power law so slow that most children would come
 * after the last trace, and when the ends of the interval of n are not found.
 *
 * <p>Cost: linear in the distinct times, at most {@code attention.events}, some five hundred
 * passes.
 */
public final class SelfExcitationMeasures {
  private SelfExcitationMeasures() {}

  /**
   * n: mean number of traces that one brings about directly. Ratio, at least 0; 0 where no
   * excitation is found, up to what the likelihood allows. The upper end allows for children at the
   * time of their parent. Source: Hawkes (1971), Ogata (1988).
   */
  public static Result branchingFactor(CampaignFacts facts) {
    return fitted(facts, Excitation::branchingFactor);
  }

  /** 1 − ∫ μ / n. Share, 0 to 1; 0 where no excitation is found. Source: Hawkes (1971). */
  public static Result endogenousShare(CampaignFacts facts) {
    return fitted(facts, Excitation::endogenousShare);
  }

  /** ∫ μ / T, the mean of what comes from outside. Traces a day, above 0. Source: Hawkes (1971). */
  public static Result backgroundPerDay(CampaignFacts facts) {
    return fitted(facts, Excitation::background);
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
    if (!excitation.isResolved(best) || !excitation.isTold()) {
      return Result.INSUFFICIENT;
    }
    HawkesFit.Estimate estimate = measure.apply(excitation);
    return Result.between(estimate.low(), estimate.value(), estimate.high());
  }
}
