package org.beyondviral.cascade.parents;

import java.io.Serializable;
import java.util.random.RandomGenerator;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/**
 * Parents drawn by audience and lag.
 *
 * <p>Sharer k copies sharer j &lt; k with probability γ f_j / Σ f + (1 − γ) q_j / Σ q, the sums
 * over all earlier sharers; f_j is the audience of j, q_j = max(t_k − t_j, m)^−α. Sharer 1 can only
 * have copied the root.
 *
 * <p>The draw is exact. By audience: a uniform number among the prefix sums. By lag: earlier
 * sharers fall into buckets whose lags double from one to the next; a bucket is drawn as if all its
 * lags were its least, one of its sharers uniformly, and it is kept with probability (lag / least
 * lag)^−α ≥ 2^−α, else the whole draw is repeated. O(b log n) a draw, b the buckets in use, at most
 * 63; n draws O(n b log n) where the definition takes O(n²).
 *
 * <p>Where audience has a weight and that of the root is not known, nothing is drawn: the root
 * cannot be weighed against its sharers. Another unknown audience counts as none.
 *
 * <p>Source: DeVerna, Pierri, Aiyappa, Pacheco, Bryden & Menczer (2024), Information diffusion
 * assumptions can distort our understanding of social network dynamics, arXiv:2410.21554.
 */
public final class ProbableParents implements ParentModel {
  /**
   * The parameters.
   *
   * @param audienceWeight γ, 0 to 1
   * @param lagExponent α, above 0
   * @param leastLagMicros m, µs, at least 1
   */
  public record Rules(double audienceWeight, double lagExponent, long leastLagMicros)
      implements Serializable {
    public static Rules of(Settings settings) {
      return new Rules(
          settings.get(Setting.CASCADES_AUDIENCE_WEIGHT),
          settings.get(Setting.CASCADES_LAG_EXPONENT),
          settings.get(Setting.CASCADES_LEAST_LAG).toNanos() / 1000);
    }
  }

  private static final int BUCKETS = Long.SIZE;

  private final Rules rules;
  private final long[] time;

  /** Audience of all sharers before each. */
  private final long[] audienceBefore;

  private final boolean rootWeighed;

  private final int[] bucketFrom = new int[BUCKETS];
  private final int[] bucketTo = new int[BUCKETS];
  private final int[] doublings = new int[BUCKETS];
  private final double[] envelope = new double[BUCKETS];

  /** Builds the model; not to be shared between threads. */
  public ProbableParents(Sharers sharers, Rules rules) {
    this.rules = rules;
    this.time = new long[sharers.count()];
    this.rootWeighed = sharers.audience(0) >= 0;
    this.audienceBefore = new long[time.length + 1];
    for (int k = 0; k < time.length; k++) {
      time[k] = sharers.time(k);
      audienceBefore[k + 1] = audienceBefore[k] + Math.max(0, sharers.audience(k));
    }
  }

  /** One draw: the tree in the tables is no better than any of the ensemble. */
  @Override
  public int reported(int sharer, RandomGenerator random) {
    return drawn(sharer, random);
  }

  @Override
  public int drawn(int sharer, RandomGenerator random) {
    if (sharer == 1) {
      return NONE;
    }
    if (rules.audienceWeight() > 0 && !(rootWeighed && audienceBefore[sharer] > 0)) {
      return NONE;
    }
    return random.nextDouble() < rules.audienceWeight()
        ? byAudience(sharer, random)
        : byLag(sharer, random);
  }

  private int byAudience(int sharer, RandomGenerator random) {
    long drawn = random.nextLong(audienceBefore[sharer]);
    return firstAbove(audienceBefore, drawn, sharer + 1) - 1;
  }

  private int byLag(int sharer, RandomGenerator random) {
    int buckets = fillBuckets(sharer);
    while (true) {
      double drawn = random.nextDouble() * envelope[buckets - 1];
      int bucket = 0;
      while (bucket < buckets - 1 && envelope[bucket] <= drawn) {
        bucket++;
      }
      int candidate = random.nextInt(bucketFrom[bucket], bucketTo[bucket]);
      double ratio = lag(sharer, candidate) / least(doublings[bucket]);
      if (random.nextDouble() < StrictMath.pow(ratio, -rules.lagExponent())) {
        return candidate;
      }
    }
  }

  /** Sorts the earlier sharers into buckets, from the last; returns how many are in use. */
  private int fillBuckets(int sharer) {
    int buckets = 0;
    double sum = 0;
    int to = sharer;
    while (to > 0) {
      int doubling = Math.getExponent(lag(sharer, to - 1) / rules.leastLagMicros());
      double width = least(doubling + 1);
      int from =
          width > time[sharer] - time[0] ? 0 : firstAbove(time, time[sharer] - (long) width, to);
      sum += (to - from) * StrictMath.pow(2, -doubling * rules.lagExponent());
      bucketFrom[buckets] = from;
      bucketTo[buckets] = to;
      doublings[buckets] = doubling;
      envelope[buckets++] = sum;
      to = from;
    }
    return buckets;
  }

  private double lag(int sharer, int earlier) {
    return Math.max(rules.leastLagMicros(), time[sharer] - time[earlier]);
  }

  private double least(int doubling) {
    return Math.scalb((double) rules.leastLagMicros(), doubling);
  }

  /** The first index below {@code to} of a value above this; {@code to} for none. */
  private static int firstAbove(long[] ascending, long value, int to) {
    int from = 0;
    int end = to;
    while (from < end) {
      int middle = (from + end) >>> 1;
      if (ascending[middle] > value) {
        end = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
