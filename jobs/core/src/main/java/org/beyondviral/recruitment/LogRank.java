package org.beyondviral.recruitment;

import java.util.OptionalDouble;
import org.beyondviral.table.Means;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Whether people of one kind come sooner than others, among those who are compared.
 *
 * <p>At each delay after which d of n who had not come yet came, n₁ of the n of the one kind and n₀
 * of the other, d n₁ / n of the one are expected and d n₀ / n of the other. Summed over the delays
 * at which both kinds were left, over all strata, the ratio of hazards is (O₁ / E₁) / (O₀ / E₀), O
 * those who came, with error √(1 / E₁ + 1 / E₀) of its logarithm. It lies a little too near to 1
 * where it is far from it. Everybody came in the end, so that nothing is censored. Recruits of one
 * trace are taken as independent: where few traces bring many, the error is a floor.
 *
 * <p>Source: Mantel (1966), Evaluation of survival data, Cancer Chemotherapy Reports 50; for the
 * ratio Berry, Kitchin & Mock (1991), A comparison of two simple hazard ratio estimators based on
 * the logrank test, Statistics in Medicine 10(5), who hold it against the one-step ratio.
 */
public record LogRank(
    @Means("Those of the one kind who came while both were left.") long came,
    @Means("Those of it who were expected.") double expected,
    @Means("Those of the other kind who came.") long othersCame,
    @Means("Those of it who were expected.") double othersExpected) {
  /** Nobody to compare. */
  public static final LogRank NONE = new LogRank(0, 0, 0, 0);

  /** The ratio of hazards. */
  public OptionalDouble ratio() {
    return othersCame == 0 || expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(came / expected / (othersCame / othersExpected));
  }

  /** By how much the ratio may be larger or smaller, as a factor. */
  public double factor(double confidence) {
    double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
    return Math.exp(z * Math.sqrt(1 / expected + 1 / othersExpected));
  }

  /** Sums up people of one stratum after the other, in each by falling delay; it holds none. */
  public static final class Sums {
    private long came;
    private double expected;
    private long othersCame;
    private double othersExpected;
    private long left;
    private long leftOfKind;
    private double delay = Double.NaN;
    private long now;
    private long nowOfKind;

    /** Somebody who came after that delay, not more than that of the one before. */
    public void add(double after, boolean ofKind) {
      if (after != delay) {
        settle();
        delay = after;
      }
      left++;
      now++;
      leftOfKind += ofKind ? 1 : 0;
      nowOfKind += ofKind ? 1 : 0;
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
      return new LogRank(came, expected, othersCame, othersExpected);
    }

    private void settle() {
      if (leftOfKind > 0 && leftOfKind < left) {
        double share = (double) leftOfKind / left;
        came += nowOfKind;
        expected += now * share;
        othersCame += now - nowOfKind;
        othersExpected += now * (1 - share);
      }
      now = 0;
      nowOfKind = 0;
    }
  }
}
