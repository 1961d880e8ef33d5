package org.beyondviral.incentive;

import java.util.Optional;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;

/**
 * What is rewarded, and how much.
 *
 * @param event what counts as a success: a kind of trace, act, or tag
 * @param act which act of an account is its success, where event is act
 * @param tag the tag that marks a success, where event is tag
 * @param split ρ, the part passed up at each step
 * @param budget B, what one success is worth
 */
public record IncentiveRules(
    String event, long act, Optional<String> tag, double split, double budget) {
  public static final String ACT = "act";
  public static final String TAG = "tag";

  /**
   * @throws UserError when successes are marked by a tag and none is named
   */
  public static IncentiveRules of(Settings settings) {
    String event = settings.get(Setting.INCENTIVES_EVENT);
    Optional<String> tag = settings.get(Setting.INCENTIVES_TAG);
    if (event.equals(TAG) && tag.isEmpty()) {
      throw new UserError(
          "incentives.event is tag, but incentives.tag is not set; add --set incentives.tag=… with the tag that marks a success");
    }
    return new IncentiveRules(
        event,
        settings.get(Setting.INCENTIVES_ACT),
        tag,
        settings.get(Setting.INCENTIVES_SPLIT),
        settings.get(Setting.INCENTIVES_BUDGET));
  }
}
