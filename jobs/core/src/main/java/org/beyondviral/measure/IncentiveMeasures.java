package org.beyondviral.measure;

import java.util.function.Function;
import org.beyondviral.incentive.FeedbackRatio;
import org.beyondviral.incentive.Incentive;
import org.jspecify.annotations.Nullable;

/**
 * What recursive rewards would have paid for the observed recruitment, {@code incentives.split}
 * passed up at each step, and what a response, the reward that was observed, went along with.
 *
 * <p>Undefined, every one, where authors are not known; the former insufficient when nothing would
 * be paid. Cost: constant from the table of incentives; linear in the days.
 */
public final class IncentiveMeasures {
  private IncentiveMeasures() {}

  /**
   * Share of the pay that goes two or more steps up. Share, 0 to 1, in truth below ρ². Source:
   * Pickard et al. (2011).
   */
  public static Result recursiveCreditShare(CampaignFacts facts) {
    return recursive(facts, Incentive::recursiveShare);
  }

  /** Gini coefficient of pay among all participants. Share, 0 to 1. Source: Gini (1912). */
  public static Result creditGini(CampaignFacts facts) {
    return recursive(facts, Incentive::gini);
  }

  /**
   * Chance to come back with a response to the first trace over the chance without, among people
   * who came on the same day: {@link FeedbackRatio}. A response is another account's trace that
   * acts on it within 24 hours; to come back is to be seen again from then up to 30 days after it.
   * Ratio, at least 0, with its interval; 0 has none. Insufficient when on no day with both groups
   * somebody without a response came back. Source: this study; Greenland & Robins (1985) for the
   * estimator.
   */
  public static Result feedbackReturnRatio(CampaignFacts facts) {
    if (!facts.authorsKnown()) {
      return Result.UNDEFINED;
    }
    return FeedbackRatio.of(facts.feedback(), facts.rules().confidence())
        .map(IncentiveMeasures::result)
        .orElse(Result.INSUFFICIENT);
  }

  private static Result result(FeedbackRatio ratio) {
    FeedbackRatio.Range range = ratio.interval();
    return range == null
        ? Result.ok(ratio.ratio())
        : Result.between(range.low(), ratio.ratio(), range.high());
  }

  private static Result recursive(
      CampaignFacts facts, Function<Incentive, @Nullable Double> column) {
    if (!facts.authorsKnown()) {
      return Result.UNDEFINED;
    }
    Incentive recursive = facts.recursive();
    Double value = recursive == null ? null : column.apply(recursive);
    return value == null ? Result.INSUFFICIENT : Result.ok(value);
  }
}
