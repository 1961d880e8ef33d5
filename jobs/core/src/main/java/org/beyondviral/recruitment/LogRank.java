package org.beyondviral.recruitment;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.beyondviral.table.Means;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.moment.Variance;

/**
 * Whether people of one kind come sooner than others, among those who are compared.
 *
 * <p>At each delay after which d of n who had not come yet came, n₁ of the n of the one kind and n₀
 * of the other, d n₁ / n of the one are expected and d n₀ / n of the other. Summed over the delays
 * at which both kinds were left, over all strata, the ratio of hazards is (O₁ / E₁) / (O₀ / E₀), O
 * those who came. It lies too near to 1 where it is far from it: of 2 it makes 1.9, of 5 3.6 (kinds
 * equally many). Everybody came in the end, so that nothing is censored.
 *
 * <p>The logarithm of the ratio has the error √(1 / E₁ + 1 / E₀) if all come on their own. Those
 * whom one recruiter brought do not. So the recruiters are put into {@value #GROUPS} groups, and
 * the ratio is found once more without each; of G such, the jackknife makes the error √((G − 1) / G
 * Σ (x − x̄)²), x their logarithms. The larger one counts, the latter with Student's t of as many
 * degrees of freedom as there are effective groups, (Σ m)² / Σ m² for m people in each, less 1.
 *
 * <p>Source: Mantel (1966), Evaluation of survival data, Cancer Chemotherapy Reports 50; for the
 * ratio, Pike's, Berry, Kitchin & Mock (1991), A comparison of two simple hazard ratio estimators
 * based on the logrank test, Statistics in Medicine 10(5), who advise it below 3; for the jackknife
 * over groups Kott (2001), The delete-a-group jackknife, Journal of Official Statistics 17(4).
 */
public record LogRank(
    @Means("Those of the one kind who came while both were left.") long came,
    @Means("Those of it who were expected.") double expected,
    @Means("Those of the other kind who came.") long othersCame,
    @Means("Those of it who were expected.") double othersExpected,
    @Means("Groups of recruiters, as many as equally large ones would be.") double groups,
    @Means(
            "Jackknife error of the logarithm of the ratio; NaN when a group decides whether there is one.")
        double error) {
  /** Groups that recruiters are put into. */
  public static final int GROUPS = 32;

  /** Nobody to compare. */
  public static final LogRank NONE = new LogRank(0, 0, 0, 0, 0, 0);

  /** The ratio of hazards. */
  public OptionalDouble ratio() {
    return othersCame == 0 || expected == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(came / expected / (othersCame / othersExpected));
  }

  /** By how much the ratio may be larger or smaller, as a factor; of two groups or more. */
  public double factor(double confidence) {
    double upTo = (1 + confidence) / 2;
    double alone =
        new NormalDistribution().inverseCumulativeProbability(upTo)
            * Math.sqrt(1 / expected + 1 / othersExpected);
    double together = new TDistribution(groups - 1).inverseCumulativeProbability(upTo) * error;
    return Math.exp(Math.max(alone, together));
  }

  /** Sums up people of one stratum after the other, in each by falling delay; it holds none. */
  public static final class Sums {
    private final Left all = new Left();
    private final Left[] groups = new Left[GROUPS];
    private final Left rest = new Left();
    private final Totals totals = new Totals();
    private final Totals[] without = new Totals[GROUPS];
    private final long[] compared = new long[GROUPS];
    private double delay = Double.NaN;

    /** No people yet. */
    public Sums() {
      Arrays.setAll(groups, group -> new Left());
      Arrays.setAll(without, group -> new Totals());
    }

    /**
     * Somebody who came after that delay, not more than that of the one before.
     *
     * @param group of his recruiter, from 0 to {@value #GROUPS} less one
     */
    public void add(double after, boolean ofKind, int group) {
      if (after != delay) {
        settle();
        delay = after;
      }
      all.add(ofKind);
      groups[group].add(ofKind);
    }

    /** Those added so far are not compared with the next. */
    public void endStratum() {
      settle();
      all.clear();
      for (Left group : groups) {
        group.clear();
      }
      delay = Double.NaN;
    }

    /** The test over all who were added; it ends the last stratum. */
    public LogRank logRank() {
      endStratum();
      double people = totals.came + totals.othersCame;
      if (people == 0) {
        return NONE;
      }
      double squares = 0;
      Variance logs = new Variance(false);
      for (int group = 0; group < GROUPS; group++) {
        if (compared[group] > 0) {
          squares += (double) compared[group] * compared[group];
          logs.increment(without[group].logRatio());
        }
      }
      return new LogRank(
          totals.came,
          totals.expected,
          totals.othersCame,
          totals.othersExpected,
          people * people / squares,
          Math.sqrt((logs.getN() - 1) * logs.getResult()));
    }

    private void settle() {
      if (totals.add(all)) {
        for (int group = 0; group < GROUPS; group++) {
          compared[group] += groups[group].now;
        }
      }
      for (int group = 0; group < GROUPS; group++) {
        rest.setDifference(all, groups[group]);
        without[group].add(rest);
      }
      all.came();
      for (Left group : groups) {
        group.came();
      }
    }
  }

  /** Those who have not come yet, and of these who come now. */
  private static final class Left {
    private long left;
    private long leftOfKind;
    private long now;
    private long nowOfKind;

    void add(boolean ofKind) {
      left++;
      now++;
      leftOfKind += ofKind ? 1 : 0;
      nowOfKind += ofKind ? 1 : 0;
    }

    void setDifference(Left whole, Left part) {
      left = whole.left - part.left;
      leftOfKind = whole.leftOfKind - part.leftOfKind;
      now = whole.now - part.now;
      nowOfKind = whole.nowOfKind - part.nowOfKind;
    }

    /** Going backwards in time, they are still left before. */
    void came() {
      now = 0;
      nowOfKind = 0;
    }

    void clear() {
      left = 0;
      leftOfKind = 0;
    }
  }

  private static final class Totals {
    private long came;
    private double expected;
    private long othersCame;
    private double othersExpected;

    /** Adds those who come now, if both kinds are left. */
    boolean add(Left people) {
      if (people.leftOfKind == 0 || people.leftOfKind == people.left) {
        return false;
      }
      double share = (double) people.leftOfKind / people.left;
      came += people.nowOfKind;
      expected += people.now * share;
      othersCame += people.now - people.nowOfKind;
      othersExpected += people.now * (1 - share);
      return true;
    }

    /** NaN or infinite when one kind never came. */
    double logRatio() {
      return Math.log(came / expected) - Math.log(othersCame / othersExpected);
    }
  }
}
