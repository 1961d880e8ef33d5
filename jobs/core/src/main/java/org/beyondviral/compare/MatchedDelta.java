package org.beyondviral.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * Cliff's delta between campaigns of one stratum, over all strata that hold both groups: coarsened
 * exact matching.
 *
 * <p>For stratum s with m of the base group, n of the other and dominance D (pairs in which the
 * other is higher, less those in which it is lower), δ = Σ D / (m + n + 1) / Σ m n / (m + n + 1):
 * the mean of the deltas of the strata with the weights of van Elteren, which are the best against
 * a shift that is the same everywhere. His test takes Σ D / (2 (m + n + 1)) as normal with the
 * variance Σ m n (m + n + 1 − Σ (t³ − t) / ((m + n) (m + n − 1))) / (12 (m + n + 1)²), over groups
 * of t ties. Campaigns without a counterpart of the other group in their stratum count for nothing.
 *
 * <p>The interval is the percentile bootstrap: each group is resampled from all its matched
 * campaigns, not stratum by stratum, for many strata hold one campaign of a group, which resampled
 * by itself would never vary. The draws depend on the seed and on the values alone.
 *
 * <p>Source: Iacus, King & Porro (2012), Causal inference without balance checking: coarsened exact
 * matching, Political Analysis 20(1); van Elteren (1960), On the combination of independent
 * two-sample tests of Wilcoxon, Bulletin of the International Statistical Institute 37.
 *
 * @param campaigns matched campaigns of both groups together
 * @param delta −1 to 1, positive where the other group is higher
 * @param interval of delta
 * @param p two-sided; 1 where no stratum has two values
 */
public record MatchedDelta(long campaigns, double delta, Interval interval, double p) {
  /** The values of one group, each with the stratum of its campaign. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Group(double[] values, int[] strata) {
    public Group {
      if (values.length != strata.length) {
        throw new IllegalArgumentException("values and strata differ in number");
      }
    }
  }

  /**
   * The matched effect of two groups in any order. O(N log N + resamples N).
   *
   * @return null when fewer than {@link CompareRules#minCampaigns} of a group are matched
   * @throws IllegalArgumentException for a value that is NaN
   */
  public static @Nullable MatchedDelta of(Group base, Group other, CompareRules rules, long seed) {
    Matched matched = Matched.of(base, other, rules.minCampaigns());
    if (matched == null) {
      return null;
    }
    Cells cells = matched.cells;
    SplittableRandom random = new SplittableRandom(seed);
    double[] deltas =
        IntStream.range(0, rules.resamples())
            .mapToDouble(
                i ->
                    cells.delta(
                        cells.resample(matched.base, random),
                        cells.resample(matched.other, random)))
            .filter(delta -> !Double.isNaN(delta))
            .sorted()
            .toArray();
    double tail = (1 - rules.confidence()) / 2;
    return new MatchedDelta(
        matched.base.length + matched.other.length,
        cells.delta(cells.count(matched.base), cells.count(matched.other)),
        new Interval(Quartiles.quantile(deltas, tail), Quartiles.quantile(deltas, 1 - tail)),
        matched.p());
  }

  /** The delta of {@link #of} alone; NaN when no stratum holds both groups. */
  static double delta(Group base, Group other) {
    Matched matched = Matched.of(base, other, 1);
    return matched == null
        ? Double.NaN
        : matched.cells.delta(
            matched.cells.count(matched.base), matched.cells.count(matched.other));
  }

  /**
   * The greatest delta, of either sign, that is possible with the ties that there are: Σ (m n − t)
   * / (m + n + 1) / Σ m n / (m + n + 1), t the pairs of a stratum with one value; NaN when no
   * stratum holds both groups.
   */
  static double untied(Group base, Group other) {
    Matched matched = Matched.of(base, other, 1);
    return matched == null
        ? Double.NaN
        : matched.cells.untied(
            matched.cells.count(matched.base), matched.cells.count(matched.other));
  }

  /**
   * The p of {@link #of} alone, without its resamples.
   *
   * @return null when fewer than that many of a group are matched
   */
  public static @Nullable Double p(Group base, Group other, int minCampaigns) {
    Matched matched = Matched.of(base, other, minCampaigns);
    return matched == null ? null : (Double) matched.p();
  }

