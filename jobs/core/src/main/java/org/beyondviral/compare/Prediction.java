package org.beyondviral.compare;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.beyondviral.compare.RollingOrigin.Told;
import org.beyondviral.measure.Status;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** How well it can be told, some time after a campaign's first trace, whether it lasts. */
public record Prediction(
    @Means("Time after the first trace: 1h, 1d, 7d.") String horizon,
    @Means(
            value =
                "Viral fades and campaigns that lasted whose first trace came a week or more after the archive did, and twice profiles.effective-weeks or more before its end; one for each cluster of overlapping ones, drawn by seed if there are too many.",
            unit = Unit.CAMPAIGNS)
        long campaigns,
    @Means(
            value =
                "Of these, those told from others that came before; the columns are about them.",
            unit = Unit.CAMPAIGNS)
        long told,
    @Means(value = "Share of them that lasted; null when none could be told.", unit = Unit.SHARE)
        @Nullable Double baseRate,
    @Means(
            value = "Mean of the chances that were given to them; null when none could be told.",
            unit = Unit.SHARE)
        @Nullable Double meanChance,
    @Means(
            value =
                "Area under the ROC curve: the chance that of two campaigns the one that lasted was given the higher chance; 0.5 tells nothing; null without two to tell apart.",
            unit = Unit.SHARE)
        @Nullable Double auc,
    @Means(value = "Lower end of its interval.", unit = Unit.SHARE) @Nullable Double aucLow,
    @Means(value = "Upper end of its interval.", unit = Unit.SHARE) @Nullable Double aucHigh,
    @Means(
            value = "The area of a model that looks at the number of traces alone.",
            unit = Unit.SHARE)
        @Nullable Double baselineAuc,
    @Means(value = "Brier score: mean square of chance less outcome; 0 is best.", unit = Unit.SHARE)
        @Nullable Double brier,
    @Means(
            value = "Brier score of giving each the share of the earlier ones that lasted.",
            unit = Unit.SHARE)
        @Nullable Double baseRateBrier,
    @Means(
            value =
                "Brier score of giving each the share of these very ones that lasted, which nobody knew then: base_rate (1 - base_rate).",
            unit = Unit.SHARE)
        @Nullable Double hindsightBrier,
    @Means(
            value =
                "What of brier comes of chances that are off: mean square, over the campaigns, of the mean chance in their tenth of the scale less the share of that tenth that lasted (Murphy); 0 is best, and chance alone brings up to 2.5 / told.",
            unit = Unit.SHARE)
        @Nullable Double miscalibration,
    @Means(
            "ok; insufficient: too few of either kind came one after the other, so that there is no area.")
        String status) {

  /**
   * How well the campaigns are told at a horizon: {@link RollingOrigin}.
   *
   * <p>Source of the calibration: Murphy (1973), A new vector partition of the probability score,
   * Journal of Applied Meteorology 12(4).
   *
   * @param campaigns as seen at that horizon, in any order
   */
  public static Prediction of(Horizon horizon, List<Early> campaigns, CompareRules rules) {
    List<Told> told =
        new RollingOrigin(horizon, Early::features, rules.minCampaigns()).tell(campaigns);
    Discrimination model = discrimination(told, rules);
    Discrimination size =
        discrimination(
            new RollingOrigin(horizon, Early::size, rules.minCampaigns()).tell(campaigns), rules);
    return new Prediction(
        horizon.word(),
        campaigns.size(),
        told.size(),
        mean(told, Prediction::outcome),
        mean(told, Told::chance),
        Known.of(model.auc()),
        Known.of(model.low()),
        Known.of(model.high()),
        Known.of(size.auc()),
        mean(told, each -> Math.pow(each.chance() - outcome(each), 2)),
        mean(told, each -> Math.pow(each.share() - outcome(each), 2)),
        hindsight(mean(told, Prediction::outcome)),
        miscalibration(told),
        (Double.isNaN(model.auc()) ? Status.INSUFFICIENT : Status.OK).word());
  }

  private static Discrimination discrimination(List<Told> told, CompareRules rules) {
    Map<Integer, List<Told>> blocks = told.stream().collect(Collectors.groupingBy(Told::block));
    return Discrimination.of(
        blocks.values().stream()
            .map(block -> new Discrimination.Block(chances(block, false), chances(block, true)))
            .toList(),
        rules.confidence());
  }

  private static double[] chances(List<Told> block, boolean lasts) {
    return block.stream().filter(told -> told.lasts() == lasts).mapToDouble(Told::chance).toArray();
  }

  private static @Nullable Double hindsight(@Nullable Double rate) {
    return rate == null ? null : (Double) (rate * (1 - rate));
  }

  static @Nullable Double miscalibration(List<Told> told) {
    Map<Integer, List<Told>> tenths =
        told.stream()
            .collect(Collectors.groupingBy(each -> Math.min(9, (int) (10 * each.chance()))));
    return told.isEmpty()
        ? null
        : (Double)
            (tenths.values().stream()
                    .mapToDouble(tenth -> tenth.size() * Math.pow(error(tenth), 2))
                    .sum()
                / told.size());
  }

  private static double error(List<Told> told) {
    return told.stream().mapToDouble(each -> each.chance() - outcome(each)).average().orElseThrow();
  }

  private static double outcome(Told told) {
    return told.lasts() ? 1 : 0;
  }

  private static @Nullable Double mean(List<Told> told, ToDoubleFunction<Told> value) {
    return told.isEmpty() ? null : told.stream().mapToDouble(value).average().orElseThrow();
  }
}
