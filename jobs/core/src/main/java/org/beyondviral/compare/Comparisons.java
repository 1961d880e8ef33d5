package org.beyondviral.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.beyondviral.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Viral fades against sustained movements, measure by measure.
 *
 * <p>What a group was cut on can prove nothing about it. The profiles are cut on time, so measures
 * of time ({@link Measure#definitional}) get quartiles, an effect and its interval to look at, but
 * no test. Movements are told from perennial topics by {@code returning_share}, so that measures of
 * people ({@link #cutOnTimeAlone}) would differ between fades and movements by that cut; they
 * compare fades with all that lasted, movements and perennial topics together.
 */
public final class Comparisons {
  private Comparisons() {}

  /**
   * Whether a measure compares groups cut on time alone, sustained movements and perennial topics
   * standing together as what lasted.
   */
  public static boolean cutOnTimeAlone(Measure measure) {
    return measure.group() == Measure.Group.PEOPLE_GROUP
        || measure == Measure.FEEDBACK_RETURN_RATIO
        || measure == Measure.RESPONSE_HAZARD_RATIO
        || measure == Measure.RECRUITER_RETURN_RATIO
        || measure == Measure.RECRUITER_DOSE_RATIO;
  }

  /**
   * One measure, before the p of all measures are adjusted together: {@code qValue} is null, and so
   * are the matched columns.
   *
   * <p>Quartiles are given for any group with a value. Effect, interval and test need {@link
   * CompareRules#minCampaigns} values in each group; a definitional measure gets no test. The
   * result depends on the values, not on their order.
   *
   * @param viral values of viral fades
   * @param sustained values of what lasted
   */
  public static Comparison of(
      Measure measure, double[] viral, double[] sustained, CompareRules rules) {
    double[] fades = viral.clone();
    double[] movements = sustained.clone();
    Arrays.sort(fades);
    Arrays.sort(movements);
    boolean enough =
        fades.length >= rules.minCampaigns() && movements.length >= rules.minCampaigns();
    Quartiles fade = Quartiles.ofSorted(fades);
    Quartiles movement = Quartiles.ofSorted(movements);
    double delta = Double.NaN;
    Interval interval = new Interval(Double.NaN, Double.NaN);
    double p = Double.NaN;
    if (enough) {
      delta = CliffsDelta.of(fades, movements);
      interval =
          CliffsDelta.bootstrap(
              fades,
              movements,
              rules.resamples(),
              rules.confidence(),
              CliffsDelta.seed(rules.seed(), measure.key()));
      if (!measure.definitional()) {
        p = RankTest.p(fades, movements);
      }
    }
    return new Comparison(
        measure.key(),
        measure.unit().label(),
        measure.definitional(),
        fades.length,
        Known.of(fade.p25()),
        Known.of(fade.median()),
        Known.of(fade.p75()),
        movements.length,
        Known.of(movement.p25()),
        Known.of(movement.median()),
        Known.of(movement.p75()),
        Known.of(delta),
        Known.of(interval.low()),
        Known.of(interval.high()),
        Known.of(p),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * The same row with the effect between campaigns of like size and window, and with how far the
   * groups differ in these before and after; without a test where the measure is definitional, and
   * as it was where it has no effect.
   *
   * @param matched null where too few campaigns have a counterpart
   */
  public static Comparison matched(
      Comparison row, @Nullable MatchedDelta matched, Balance balance) {
    if (row.cliffsDelta() == null) {
      return row;
    }
    return matched == null
        ? with(row, null, null, null, null, null, null, null, balance.before())
        : with(
            row,
            null,
            matched.campaigns(),
            matched.delta(),
            matched.interval().low(),
            matched.interval().high(),
            row.definitional() ? null : matched.p(),
            null,
            balance);
  }

  /** The same rows with the q of all tests made among them, and of all made after matching. */
  public static List<Comparison> adjusted(List<Comparison> rows) {
    double[] q = q(rows, Comparison::pValue);
    double[] matchedQ = q(rows, Comparison::matchedPValue);
    List<Comparison> adjusted = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Comparison row = rows.get(i);
      adjusted.add(
          with(
              row,
              Known.of(q[i]),
              row.matchedN(),
              row.matchedDelta(),
              row.matchedDeltaLow(),
              row.matchedDeltaHigh(),
              row.matchedPValue(),
              Known.of(matchedQ[i]),
              Balance.in(row)));
    }
    return adjusted;
  }

  private static double[] q(List<Comparison> rows, Function<Comparison, @Nullable Double> test) {
    return FalseDiscovery.adjust(
        rows.stream()
            .mapToDouble(
                row -> {
                  Double p = test.apply(row);
                  return p == null ? Double.NaN : p;
                })
            .toArray());
  }

  private static Comparison with(
      Comparison row,
      @Nullable Double q,
      @Nullable Long matchedN,
      @Nullable Double matchedDelta,
      @Nullable Double matchedLow,
      @Nullable Double matchedHigh,
      @Nullable Double matchedP,
      @Nullable Double matchedQ,
      Balance balance) {
    return new Comparison(
        row.measure(),
        row.unit(),
        row.definitional(),
        row.viralN(),
        row.viralP25(),
        row.viralMedian(),
        row.viralP75(),
        row.sustainedN(),
        row.sustainedP25(),
        row.sustainedMedian(),
        row.sustainedP75(),
        row.cliffsDelta(),
        row.deltaLow(),
        row.deltaHigh(),
        row.pValue(),
        q,
        matchedN,
        matchedDelta,
        matchedLow,
        matchedHigh,
        matchedP,
        matchedQ,
        balance.size(),
        balance.window(),
        balance.matchedSize(),
        balance.matchedWindow());
  }
}
