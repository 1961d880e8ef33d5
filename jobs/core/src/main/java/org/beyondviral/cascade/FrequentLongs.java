package org.beyondviral.cascade;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which numbers come often among very many, in memory that does not grow: with k counters, every
 * number that makes up more than one in k + 1 is among them, and each count is too low by at most
 * that share of all.
 *
 * <p>Whenever there are 2k + 1 counters, the (k + 1)th largest is taken off all of them, and what
 * is left of nothing is forgotten. O(log k) a number; some 60 bytes a counter.
 *
 * <p>Source: Misra & Gries (1982), Finding repeated elements, Science of Computer Programming 2(2);
 * the sum of two: Agarwal, Cormode, Huang, Phillips, Wei & Yi (2013), Mergeable summaries, ACM
 * Transactions on Database Systems 38(4).
 */
public final class FrequentLongs implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int held;
  private LongIndex index = new LongIndex();
  private final long[] counts;
  private long lost;

  /**
   * Without any numbers yet.
   *
   * @param held counters, at least 1
   */
  public FrequentLongs(int held) {
    this.held = held;
    this.counts = new long[2 * held + 1];
  }

  /** Counts a number. */
  public void add(long number) {
    add(number, 1);
  }

  private void add(long number, long times) {
    counts[index.add(number)] += times;
    if (index.size() == counts.length) {
      trim();
    }
  }

  private void trim() {
    long[] sorted = counts.clone();
    Arrays.sort(sorted);
    long off = sorted[held];
    LongIndex left = new LongIndex();
    for (int i = 0; i < counts.length; i++) {
      long count = counts[i] - off;
      if (count > 0) {
        counts[left.add(index.key(i))] = count;
      }
    }
    Arrays.fill(counts, left.size(), counts.length, 0);
    index = left;
    lost += off;
  }

  /** This, with what the other has counted too. */
  public FrequentLongs plus(FrequentLongs other) {
    for (int i = 0; i < other.index.size(); i++) {
      add(other.index.key(i), other.counts[i]);
    }
    lost += other.lost;
    return this;
  }

  /**
   * All numbers that came that often, and perhaps some that came less often by at most 1/k of all.
   */
  public long[] atLeast(long times) {
    return IntStream.range(0, index.size())
        .filter(i -> counts[i] + lost >= times)
        .mapToLong(index::key)
        .sorted()
        .toArray();
  }
}
