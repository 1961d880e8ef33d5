package org.beyondviral.incentive;

import java.io.Serializable;
import org.beyondviral.campaign.CampaignDefinition;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is rewarded, and how much.
 *
 * @param event what counts as a success: every trace, those of a kind, an act, or a tag
 * @param act which act of an account is its success, where event is act
 * @param tag the tag that marks a success, as campaigns know it, where event is tag
 * @param split ρ, the part passed up at each step
 * @param budget B, what one success is worth
 */
public record IncentiveRules(
    String event, long act, @Nullable String tag, double split, double budget)
    implements Serializable {
  public static final String ACT = "act";
  public static final String TAG = "tag";
  public static final String TRACE = "trace";

  /**
   * @throws UserError when successes are marked by a tag and none is named
   */
  public static IncentiveRules of(Settings settings) {
    String event = settings.get(Setting.INCENTIVES_EVENT);
    String tag = settings.get(Setting.INCENTIVES_TAG).map(CampaignDefinition::tag).orElse(null);
    if (event.equals(TAG) && tag == null) {
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

  /** Whether an identity more is a success more: to come, or to join, is what is rewarded. */
  public boolean enteringSucceeds() {
    return event.equals(ACT) || event.equals(Kind.JOIN.word());
  }
}
