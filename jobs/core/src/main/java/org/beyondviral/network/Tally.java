package org.beyondviral.network;

import java.io.Serializable;

/**
 * Sums by key, in arrays. Adding in any order and grouping gives the same sums: tallies of parts
 * can be put together.
 */
public final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What is done with each key and its sum. */
  @FunctionalInterface
  public interface Entries {
    void take(long key, long sum);
  }

  private long[] keys = new long[2];
  private long[] sums = new long[2];
  private int size;

  /** One key with a first sum. */
  public static Tally of(long key, long sum) {
    Tally tally = new Tally();
    tally.add(key, sum);
    return tally;
  }

  /** Adds a positive amount to the sum of a key. */
  public void add(long key, long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException("amount " + amount);
    }
    if ((size + 1) * 4 > keys.length * 3) {
      grow();
    }
    int at = place(key);
    size += sums[at] == 0 ? 1 : 0;
    keys[at] = key;
    sums[at] += amount;
  }

  /** The two put together; either may be used up for it. */
  public Tally plus(Tally other) {
    Tally more = size >= other.size ? this : other;
    (more == this ? other : this).forEach(more::add);
    return more;
  }

  /** The sum of a key; 0 when nothing was added. */
  public long sum(long key) {
    return sums[place(key)];
  }

  /** How many keys. */
  public int size() {
    return size;
  }

  /** Every key with its sum, in no particular order. */
  public void forEach(Entries entries) {
    for (int i = 0; i < keys.length; i++) {
      if (sums[i] > 0) {
        entries.take(keys[i], sums[i]);
      }
    }
  }

  private int place(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 32) & (keys.length - 1);
    while (sums[at] != 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldSums = sums;
    keys = new long[oldKeys.length * 2];
    sums = new long[oldSums.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldSums[i] > 0) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        sums[at] = oldSums[i];
      }
    }
  }
}
