package org.beyondviral.bench;

import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

/** A column of strings as bytes in large blocks. */
final class Strings {
  private static final int BLOCK = 1 << 26;
  private static final int LENGTH_BITS = 20;

  private byte[][] blocks = new byte[1][BLOCK];
  private long[] places = new long[1 << 20];
  private int size;
  private int used;

  /** Adds a string; null is none. */
  void add(@Nullable Binary value) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    if (value == null) {
      places[size++] = -1;
      return;
    }
    int length = value.length();
    if (used + length > BLOCK) {
      blocks = Arrays.copyOf(blocks, blocks.length + 1);
      blocks[blocks.length - 1] = new byte[BLOCK];
      used = 0;
    }
    System.arraycopy(value.getBytesUnsafe(), 0, last(), used, length);
    places[size++] = ((long) (blocks.length - 1) * BLOCK + used) << LENGTH_BITS | length;
    used += length;
  }

  private byte[] last() {
    return blocks[blocks.length - 1];
  }

  boolean isNull(int i) {
    return places[i] < 0;
  }

  Binary get(int i) {
    long at = places[i] >>> LENGTH_BITS;
    return Binary.fromConstantByteArray(blocks[(int) (at / BLOCK)], (int) (at % BLOCK), length(i));
  }

  /** A hash of 64 bits; 0 for none. */
  long hash(int i) {
    if (isNull(i)) {
      return 0;
    }
    long at = places[i] >>> LENGTH_BITS;
    return XXH64.hashUnsafeBytes(
            blocks[(int) (at / BLOCK)], Platform.BYTE_ARRAY_OFFSET + at % BLOCK, length(i), 1)
        | 1;
  }

  /** The order of bytes. */
  static int compare(Binary a, Binary b) {
    return Arrays.compareUnsigned(a.getBytesUnsafe(), b.getBytesUnsafe());
  }

  private int length(int i) {
    return (int) (places[i] & ((1 << LENGTH_BITS) - 1));
  }

  int size() {
    return size;
  }
}
