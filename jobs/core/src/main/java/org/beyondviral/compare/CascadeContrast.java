package org.beyondviral.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.beyondviral.measure.Status;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/** The shape of cascades in viral fades against that in sustained movements. */
public record CascadeContrast(
    @Means("depth, max_breadth or structural_virality.") String measure,
    @Means(
            value =
                "Cascades of three traces or more in viral fades, drawn by seed if there are too many.",
            unit = Unit.CASCADES)
        long viralN,
    @Means(value = "Such cascades in sustained movements.", unit = Unit.CASCADES) long sustainedN,
    @Means(
            "Cliff's delta, from -1 to 1: above 0 where cascades of movements are higher; null with too few campaigns.")
        @Nullable Double cliffsDelta,
    @Means("Lower end of its interval, by the jackknife over groups of campaigns.")
        @Nullable Double deltaLow,
    @Means("Upper end of its interval.") @Nullable Double deltaHigh,
    @Means(value = "Cascades in one draw of equal sizes.", unit = Unit.CASCADES) long matchedN,
    @Means(
            value =
                "Of the pairs of cascades of the same size that matched_delta is made of, weighted as there, the share that differ in the measure: no delta beyond it is possible; null with matched_delta.",
            unit = Unit.SHARE)
        @Nullable Double matchedUntied,
    @Means(
            "Cliff's delta among cascades of the same size; null with too few campaigns of sizes that are in both groups.")
        @Nullable Double matchedDelta,
    @Means("Lower end of its interval, by the jackknife over groups of campaigns.")
        @Nullable Double matchedDeltaLow,
    @Means("Upper end of its interval.") @Nullable Double matchedDeltaHigh,
    @Means(
            "p of Kolmogorov and Smirnov's test over all cascades, as if each were independent; asymptotic; null with too few campaigns.")
        @Nullable Double ksPValue,
    @Means("Median of that p over draws of equal sizes (Juul & Ugander).")
        @Nullable Double matchedKsPValue,
    @Means("The p that a twentieth of these draws stay under.") @Nullable Double matchedKsPLow,
    @Means("The p that a twentieth of these draws exceed.") @Nullable Double matchedKsPHigh,
    @Means("ok; insufficient: fewer than compare.min-campaigns of a group have such cascades.")
        String status,
    @Means("The same for what is matched, of cascades of sizes that are in both groups.")
        String matchedStatus) {

  /** Parts that campaigns are put into for the jackknife. */
  public static final int PARTS = 32;

  /**
   * A row for each shape.
   *
   * <p>Cascades of one campaign are alike, so the intervals leave out campaigns, not cascades: the
   * effect is found once more without each part of the campaigns, and of G parts with a cascade the
   * error is √((G − 1) / G Σ (δ₋ − δ̄₋)²), taken with Student's t of as many degrees of freedom as
   * the group with fewer parts has, less one. There is none where every δ₋ is the same, and nothing
   * at all where fewer than {@link CompareRules#minCampaigns} campaigns of a group have cascades.
   * The p of Kolmogorov and Smirnov is shown as its source has it: it takes cascades as
   * independent.
   *
   * <p>Source: Juul & Ugander (2021), Comparing information diffusion mechanisms by matching on
   * cascade size, PNAS 118(46); Kott (2001), The delete-a-group jackknife, Journal of Official
   * Statistics 17(4).
   *
   * @param cascades of both groups, in any order; each once
   */
  public static List<CascadeContrast> of(List<ComparedCascade> cascades, CompareRules rules) {
    return Arrays.stream(CascadeShape.values()).map(shape -> of(shape, cascades, rules)).toList();
  }

  private static CascadeContrast of(
      CascadeShape shape, List<ComparedCascade> cascades, CompareRules rules) {
    Side fades = Side.of(shape, cascades, false);
    Side movements = Side.of(shape, cascades, true);
    boolean enough = isEnough(fades, movements, rules);
    Set<Long> common = fades.sizes();
    common.retainAll(movements.sizes());
    Side sameFades = fades.of(each -> common.contains(each.size()));
    Side sameMovements = movements.of(each -> common.contains(each.size()));
    boolean enoughOfOneSize = isEnough(sameFades, sameMovements, rules);
    ToDoubleBiFunction<MatchedDelta.Group, MatchedDelta.Group> delta =
        (base, other) -> CliffsDelta.of(base.values(), other.values());
    Effect all = enough ? Effect.of(fades, movements, delta, rules) : Effect.NONE;
    Effect matched =
        enoughOfOneSize
            ? Effect.of(sameFades, sameMovements, MatchedDelta::delta, rules)
            : Effect.NONE;
    SizeMatched draws =
        enoughOfOneSize
            ? SizeMatched.of(
                fades.group(),
                movements.group(),
                CliffsDelta.seed(rules.seed(), "cascades " + shape.column()))
            : SizeMatched.NONE;
    return new CascadeContrast(
        shape.column(),
        fades.cascades.size(),
        movements.cascades.size(),
        Known.of(all.delta),
        Known.of(all.low),
        Known.of(all.high),
        draws.matched(),
        enoughOfOneSize
            ? Known.of(MatchedDelta.untied(sameFades.group(), sameMovements.group()))
            : null,
        Known.of(matched.delta),
        Known.of(matched.low),
        Known.of(matched.high),
        enough ? Known.of(SizeMatched.p(fades.group().values(), movements.group().values())) : null,
        Known.of(draws.median()),
        Known.of(draws.low()),
        Known.of(draws.high()),
        status(enough),
        status(enoughOfOneSize));
  }

  private static String status(boolean enough) {
    return (enough ? Status.OK : Status.INSUFFICIENT).word();
  }

  private static boolean isEnough(Side one, Side other, CompareRules rules) {
    return Math.min(one.campaigns(), other.campaigns()) >= Math.max(2, rules.minCampaigns());
  }

  /** The cascades of one group. */
  private record Side(CascadeShape shape, List<ComparedCascade> cascades) {
    static Side of(CascadeShape shape, List<ComparedCascade> cascades, boolean movement) {
      return new Side(shape, cascades).of(each -> each.movement() == movement);
    }

    Side of(Predicate<ComparedCascade> which) {
      return new Side(shape, cascades.stream().filter(which).toList());
    }

    long campaigns() {
      return cascades.stream().map(ComparedCascade::campaignId).distinct().count();
    }

    Set<Long> sizes() {
      return cascades.stream().map(ComparedCascade::size).collect(Collectors.toSet());
    }

    int[] parts() {
      return cascades.stream().mapToInt(ComparedCascade::part).distinct().sorted().toArray();
    }

    MatchedDelta.Group group() {
      return new MatchedDelta.Group(
          cascades.stream().mapToDouble(each -> each.value(shape)).toArray(),
          cascades.stream()
              .mapToInt(each -> (int) Math.min(each.size(), Integer.MAX_VALUE))
              .toArray());
    }
  }

  /** An effect and its interval, NaN where it has none. */
  private record Effect(double delta, double low, double high) {
    static final Effect NONE = new Effect(Double.NaN, Double.NaN, Double.NaN);

    static Effect of(
        Side fades,
        Side movements,
        ToDoubleBiFunction<MatchedDelta.Group, MatchedDelta.Group> effect,
        CompareRules rules) {
      double whole = effect.applyAsDouble(fades.group(), movements.group());
      double[] without =
          IntStream.concat(Arrays.stream(fades.parts()), Arrays.stream(movements.parts()))
              .distinct()
              .mapToDouble(
                  left ->
                      effect.applyAsDouble(
                          fades.of(each -> each.part() != left).group(),
                          movements.of(each -> each.part() != left).group()))
              .sorted()
              .toArray();
      int groups = without.length;
      double mean = Arrays.stream(without).average().orElse(Double.NaN);
      double squares = Arrays.stream(without).map(x -> (x - mean) * (x - mean)).sum();
      double error = Math.sqrt((groups - 1.0) / groups * squares);
      int freedom = Math.min(fades.parts().length, movements.parts().length) - 1;
      if (!(error > 0) || freedom < 1) {
        return new Effect(whole, Double.NaN, Double.NaN);
      }
      double width =
          error
              * new TDistribution(freedom)
                  .inverseCumulativeProbability((1 + rules.confidence()) / 2);
      return new Effect(whole, Math.max(-1, whole - width), Math.min(1, whole + width));
    }
  }
}
