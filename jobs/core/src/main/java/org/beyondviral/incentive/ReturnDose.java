package org.beyondviral.incentive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.beyondviral.incentive.ReturnRatio.Stratum;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** People who came on one day and were paid alike, and how many of them came back. */
public record ReturnDose(
    @Means("Day of the first trace, counted from 1970.") long day,
    @Means("⌊log₂(1 + n)⌋, n what they were paid for.") int doublings,
    @Means(value = "People.", unit = Unit.PEOPLE) long people,
    @Means(value = "Those among them who came back.", unit = Unit.PEOPLE) long returned) {

  /** By how much the odds to come back change with each doubling, and an interval for it. */
  public record Trend(double low, double ratio, double high) {}

  /** By day, those who were paid against those who were not. */
  public static List<Stratum> strata(List<ReturnDose> doses) {
    Map<Long, long[]> days = new TreeMap<>();
    for (ReturnDose dose : doses) {
      long[] counts = days.computeIfAbsent(dose.day, day -> new long[4]);
      int at = dose.doublings > 0 ? 0 : 2;
      counts[at] += dose.people;
      counts[at + 1] += dose.returned;
    }
    return days.entrySet().stream()
        .map(
            day -> {
              long[] n = day.getValue();
              return new Stratum(day.getKey(), null, n[0], n[1], n[2], n[3]);
            })
        .toList();
  }

  /**
   * The trend of coming back over the doublings x, among people of one day.
   *
   * <p>Where d of n people of a day came back, Σ x over these is d x̄ on average if pay made no
   * difference, with variance d (n − d) / (n − 1) · (mean of x² − x̄²), x̄ the mean over the n. T,
   * the sum of differences over the days, and V, that of variances, give exp(T / V), the one-step
   * ratio of odds, with error 1 / √V of its logarithm. Far from 1 it is too near to 1. Linear in
   * the doses.
   *
   * <p>Source: Mantel (1963), Chi-square tests with one degree of freedom: extensions of the
   * Mantel–Haenszel procedure, JASA 58(303); Yusuf, Peto, Lewis, Collins & Sleight (1985) for the
   * step.
   *
   * @param doses those of one day side by side
   * @param confidence coverage of the interval
   * @return empty when on no day people of different pay were told apart by coming back
   */
  public static Optional<Trend> trend(List<ReturnDose> doses, double confidence) {
    double surplus = 0;
    double variance = 0;
    for (int from = 0, to; from < doses.size(); from = to) {
      double n = 0;
      double sum = 0;
      double squares = 0;
      double returned = 0;
      double ofReturned = 0;
      for (to = from; to < doses.size() && doses.get(to).day == doses.get(from).day; to++) {
        ReturnDose dose = doses.get(to);
        double x = dose.doublings;
        n += dose.people;
        sum += dose.people * x;
        squares += dose.people * x * x;
        returned += dose.returned;
        ofReturned += dose.returned * x;
      }
      double mean = sum / n;
      surplus += ofReturned - returned * mean;
      variance += n < 2 ? 0 : returned * (n - returned) / (n - 1) * (squares / n - mean * mean);
    }
    if (!(variance > 1e-9)) {
      return Optional.empty();
    }
    double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    double log = surplus / variance;
    double width = z / Math.sqrt(variance);
    return Optional.of(new Trend(Math.exp(log - width), Math.exp(log), Math.exp(log + width)));
  }
}
