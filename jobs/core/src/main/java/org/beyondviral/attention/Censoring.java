package org.beyondviral.attention;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/**
 * What the edges of the archive hide of a campaign.
 *
 * @param leftTruncated whether it already ran when the archive began
 * @param rightCensored whether the archive ended before it could be called over
 */
public record Censoring(boolean leftTruncated, boolean rightCensored) {
  /**
   * When a campaign counts as settled, and as truncated.
   *
   * @param week what the rules call a week: a whole number of bins
   * @param settleWeeks weeks to be observed after the peak
   * @param settleShare a settled campaign's last two weeks are each under this share of its highest
   * @param truncatedShare a truncated campaign's share of its highest week that the archive's first
   *     week holds at least
   */
  public record Rules(Duration week, int settleWeeks, double settleShare, double truncatedShare)
      implements Serializable {
    public static Rules of(Settings settings) {
      return new Rules(
          settings.get(Setting.ACTIVITY_WEEK),
          settings.get(Setting.PROFILES_SETTLE_WEEKS),
          settings.get(Setting.PROFILES_SETTLE_SHARE),
          settings.get(Setting.PROFILES_TRUNCATED_SHARE));
    }
  }

  /**
   * The censoring of a campaign, right-censored being the opposite of {@link #settled}.
   *
   * @param observedFrom from when the archive observes
   * @param observedTo until when, exclusive
   */
  public static Censoring of(
      Activity activity, Instant observedFrom, Instant observedTo, Rules rules) {
    return new Censoring(
        leftTruncated(activity, observedFrom, rules), !settled(activity, observedTo, rules));
  }

  /**
   * Whether a campaign is over as far as the archive can tell: at least {@code settleWeeks} weeks
   * are observed after the end of its highest bin (the earliest of several), and each of the last
   * two weeks before {@code observedTo} holds less than {@code settleShare} of the most traces in
   * any week. Bins after its last trace count as zero.
   */
  public static boolean settled(Activity activity, Instant observedTo, Rules rules) {
    if (!isObservedAfterPeak(activity, observedTo, rules)) {
      return false;
    }
    Instant last = observedTo.minus(rules.week());
    double limit = rules.settleShare() * activity.highestWeek(activity.binsIn(rules.week()));
    return activity.between(last, observedTo) < limit
        && activity.between(last.minus(rules.week()), last) < limit;
  }

  /** Whether at least {@code settleWeeks} weeks are observed after the end of the highest bin. */
  public static boolean isObservedAfterPeak(Activity activity, Instant observedTo, Rules rules) {
    Instant peakEnd = activity.startOf(activity.peak() + 1);
    return !peakEnd.plus(rules.week().multipliedBy(rules.settleWeeks())).isAfter(observedTo);
  }

  /**
   * Whether a campaign already ran when the archive began: the archive's first week holds at least
   * {@code truncatedShare} of the most traces in any week.
   */
  public static boolean leftTruncated(Activity activity, Instant observedFrom, Rules rules) {
    long first = activity.between(observedFrom, observedFrom.plus(rules.week()));
    return first >= rules.truncatedShare() * activity.highestWeek(activity.binsIn(rules.week()));
  }
}