  /** The campaigns of both groups that have a counterpart, each by its cell. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Matched(Cells cells, int[] base, int[] other) {
    static @Nullable Matched of(Group base, Group other, int minCampaigns) {
      Set<Integer> common = Arrays.stream(base.strata()).boxed().collect(Collectors.toSet());
      common.retainAll(Arrays.stream(other.strata()).boxed().collect(Collectors.toSet()));
      Cell[] baseMatched = matched(base, common);
      Cell[] otherMatched = matched(other, common);
      if (Math.min(baseMatched.length, otherMatched.length) < Math.max(1, minCampaigns)) {
        return null;
      }
      Cells cells = Cells.of(baseMatched, otherMatched);
      return new Matched(cells, cells.of(baseMatched), cells.of(otherMatched));
    }

    double p() {
      return cells.p(cells.count(base), cells.count(other));
    }
  }

  /** The campaigns of a group in the strata given, in order. */
  private static Cell[] matched(Group group, Set<Integer> strata) {
    return IntStream.range(0, group.values().length)
        .filter(i -> strata.contains(group.strata()[i]))
        .mapToObj(i -> Cell.of(group.strata()[i], group.values()[i]))
        .sorted(Cell.ORDER)
        .toArray(Cell[]::new);
  }

  /** What is counted of the pairs of a stratum, m of the base group. */
  private interface Pairs {
    long in(int[] base, int[] other, int from, int end, long m);
  }

  private record Cell(int stratum, double value) {
    static final Comparator<Cell> ORDER =
        Comparator.comparingInt(Cell::stratum).thenComparingDouble(Cell::value);

    static Cell of(int stratum, double value) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("NaN among the values");
      }
      // One zero, not two.
      return new Cell(stratum, value + 0.0);
    }
  }

  /**
   * The distinct values of every stratum, ascending; a campaign is the number of its cell.
   *
   * @param ends where the cells of each stratum end
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Cells(Cell[] cells, int[] ends) {
    static Cells of(Cell[] base, Cell[] other) {
      Cell[] cells =
          Stream.concat(Arrays.stream(base), Arrays.stream(other))
              .sorted(Cell.ORDER)
              .distinct()
              .toArray(Cell[]::new);
      int[] ends =
          IntStream.rangeClosed(1, cells.length)
              .filter(i -> i == cells.length || cells[i].stratum() != cells[i - 1].stratum())
              .toArray();
      return new Cells(cells, ends);
    }

    int[] of(Cell[] campaigns) {
      return Arrays.stream(campaigns)
          .mapToInt(each -> Arrays.binarySearch(cells, each, Cell.ORDER))
          .toArray();
    }

    int[] count(int[] of) {
      int[] counts = new int[cells.length];
      for (int cell : of) {
        counts[cell]++;
      }
      return counts;
    }

    int[] resample(int[] of, SplittableRandom random) {
      int[] counts = new int[cells.length];
      for (int i = 0; i < of.length; i++) {
        counts[of[random.nextInt(of.length)]]++;
      }
      return counts;
    }

    double delta(int[] base, int[] other) {
      return mean(base, other, Cells::dominance);
    }

    double untied(int[] base, int[] other) {
      return mean(base, other, Cells::differing);
    }

    /** NaN where no stratum holds both. */
    private double mean(int[] base, int[] other, Pairs counted) {
      double sum = 0;
      double pairs = 0;
      int from = 0;
      for (int end : ends) {
        long m = sum(base, from, end);
        long n = sum(other, from, end);
        sum += (double) counted.in(base, other, from, end, m) / (m + n + 1);
        pairs += (double) m * n / (m + n + 1);
        from = end;
      }
      return sum / pairs;
    }

    double p(int[] base, int[] other) {
      double distance = 0;
      double variance = 0;
      int from = 0;
      for (int end : ends) {
        long m = sum(base, from, end);
        double n = sum(other, from, end);
        double all = m + n;
        double ties = 0;
        for (int i = from; i < end; i++) {
          double tied = base[i] + (double) other[i];
          ties += tied * tied * tied - tied;
        }
        distance += dominance(base, other, from, end, m) / (2 * (all + 1));
        variance += m * n * (all + 1 - ties / (all * (all - 1))) / (12 * (all + 1) * (all + 1));
        from = end;
      }
      return variance <= 0 ? 1 : Erf.erfc(Math.abs(distance) / FastMath.sqrt(2 * variance));
    }

    private static long dominance(int[] base, int[] other, int from, int end, long m) {
      long below = 0;
      long dominance = 0;
      for (int i = from; i < end; i++) {
        dominance += other[i] * (below - (m - below - base[i]));
        below += base[i];
      }
      return dominance;
    }

    /** Pairs of a stratum whose values differ. */
    private static long differing(int[] base, int[] other, int from, int end, long m) {
      long differing = 0;
      for (int i = from; i < end; i++) {
        differing += other[i] * (m - base[i]);
      }
      return differing;
    }

    private static long sum(int[] counts, int from, int end) {
      long sum = 0;
      for (int i = from; i < end; i++) {
        sum += counts[i];
      }
      return sum;
    }
  }
}
