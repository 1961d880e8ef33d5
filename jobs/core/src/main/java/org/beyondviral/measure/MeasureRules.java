package org.beyondviral.measure;

import java.io.Serializable;
import java.time.Duration;
import org.beyondviral.attention.Bursts;
import org.beyondviral.attention.Censoring;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/**
 * The settings measures depend on.
 *
 * @param bin width of a bin of activity
 * @param week what counts as a week: a whole number of bins
 * @param censoring when a campaign counts as over
 * @param bursts what a burst is
 * @param knownShare authors count as known when at least this share of the traces names one
 * @param confidence coverage of the intervals of measures
 */
public record MeasureRules(
    Duration bin,
    Duration week,
    Censoring.Rules censoring,
    Bursts.Rules bursts,
    double knownShare,
    double confidence)
    implements Serializable {

  public static MeasureRules of(Settings settings) {
    return new MeasureRules(
        settings.get(Setting.ACTIVITY_BIN),
        settings.get(Setting.ACTIVITY_WEEK),
        Censoring.Rules.of(settings),
        Bursts.Rules.of(settings),
        settings.get(Setting.PEOPLE_KNOWN_SHARE),
        settings.get(Setting.COMPARE_CONFIDENCE));
  }

  /** Bins in a week. */
  public int weekBins() {
    return Math.toIntExact(week.dividedBy(bin));
  }
}
