package org.beyondviral.measure;

import java.util.List;
import java.util.function.Function;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.incentive.ReturnDose;
import org.beyondviral.incentive.ReturnHazard;
import org.beyondviral.incentive.ReturnRatio;

/**
 * What recursive rewards would have paid for the observed recruitment, {@code incentives.split}
 * passed up at each step, and whether those come back who got a response or brought somebody.
 *
 * <p>Undefined, every one, where authors are not known; the former insufficient when nothing would
 * be paid. Cost: constant from the table of incentives; linear in the days.
 */
public final class IncentiveMeasures {
  private IncentiveMeasures() {}

  /**
   * Share of the pay for successes of accounts of known generation that goes two or more steps up.
   * Share, 0 to 1, in truth below ρ²; from low, every account of unknown generation a recruit of
   * one nobody recruited, to high, all of them far down. Source: Pickard et al. (2011).
   */
  public static Result recursiveCreditShare(CampaignFacts facts) {
    return recursive(
        facts,
        pay -> {
          Double share = pay.recursiveShare();
          Double low = pay.recursiveShareLow();
          Double high = pay.recursiveShareHigh();
          return share == null || low == null || high == null
              ? Result.INSUFFICIENT
              : Result.between(low, share, high);
        });
  }

  /**
   * Gini coefficient of pay among all participants; one of unknown generation is paid for his own
   * successes, and nothing goes further up. Share, 0 to 1. Source: Gini (1912).
   */
  public static Result creditGini(CampaignFacts facts) {
    return recursive(
        facts,
        pay -> {
          Double gini = pay.gini();
          return gini == null ? Result.INSUFFICIENT : Result.ok(gini);
        });
  }

  /**
   * Chance to come back with a response to the first trace over the chance without, among people
   * who came on the same day with an audience of as many digits: {@link ReturnRatio}. A response is
   * another account's trace that acts on it within 24 hours; to come back is to be seen again from
   * then up to 30 days after it. Ratio, at least 0, with its interval; 0 has none. Insufficient
   * when among no such people somebody without a response came back. Source: this study; Greenland
   * & Robins (1985) for the estimator.
   */
  public static Result feedbackReturnRatio(CampaignFacts facts) {
    return ratio(facts, facts.feedback());
  }

  /**
   * Chance to be seen again on days 7 to 14 after the first trace of those who brought somebody
   * into the campaign in the first 7 days, whom {@code direct} rewards would have paid by then,
   * over the chance of the others, among people who came on the same day: {@link ReturnRatio}.
   * Ratio, at least 0, with its interval; 0 has none. Insufficient as above. Source: this study.
   */
  public static Result recruiterReturnRatio(CampaignFacts facts) {
    return ratio(facts, ReturnDose.strata(facts.recruitment().recruiters(), 1));
  }

  /**
   * As {@link #recruiterReturnRatio}, of those who brought three or more in the first 7 days over
   * those who brought one or two: whether more pay goes along with more coming back.
   */
  public static Result recruiterDoseRatio(CampaignFacts facts) {
    return ratio(facts, ReturnDose.strata(facts.recruitment().recruiters(), 2));
  }

  /**
   * Odds to come back on a day, for each doubling of 1 + responses so far: {@link ReturnHazard}.
   * Ratio, above 0, with its interval. Insufficient when responses make no difference that could be
   * seen, not converged when only people with, or only people without, responses came back. Source:
   * Cox (1972) for the model.
   */
  public static Result responseHazardRatio(CampaignFacts facts) {
    if (!facts.authorsKnown()) {
      return Result.UNDEFINED;
    }
    ReturnHazard hazard = ReturnHazard.of(facts.spells(), facts.rules().confidence());
    return switch (hazard.state()) {
      case FITTED -> Result.between(hazard.low(), hazard.ratio(), hazard.high());
      case TOO_LITTLE -> Result.INSUFFICIENT;
      case NOT_CONVERGED -> Result.NOT_CONVERGED;
    };
  }

  private static Result ratio(CampaignFacts facts, List<ReturnRatio.Stratum> strata) {
    if (!facts.authorsKnown()) {
      return Result.UNDEFINED;
    }
    return ReturnRatio.of(strata, facts.rules().confidence())
        .map(IncentiveMeasures::result)
        .orElse(Result.INSUFFICIENT);
  }

  private static Result result(ReturnRatio ratio) {
    ReturnRatio.Range range = ratio.interval();
    return range == null
        ? Result.ok(ratio.ratio())
        : Result.between(range.low(), ratio.ratio(), range.high());
  }

  private static Result recursive(CampaignFacts facts, Function<Incentive, Result> measure) {
    if (!facts.authorsKnown()) {
      return Result.UNDEFINED;
    }
    Incentive recursive = facts.recursive();
    return recursive == null ? Result.INSUFFICIENT : measure.apply(recursive);
  }
}
