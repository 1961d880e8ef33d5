package org.beyondviral.compare;

import java.util.List;
import org.beyondviral.campaign.Profile;
import org.beyondviral.measure.Measure;

/**
 * How far Cliff's delta moves when the profiles are cut otherwise.
 *
 * <p>Each campaign carries its labels as a word, one letter a variation of the study, the first for
 * the study as it is: {@link #letter}.
 */
public final class DeltaShift {
  /** The letter of a variation under which no trace of a campaign is left. */
  public static final char ABSENT = '-';

  /** A campaign's value of a measure, and its labels. */
  public record Valued(double value, String labels) {}

  private DeltaShift() {}

  /** The letter that stands for a profile: the first of its word. */
  public static char letter(Profile profile) {
    return profile.word().charAt(0);
  }

  /**
   * The delta of one measure under each variation, fades against what lasted ({@link
   * Comparisons#cutOnTimeAlone}). O(variations · n log n).
   *
   * @return NaN where a group has fewer than {@code leastCampaigns}
   */
  public static double[] deltas(Measure measure, List<Valued> campaigns, int leastCampaigns) {
    int variations = campaigns.isEmpty() ? 0 : campaigns.get(0).labels().length();
    double[] deltas = new double[variations];
    for (int v = 0; v < variations; v++) {
      double[] fades = values(campaigns, v, letter(Profile.VIRAL_FADE), ABSENT);
      double[] lasting =
          values(
              campaigns,
              v,
              letter(Profile.SUSTAINED_MOVEMENT),
              Comparisons.cutOnTimeAlone(measure) ? letter(Profile.PERENNIAL_TOPIC) : ABSENT);
      deltas[v] =
          fades.length < leastCampaigns || lasting.length < leastCampaigns
              ? Double.NaN
              : CliffsDelta.of(fades, lasting);
    }
    return deltas;
  }

  /**
   * The mean of |δ_v − δ_0| over the measures where both are known; NaN for none.
   *
   * @param deltas of each measure, one for each variation, in an order that does not change
   */
  public static double mean(List<double[]> deltas, int variation) {
    return deltas.stream()
        .mapToDouble(each -> Math.abs(each[variation] - each[0]))
        .filter(shift -> !Double.isNaN(shift))
        .average()
        .orElse(Double.NaN);
  }

  private static double[] values(List<Valued> campaigns, int variation, char one, char other) {
    return campaigns.stream()
        .filter(
            each -> {
              char label = each.labels().charAt(variation);
              return label != ABSENT && (label == one || label == other);
            })
        .mapToDouble(Valued::value)
        .toArray();
  }
}
