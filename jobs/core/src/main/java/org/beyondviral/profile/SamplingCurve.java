package org.beyondviral.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.measure.Measure;
import org.beyondviral.measure.MeasureInput;
import org.beyondviral.measure.MeasureRules;

/**
 * How measures change when a random half, quarter or tenth of the traces is archived.
 *
 * <p>Of each bin traces are kept with that probability and participant-days with that of at least
 * one of their traces, independently, and the measures taken anew. Only measures that need nothing
 * but these can be: what asks for single people, cascades or times would need the archive itself
 * thinned. Draws are seeded by the seed and the campaign's id.
 *
 * <p>Source: this study. O(measures · bins) a campaign and share.
 */
public final class SamplingCurve {
  /** The value of one campaign's measure over that in the whole. */
  public record Ratio(String measure, double share, double ratio) {}

  private static final List<Double> SHARES = List.of(1.0, 0.5, 0.25, 0.1);
  private static final List<Measure> BY_BIN =
      List.of(
          Measure.PEAK_SHARE,
          Measure.BEFORE_SHARE,
          Measure.AFTER_SHARE,
          Measure.ACTIVE_DAY_SHARE,
          Measure.EFFECTIVE_DAYS,
          Measure.EFFECTIVE_WEEKS,
          Measure.BURSTS,
          Measure.BURST_GAP_DAYS);

  private SamplingCurve() {}

  /** The ratios of one campaign; none where a measure has no value, or 0 in the whole. */
  public static List<Ratio> ratios(
      MeasureInput input, MeasureRules rules, Rhythm rhythm, long seed) {
    SplittableRandom random = Resampling.random(seed, input.campaign().campaignId());
    CampaignFacts whole = new CampaignFacts(input, rules, rhythm);
    List<Ratio> ratios = new ArrayList<>();
    for (double share : SHARES) {
      List<CampaignActivity> bins = thinned(input.bins(), share, random);
      if (!bins.isEmpty()) {
        CampaignFacts part = whole.withBins(bins);
        for (Measure measure : BY_BIN) {
          Double all = measure.of(whole).value();
          Double some = measure.of(part).value();
          if (all != null && some != null && all != 0) {
            ratios.add(new Ratio(measure.key(), share, some / all));
          }
        }
      }
    }
    return ratios;
  }

  private static List<CampaignActivity> thinned(
      List<CampaignActivity> bins, double share, SplittableRandom random) {
    List<CampaignActivity> kept = new ArrayList<>();
    for (CampaignActivity bin : bins) {
      long traces = Resampling.binomial(bin.traces(), share, random);
      long people = Resampling.people(bin.participants(), bin.traces(), share, random);
      if (traces > 0) {
        kept.add(
            new CampaignActivity(
                bin.campaignId(),
                bin.binStart(),
                traces,
                bin.posts(),
                bin.reposts(),
                bin.replies(),
                bin.quotes(),
                bin.joins(),
                Math.min(Math.max(people, Math.min(1, bin.participants())), traces),
                bin.newcomers()));
      }
    }
    return kept;
  }
}
