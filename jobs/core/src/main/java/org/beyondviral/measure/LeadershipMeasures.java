package org.beyondviral.measure;

import java.util.function.Function;
import org.beyondviral.leadership.LeadershipFacts;

/**
 * Who led, for how long, and who came after. The leaders of a week are the fewest participants who
 * received half of its responses; a response is a trace that acts on a trace of another participant
 * in the campaign. Weeks without a response have no leaders.
 *
 * <p>Undefined, every one, where authors are not known or nobody responded to anybody.
 *
 * <p>Cost: constant, from sums over the weeks; the Gini coefficient is linear in the distinct
 * numbers of responses.
 */
public final class LeadershipMeasures {
  private LeadershipMeasures() {}

  /**
   * Leaders over people with a trace or a response, both summed over the weeks with a response: the
   * smaller, the fewer hold half of the attention. Share, above 0, at most 1. Source: this study.
   */
  public static Result leaderShare(CampaignFacts facts) {
    return led(facts, led -> Result.share(led.leaders(), led.people()));
  }

  /**
   * Mean, over the weeks that have {@code leadership.min-responses} as the week before has, of
   * Jaccard's overlap of the leaders of the two. Share, 0 to 1. Insufficient when there is no such
   * week. Source: Jaccard (1912).
   */
  public static Result leaderOverlap(CampaignFacts facts) {
    return led(
        facts,
        led -> led.meanOverlap() == null ? Result.INSUFFICIENT : Result.of(led.meanOverlap()));
  }

  /**
   * Weeks that an account led, in a row or not, on average over the accounts that ever did. Weeks,
   * at least 1; a lower bound when the archive cuts the campaign. Source: this study.
   */
  public static Result leaderTenureWeeks(CampaignFacts facts) {
    return led(facts, led -> Result.share(led.leaders(), led.everLed()));
  }

  /**
   * Of the leaders who did not lead the week before, the share who had a trace in the campaign
   * before: risen from the ranks, not come from outside. Over the same weeks. Share, 0 to 1.
   * Insufficient when there was no new leader. Source: this study.
   */
  public static Result successionShare(CampaignFacts facts) {
    return led(facts, led -> Result.share(led.risenLeaders(), led.newLeaders()));
  }

  private static Result led(CampaignFacts facts, Function<LeadershipFacts, Result> measure) {
    LeadershipFacts leadership = facts.leadership();
    return facts.authorsKnown() && leadership != null
        ? measure.apply(leadership)
        : Result.UNDEFINED;
  }
}
