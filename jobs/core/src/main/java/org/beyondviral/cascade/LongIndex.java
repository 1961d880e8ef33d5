package org.beyondviral.cascade;

import java.util.Arrays;

/**
 * Numbers distinct longs 0, 1, 2 … in the order they come.
 *
 * <p>Open addressing with linear steps, never more than half full: some 16 to 24 bytes a key.
 */
public final class LongIndex {
  private static final int SMALLEST = 16;
  private static final int WORTH_KEEPING = 4096;

  private long[] keys = new long[SMALLEST / 2];

  /** The number of the key in each place, plus one; 0 for a free place. */
  private int[] places = new int[SMALLEST];

  private int size;

  /** The number of a key, which it gets now unless it had one. */
  public int add(long key) {
    int place = place(key);
    if (places[place] > 0) {
      return places[place] - 1;
    }
    if (size == keys.length) {
      grow();
      place = place(key);
    }
    keys[size] = key;
    places[place] = ++size;
    return size - 1;
  }

  /** The number of a key; -1 for one that has none. */
  public int get(long key) {
    return places[place(key)] - 1;
  }

  /** The key of a number. */
  public long key(int number) {
    return keys[number];
  }

  public int size() {
    return size;
  }

  /** Forgets all keys. */
  public void clear() {
    if (places.length > WORTH_KEEPING) {
      keys = new long[SMALLEST / 2];
      places = new int[SMALLEST];
    } else if (size > 0) {
      Arrays.fill(places, 0);
    }
    size = 0;
  }

  private int place(long key) {
    int mask = places.length - 1;
    int place = mixed(key) & mask;
    while (places[place] > 0 && keys[places[place] - 1] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, Math.multiplyExact(2, keys.length));
    places = new int[Math.multiplyExact(2, places.length)];
    for (int number = 0; number < size; number++) {
      places[place(keys[number])] = number + 1;
    }
  }

  private static int mixed(long key) {
    long product = key * 0x9E3779B97F4A7C15L;
    return (int) (product ^ (product >>> 32));
  }
}
