package org.beyondviral.compare;

import java.util.List;
import org.beyondviral.campaign.Profile;
import org.beyondviral.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * How far Cliff's delta moves when the profiles are cut otherwise.
 *
 * <p>Each campaign carries its labels as a word, one letter a variation of the study, the first for
 * the study as it is: {@link #letter}.
 */
public final class DeltaShift {
  /** The letter of a variation under which no trace of a campaign is left. */
  public static final char ABSENT = '-';

  /** What is taken of a measure: its value, or an end of its interval over drawn trees. */
  public enum End {
    VALUE,
    LOW,
    HIGH
  }

  /** A campaign's value of a measure, the interval it has, and its labels. */
  public record Valued(double value, @Nullable Double low, @Nullable Double high, String labels) {}

  private DeltaShift() {}

  /** The letter that stands for a profile: the first of its word. */
  public static char letter(Profile profile) {
    return profile.word().charAt(0);
  }

  /**
   * The delta of one measure under each variation, fades against what lasted ({@link
   * Comparisons#cutOnTimeAlone}). O(variations · n log n).
   *
   * @param ends what is taken under each variation; ends other than the value are of measures of
   *     cascades alone, the others having theirs from elsewhere
   * @return NaN where a group has fewer than {@code leastCampaigns}
   */
  public static double[] deltas(
      Measure measure, List<Valued> campaigns, List<End> ends, int leastCampaigns) {
    double[] deltas = new double[ends.size()];
    for (int v = 0; v < deltas.length; v++) {
      End end = ends.get(v);
      if (end != End.VALUE && measure.group() != Measure.Group.CASCADES_GROUP) {
        deltas[v] = Double.NaN;
        continue;
      }
      double[] fades = values(campaigns, v, end, letter(Profile.VIRAL_FADE), ABSENT);
      double[] lasting =
          values(
              campaigns,
              v,
              end,
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
   * The mean of |δ_v − δ_r| over the measures where both are known; NaN for none.
   *
   * @param deltas of each measure, one for each variation, in an order that does not change
   * @param reference the variation r that v is held against
   */
  public static double mean(List<double[]> deltas, int variation, int reference) {
    return deltas.stream()
        .mapToDouble(each -> Math.abs(each[variation] - each[reference]))
        .filter(shift -> !Double.isNaN(shift))
        .average()
        .orElse(Double.NaN);
  }

  private static double[] values(
      List<Valued> campaigns, int variation, End end, char one, char other) {
    return campaigns.stream()
        .filter(
            each -> {
              char label = each.labels().charAt(variation);
              return label != ABSENT && (label == one || label == other);
            })
        .mapToDouble(each -> taken(each, end))
        .toArray();
  }

  /** The value itself where it has no interval. */
  private static double taken(Valued each, End end) {
    Double taken =
        switch (end) {
          case VALUE -> null;
          case LOW -> each.low();
          case HIGH -> each.high();
        };
    return taken == null ? each.value() : taken;
  }
}
