package org.beyondviral.profile;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.measure.HeldCampaign;
import org.beyondviral.measure.HeldCampaign.HeldTrace;
import org.beyondviral.measure.Measure;
import org.beyondviral.measure.MeasureRules;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.table.Means;
import org.jspecify.annotations.Nullable;

/**
 * How measures change when a random half, quarter or tenth of the traces is archived.
 *
 * <p>Of one campaign's traces those stay whose number, drawn from the seed and the trace's id, is
 * below the share, so that what is in a tenth is in a quarter too. Membership is held as it is,
 * also of traces that belong through a cascade whose beginning was not kept. All measures of
 * attention, decay, self-excitation and people are taken anew, on the rhythm of the whole archive.
 *
 * <p>Left out are measures of cascades, leaders, networks, recruitment, contagion and incentives:
 * what becomes of trees and ties depends on which parents and roots the platform names of traces
 * that were not archived, so that the archive itself must be thinned and studied.
 *
 * <p>Source: this study. Cost: that of the measures, not quite twice.
 *
 * @param rhythm of the archive
 * @param observed how long a participant must be observed to tell something about returning
 * @param mostSlots most times that self-excitation is fitted to
 */
public record SamplingCurve(
    MeasureRules rules, Rhythm rhythm, Duration observed, long mostSlots, long seed)
    implements Serializable {
  /** A measure of one campaign of which a share is archived, where the whole has a value too. */
  public record Point(
      @Means("The measure.") String measure,
      @Means("Share of the traces that is kept.") double share,
      @Means("The value then.") double value,
      @Means("The value in the whole.") double whole,
      @Means("One over the other; null for measures that can be negative, and for a whole of 0.")
          @Nullable Double ratio) {}

  private static final List<Double> SHARES = List.of(1.0, 0.5, 0.25, 0.1);
  private static final Set<Measure.Group> GROUPS =
      Set.of(
          Measure.Group.ATTENTION,
          Measure.Group.DECAY,
          Measure.Group.SELF_EXCITATION,
          Measure.Group.PEOPLE_GROUP);

  /** The measures that it is of. */
  public static final List<Measure> MEASURES =
      Arrays.stream(Measure.values()).filter(each -> GROUPS.contains(each.group())).toList();

  public static SamplingCurve of(Settings settings, Rhythm rhythm) {
    return new SamplingCurve(
        MeasureRules.of(settings),
        rhythm,
        settings.get(Setting.PEOPLE_OBSERVED),
        settings.get(Setting.ATTENTION_EVENTS),
        settings.get(Setting.SEED));
  }

  /**
   * The points of one campaign.
   *
   * @param traces at least one, in order of time
   */
  public List<Point> points(Campaign campaign, List<HeldTrace> traces) {
    List<Point> points = new ArrayList<>();
    @Nullable Double[] whole = values(campaign, traces);
    for (double share : SHARES) {
      List<HeldTrace> kept = share == 1 ? traces : kept(traces, share);
      if (!kept.isEmpty()) {
        @Nullable Double[] part = share == 1 ? whole : values(campaign, kept);
        for (int i = 0; i < part.length; i++) {
          if (part[i] != null && whole[i] != null) {
            points.add(point(MEASURES.get(i), share, part[i], whole[i]));
          }
        }
      }
    }
    return points;
  }

  private List<HeldTrace> kept(List<HeldTrace> traces, double share) {
    return traces.stream()
        .filter(trace -> Resampling.random(seed, trace.traceId()).nextDouble() < share)
        .toList();
  }

  private @Nullable Double[] values(Campaign campaign, List<HeldTrace> traces) {
    CampaignFacts facts =
        new CampaignFacts(
            new HeldCampaign(campaign, traces, rules).counted(rhythm, observed, mostSlots),
            rules,
            rhythm);
    return MEASURES.stream().map(measure -> measure.of(facts).value()).toArray(Double[]::new);
  }

  private static Point point(Measure measure, double share, double value, double whole) {
    boolean isRatio = measure.least() >= 0 && whole > 0;
    return new Point(measure.key(), share, value, whole, isRatio ? value / whole : null);
  }
}
