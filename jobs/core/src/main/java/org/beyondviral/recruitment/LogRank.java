package org.beyondviral.recruitment;

import java.util.Optional;
import org.beyondviral.table.Means;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Whether people of one kind come sooner than others, among those who are compared.
 *
 * <p>At each delay after which d of n who had not come yet came, n₁ of the n of the one kind, d n₁
 * / n of that kind are expected, with variance d (n₁ / n) (n₀ / n) (n − d) / (n − 1), n₀ = n − n₁.
 * Summed over delays and strata, O − E and V give Peto's one-step ratio of hazards, exp((O − E) /
 * V), with error 1 / √V of its logarithm. Far from 1 it is too near to 1. Everybody came in the
 * end, so that nothing is censored.
 *
 * <p>Source: Mantel (1966), Evaluation of survival data, Cancer Chemotherapy Reports 50; Yusuf,
 * Peto, Lewis, Collins & Sleight (1985), Beta blockade during and after myocardial infarction,
 * Progress in Cardiovascular Diseases 27(5).
 *
 * @param surplus O − E: how many more of the one kind came at their delays than expected
 * @param variance V
 */
public record LogRank(
    @Means("Those of the one kind who came, less those expected, over all delays.") double surplus,
    @Means("Variance of that if kind made no difference.") double variance) {
  /** Nobody to compare. */
  public static final LogRank NONE = new LogRank(0, 0);

  /** The ratio of hazards, and an interval for it. */
  public record Ratio(double low, double ratio, double high) {}

  /** The ratio of hazards; empty when nobody could be compared. */
  public Optional<Ratio> ratio(double confidence) {
    if (!(variance > 0)) {
      return Optional.empty();
    }
    double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    double log = surplus / variance;
    double width = z / Math.sqrt(variance);
    return Optional.of(new Ratio(Math.exp(log - width), Math.exp(log), Math.exp(log + width)));
  }

  /** Sums up people of one stratum after the other, in each by falling delay; it holds none. */
  public static final class Sums {
    private double surplus;
    private double variance;
    private long left;
    private long leftOfKind;
    private double delay = Double.NaN;
    private long came;
    private long cameOfKind;

    /** Somebody who came after that delay, not more than that of the one before. */
    public void add(double after, boolean ofKind) {
      if (after != delay) {
        settle();
        delay = after;
      }
      left++;
      came++;
      leftOfKind += ofKind ? 1 : 0;
      cameOfKind += ofKind ? 1 : 0;
    }

    /** Those added so far are not compared with the next. */
    public void endStratum() {
      settle();
      left = 0;
      leftOfKind = 0;
      delay = Double.NaN;
    }

    /** The test over all who were added; it ends the last stratum. */
    public LogRank logRank() {
      endStratum();
      return new LogRank(surplus, variance);
    }

    private void settle() {
      double n = left;
      double share = came == 0 ? 0 : leftOfKind / n;
      surplus += cameOfKind - came * share;
      variance += left < 2 ? 0 : came * share * (1 - share) * (n - came) / (n - 1);
      came = 0;
      cameOfKind = 0;
    }
  }
}
