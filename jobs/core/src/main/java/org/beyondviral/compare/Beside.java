package org.beyondviral.compare;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.beyondviral.table.Means;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * One measure in two archives: whether fades and movements differ by as much in the one as in the
 * other.
 *
 * <p>Attention moves at another pace on every platform and in every year (Lorenz-Spreen, Mønsted,
 * Hövel & Lehmann 2019), so values are not compared: Cliff's delta is, which stays the same when
 * all values of an archive are stretched. The ratios of medians show by how much they are.
 *
 * <p>A measure of time is also normalised by the archive it was taken in: the median m of a group
 * over the median M of all its archive's campaigns, (m₁ / M₁) / (m₂ / M₂), is 1 where the group is
 * as slow for its archive in the one as in the other. M₁ / M₂ is the pace. Limits: what an archive
 * does not see to the end has no time and is not in M, so that a shorter archive has a smaller M:
 * there is no pace where one is observed more than a third longer than the other. M depends on
 * which campaigns an archive holds as well as on the year, so that the same fades among more fades
 * seem slower. And fades and movements are cut at so many weeks in either archive: where all goes
 * faster, fewer campaigns are movements, which no ratio mends.
 */
public record Beside(
    @Means("Name of the measure.") String measure,
    @Means("Its unit.") String unit,
    @Means("Whether the groups were cut on it, so that it can prove nothing.") boolean definitional,
    @Means("Cliff's delta in this study, from -1 to 1; null without.") @Nullable Double cliffsDelta,
    @Means("Lower end of its interval, by Newcombe.") @Nullable Double deltaLow,
    @Means("Upper end of its interval.") @Nullable Double deltaHigh,
    @Means("Cliff's delta in the other study; null without.") @Nullable Double otherDelta,
    @Means("Lower end of its interval.") @Nullable Double otherLow,
    @Means("Upper end of its interval.") @Nullable Double otherHigh,
    @Means("This delta less the other, from -2 to 2; null without both.")
        @Nullable Double difference,
    @Means("Lower end of its interval.") @Nullable Double differenceLow,
    @Means("Upper end of its interval.") @Nullable Double differenceHigh,
    @Means("Two-sided test of no difference; null for definitional measures.")
        @Nullable Double pValue,
    @Means("p adjusted for all measures tested (Benjamini and Hochberg).") @Nullable Double qValue,
    @Means(
            "Median of this study's viral fades over that of the other's; null unless both are above 0.")
        @Nullable Double fadeRatio,
    @Means(
            "Median of this study's sustained movements, for measures of people perennial topics included, over that of the other's; null unless both are above 0.")
        @Nullable Double movementRatio,
    @Means(
            "Median of all this study's campaigns over that of the other's, for measures of time; null unless both are above 0, and where one archive is observed more than a third longer.")
        @Nullable Double pace,
    @Means("fade_ratio over pace: how slow fades are for their archive, against the other's.")
        @Nullable Double pacedFadeRatio,
    @Means(
            "movement_ratio over pace: how slow movements are for their archive, against the other's.")
        @Nullable Double pacedMovementRatio) {

  /**
   * One study of the two.
   *
   * @param comparison its rows
   * @param medians of all campaigns by measure, for measures of time
   * @param days for which campaigns are observed
   */
  public record Study(List<Comparison> comparison, Map<String, Double> medians, double days) {
    boolean isObservedAsLong(Study other) {
      return Math.max(days, other.days) <= MOST_LONGER * Math.min(days, other.days);
    }
  }

  private static final double MOST_LONGER = 4.0 / 3;

  /**
   * The measures of both studies, in the order of the first.
   *
   * <p>Each delta has the interval of {@link Discrimination}, which is not a point where groups lie
   * apart, as the bootstrap's is. The interval of a difference of two estimates with intervals [l,
   * u] of their own: d₁ − d₂ less √((d₁ − l₁)² + (u₂ − d₂)²), and plus √((u₁ − d₁)² + (d₂ − l₂)²).
   * The test takes the arm towards 0 as so many standard errors as the confidence says.
   *
   * <p>Source: Zou & Donner (2008), Construction of confidence limits about effect measures: a
   * general approach, Statistics in Medicine 27(10).
   *
   * @param confidence coverage of the intervals
   */
  public static List<Beside> of(Study own, Study other, double confidence) {
    Map<String, Comparison> others = Evidence.byMeasure(other.comparison());
    List<Beside> rows = new ArrayList<>();
    for (Comparison row : own.comparison()) {
      Comparison beside = others.get(row.measure());
      if (beside != null) {
        Double pace =
            own.isObservedAsLong(other)
                ? ratio(own.medians().get(row.measure()), other.medians().get(row.measure()))
                : null;
        rows.add(of(row, beside, pace, confidence));
      }
    }
    double[] q =
        FalseDiscovery.adjust(
            rows.stream()
                .filter(row -> row.pValue != null)
                .mapToDouble(row -> requireNonNull(row.pValue))
                .toArray());
    int tested = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).pValue != null) {
        rows.set(i, rows.get(i).with(q[tested++]));
      }
    }
    return rows;
  }

  private static Beside of(
      Comparison own, Comparison other, @Nullable Double pace, double confidence) {
    Double fades = ratio(own.viralMedian(), other.viralMedian());
    Double movements = ratio(own.sustainedMedian(), other.sustainedMedian());
    Double d1 = own.cliffsDelta();
    Double d2 = other.cliffsDelta();
    Interval one = interval(own, confidence);
    Interval two = interval(other, confidence);
    Double difference = null;
    Double low = null;
    Double high = null;
    Double p = null;
    if (d1 != null && d2 != null && one != null && two != null) {
      double downwards = Math.hypot(d1 - one.low(), two.high() - d2);
      double upwards = Math.hypot(one.high() - d1, d2 - two.low());
      difference = d1 - d2;
      low = Math.max(-2, difference - downwards);
      high = Math.min(2, difference + upwards);
      if (!own.definitional() && !other.definitional()) {
        NormalDistribution normal = new NormalDistribution();
        double error =
            (difference > 0 ? downwards : upwards)
                / normal.inverseCumulativeProbability((1 + confidence) / 2);
        p = 2 * normal.cumulativeProbability(-Math.abs(difference) / error);
      }
    }
    return new Beside(
        own.measure(),
        own.unit(),
        own.definitional(),
        d1,
        one == null ? null : (Double) one.low(),
        one == null ? null : (Double) one.high(),
        d2,
        two == null ? null : (Double) two.low(),
        two == null ? null : (Double) two.high(),
        difference,
        low,
        high,
        p,
        null,
        fades,
        movements,
        pace,
        ratio(fades, pace),
        ratio(movements, pace));
  }

  /** A delta is 2A − 1 of an area A. */
  private static @Nullable Interval interval(Comparison row, double confidence) {
    Double delta = row.cliffsDelta();
    if (delta == null) {
      return null;
    }
    Interval area =
        Discrimination.interval(
            (1 + delta) / 2,
            List.of(new Discrimination.Size(row.viralN(), row.sustainedN())),
            confidence);
    return new Interval(2 * area.low() - 1, 2 * area.high() - 1);
  }

  private static @Nullable Double ratio(@Nullable Double own, @Nullable Double other) {
    return own == null || other == null || own <= 0 || other <= 0 ? null : (Double) (own / other);
  }

  private Beside with(double q) {
    return new Beside(
        measure,
        unit,
        definitional,
        cliffsDelta,
        deltaLow,
        deltaHigh,
        otherDelta,
        otherLow,
        otherHigh,
        difference,
        differenceLow,
        differenceHigh,
        pValue,
        q,
        fadeRatio,
        movementRatio,
        pace,
        pacedFadeRatio,
        pacedMovementRatio);
  }
}
