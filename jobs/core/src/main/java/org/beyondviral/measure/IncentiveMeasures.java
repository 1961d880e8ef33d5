package org.beyondviral.measure;

import java.util.function.Function;
import org.beyondviral.incentive.Incentive;
import org.jspecify.annotations.Nullable;

/**
 * What recursive rewards would have paid for the observed recruitment: {@code incentives.split} is
 * passed up at each step.
 *
 * <p>Undefined, every one, where authors are not known; insufficient when nothing would be paid.
 * Cost: constant, from the table of incentives.
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
