package org.beyondviral.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
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
            "Cliff's delta, from -1 to 1: above 0 where cascades of movements are higher; null without both groups.")
        @Nullable Double cliffsDelta,
    @Means("Lower end of its interval, by the jackknife over groups of campaigns.")
        @Nullable Double deltaLow,
    @Means("Upper end of its interval.") @Nullable Double deltaHigh,
    @Means(value = "Cascades in one draw of equal sizes.", unit = Unit.CASCADES) long matchedN,
    @Means("Cliff's delta among cascades of the same size; null where no size is in both groups.")
        @Nullable Double matchedDelta,
    @Means("Lower end of its interval, by the jackknife over groups of campaigns.")
        @Nullable Double matchedDeltaLow,
    @Means("Upper end of its interval.") @Nullable Double matchedDeltaHigh,
    @Means(
            "p of Kolmogorov and Smirnov's test over all cascades, as if each were independent; null without both groups.")
        @Nullable Double ksPValue,
    @Means("Median of that p over draws of equal sizes (Juul & Ugander).")
        @Nullable Double matchedKsPValue,
    @Means("The p that a twentieth of these draws stay under.") @Nullable Double matchedKsPLow,
    @Means("The p that a twentieth of these draws exceed.") @Nullable Double matchedKsPHigh) {

  /** Parts that campaigns are put into for the jackknife. */
  public static final int PARTS = 32;

  /**
   * A row for each shape.
   *
   * <p>Cascades of one campaign are alike, so the intervals leave out campaigns, not cascades: the
   * effect is found once more without each part of the campaigns, and of G parts with a cascade the
   * error is √((G − 1) / G Σ (δ₋ − δ̄₋)²), taken with Student's t of G − 1 degrees of freedom. The
   * p of Kolmogorov and Smirnov is shown as its source has it, and takes cascades as independent.
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
    MatchedDelta.Group fades = group(shape, cascades, false, part -> true);
    MatchedDelta.Group movements = group(shape, cascades, true, part -> true);
    int viral = fades.values().length;
    int sustained = movements.values().length;
    if (Math.min(viral, sustained) < rules.minCampaigns()) {
      return new CascadeContrast(
          shape.column(),
          viral,
          sustained,
          null,
          null,
          null,
          0,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    Interval all =
        jackknife(
            shape,
            cascades,
            rules.confidence(),
            (base, other) -> CliffsDelta.of(base.values(), other.values()));
    Interval matched = jackknife(shape, cascades, rules.confidence(), MatchedDelta::delta);
    SizeMatched draws =
        SizeMatched.of(
            fades, movements, CliffsDelta.seed(rules.seed(), "cascades " + shape.column()));
    return new CascadeContrast(
        shape.column(),
        viral,
        sustained,
        orNull(CliffsDelta.of(fades.values(), movements.values())),
        orNull(all.low()),
        orNull(all.high()),
        draws.matched(),
        orNull(MatchedDelta.delta(fades, movements)),
        orNull(matched.low()),
        orNull(matched.high()),
        orNull(draws.p()),
        orNull(draws.median()),
        orNull(draws.low()),
        orNull(draws.high()));
  }

  /** NaN at both ends where leaving out a part leaves no effect, or there are fewer than three. */
  private static Interval jackknife(
      CascadeShape shape,
      List<ComparedCascade> cascades,
      double confidence,
      ToDoubleBiFunction<MatchedDelta.Group, MatchedDelta.Group> effect) {
    int[] parts = cascades.stream().mapToInt(ComparedCascade::part).distinct().sorted().toArray();
    double whole =
        effect.applyAsDouble(
            group(shape, cascades, false, part -> true),
            group(shape, cascades, true, part -> true));
    double[] without =
        IntStream.of(parts)
            .mapToDouble(
                left ->
                    effect.applyAsDouble(
                        group(shape, cascades, false, part -> part != left),
                        group(shape, cascades, true, part -> part != left)))
            .toArray();
    int groups = parts.length;
    if (groups < 3) {
      return new Interval(Double.NaN, Double.NaN);
    }
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = Arrays.stream(without).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt((groups - 1.0) / groups * squares);
    double width =
        error * new TDistribution(groups - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
    return new Interval(Math.max(-1, whole - width), Math.min(1, whole + width));
  }

  private static MatchedDelta.Group group(
      CascadeShape shape, List<ComparedCascade> cascades, boolean movement, IntPredicate parts) {
    List<ComparedCascade> own =
        cascades.stream()
            .filter(each -> each.movement() == movement && parts.test(each.part()))
            .toList();
    return new MatchedDelta.Group(
        own.stream().mapToDouble(each -> each.value(shape)).toArray(),
        own.stream().mapToInt(each -> (int) Math.min(each.size(), Integer.MAX_VALUE)).toArray());
  }

  private static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
