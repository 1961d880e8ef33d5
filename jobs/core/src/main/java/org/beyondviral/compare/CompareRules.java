package org.beyondviral.compare;

import java.io.Serializable;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/**
 * How groups are compared.
 *
 * @param minCampaigns campaigns with a value that each group must have
 * @param resamples bootstrap resamples behind each interval
 * @param confidence coverage of every interval
 * @param seed seed of the study
 */
public record CompareRules(int minCampaigns, int resamples, double confidence, long seed)
    implements Serializable {

  public static CompareRules of(Settings settings) {
    return new CompareRules(
        settings.get(Setting.COMPARE_MIN_CAMPAIGNS),
        settings.get(Setting.COMPARE_RESAMPLES),
        settings.get(Setting.COMPARE_CONFIDENCE),
        settings.get(Setting.SEED));
  }
}
