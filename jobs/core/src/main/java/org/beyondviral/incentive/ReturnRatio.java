package org.beyondviral.incentive;

import java.util.List;
import java.util.Optional;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How much likelier those come back who were rewarded, among people who are alike.
 *
 * @param ratio chance to return with a reward over the chance without
 * @param interval null when nobody with a reward returned, for the logarithm of 0 has no error, or
 *     everybody compared did, so that none can be told
 */
public record ReturnRatio(double ratio, @Nullable Range interval) {

  /** The ends of an interval. */
  public record Range(double low, double high) {}

  /** People who are alike, by whether they were rewarded and whether they returned. */
  public record Stratum(
      @Means("Day of the first trace, counted from 1970.") long day,
      @Means("Digits of the audience at the first trace; null when that is unknown.")
          @Nullable Integer audienceDigits,
      @Means(value = "People who were rewarded.", unit = Unit.PEOPLE) long rewarded,
      @Means(value = "Those among them who returned.", unit = Unit.PEOPLE) long rewardedReturned,
      @Means(value = "People who were not.", unit = Unit.PEOPLE) long others,
      @Means(value = "Those among them who returned.", unit = Unit.PEOPLE) long othersReturned) {}

  /**
   * Mantel and Haenszel's risk ratio over the strata, with the interval of Greenland and Robins.
   *
   * <p>With a of n₁ rewarded and b of n₀ others returned in a stratum of N: Σ a n₀ / N over Σ b n₁
   * / N; the variance of its logarithm is Σ (n₁ n₀ (a + b) − a b N) / N² over the product of these
   * sums. A stratum without one of the two groups adds nothing, so that nobody is compared with
   * people unlike them. Linear in the strata.
   *
   * <p>Source: Greenland & Robins (1985), Estimation of a common effect parameter from sparse
   * follow-up data, Biometrics 41(1).
   *
   * @param strata in an order that is always the same, for sums of fractions depend on it
   * @param confidence coverage of the interval
   * @return empty when in no stratum with both groups somebody of the others returned
   */
  public static Optional<ReturnRatio> of(List<Stratum> strata, double confidence) {
    double rewarded = 0;
    double others = 0;
    double variance = 0;
    for (Stratum stratum : strata) {
      double n1 = stratum.rewarded();
      double n0 = stratum.others();
      double n = n1 + n0;
      double a = stratum.rewardedReturned();
      double b = stratum.othersReturned();
      rewarded += a * n0 / n;
      others += b * n1 / n;
      variance += (n1 * n0 * (a + b) - a * b * n) / (n * n);
    }
    if (others == 0) {
      return Optional.empty();
    }
    double ratio = rewarded / others;
    if (rewarded == 0 || variance <= 0) {
      return Optional.of(new ReturnRatio(ratio, null));
    }
    double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    double width = z * Math.sqrt(variance / (rewarded * others));
    return Optional.of(
        new ReturnRatio(ratio, new Range(ratio * Math.exp(-width), ratio * Math.exp(width))));
  }
}
