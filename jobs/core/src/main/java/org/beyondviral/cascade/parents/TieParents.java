package org.beyondviral.cascade.parents;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Parents by what ties an author to those who shared before: he follows them, or has acted on them.
 *
 * <p>Each tied account is represented by its last share at a strictly earlier time. The parent is
 * the one of greatest weight, of equals the most recent, then the greater id. With every weight 1
 * this is the most recent earlier sharer whom the author follows (Goel, Anderson, Hofman & Watts
 * 2016; Vosoughi, Roy & Aral 2018); with the number of earlier acts it is the one he has most often
 * acted on (after Zola, Cola, Martella & Tesconi 2020).
 *
 * <p>In an ensemble the parent is drawn in proportion to the weights: among those followed that is
 * the split credit of Bakshy, Hofman, Mason & Watts (2011), Everyone's an influencer, WSDM.
 *
 * <p>O(n + ties) to build; a draw O(log ties of the sharer). Holds one int and one long a tie.
 */
public final class TieParents implements ParentModel {
  private final int[] start;
  private final int[] candidate;

  /** Sums of the weights of a sharer's candidates up to each. */
  private final long[] cumulated;

  /**
   * Builds the model.
   *
   * @param account for each sharer, numbers of the accounts its author is tied to; accounts that
   *     did not share before are passed over
   * @param weight of each tie, at least 1
   * @param accounts numbers of accounts are below this
   */
  public TieParents(Sharers sharers, int[][] account, long[][] weight, int accounts) {
    int n = sharers.count();
    this.start = new int[n + 1];
    int most = Arrays.stream(account).mapToInt(ties -> ties.length).sum();
    int[] found = new int[most];
    long[] sums = new long[most];
    int[] last = new int[accounts];
    Arrays.fill(last, NONE);
    int shown = 0;
    int size = 0;
    for (int k = 0; k < n; k++) {
      for (; sharers.time(shown) < sharers.time(k); shown++) {
        if (sharers.author(shown) >= 0) {
          last[sharers.author(shown)] = shown;
        }
      }
      long sum = 0;
      for (int tie = 0; tie < account[k].length; tie++) {
        int at = last[account[k][tie]];
        if (at != NONE) {
          sum += weight[k][tie];
          found[size] = at;
          sums[size++] = sum;
        }
      }
      start[k + 1] = size;
    }
    this.candidate = Arrays.copyOf(found, size);
    this.cumulated = Arrays.copyOf(sums, size);
  }

  @Override
  public int reported(int sharer, RandomGenerator random) {
    int best = NONE;
    long most = 0;
    for (int at = start[sharer]; at < start[sharer + 1]; at++) {
      long weight = cumulated[at] - (at == start[sharer] ? 0 : cumulated[at - 1]);
      if (weight > most || (weight == most && candidate[at] > best)) {
        most = weight;
        best = candidate[at];
      }
    }
    return best;
  }

  @Override
  public int drawn(int sharer, RandomGenerator random) {
    int from = start[sharer];
    int to = start[sharer + 1];
    if (from == to) {
      return NONE;
    }
    long drawn = random.nextLong(cumulated[to - 1]) + 1;
    int at = Arrays.binarySearch(cumulated, from, to, drawn);
    return candidate[at >= 0 ? at : -at - 1];
  }
}
