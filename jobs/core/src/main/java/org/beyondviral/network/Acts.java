package org.beyondviral.network;

import java.util.Arrays;

/** Gathers the links of one network, in any order. */
public final class Acts {
  private long[] from = new long[16];
  private long[] to = new long[16];
  private int[] weight = new int[16];
  private int size;

  /** Somebody acted on another that often; each two come once in each direction. */
  public void add(long actor, long target, int times) {
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
      weight = Arrays.copyOf(weight, size * 2);
    }
    from[size] = actor;
    to[size] = target;
    weight[size] = times;
    size++;
  }

  /** The network of all that were added. */
  public Network network() {
    return Network.of(
        Arrays.copyOf(from, size), Arrays.copyOf(to, size), Arrays.copyOf(weight, size));
  }
}
