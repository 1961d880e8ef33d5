package org.beyondviral.cascade.parents;

import java.util.Arrays;

/** Cascades as archives state them: every share a child of the root. */
final class Stars {
  private Stars() {}

  /** Parents of a star of n nodes with a seen root. */
  static int[] parents(int n) {
    int[] parent = new int[n];
    parent[0] = -1;
    return parent;
  }

  /** The sharers of a star: the root and reposts of it. */
  static Sharers of(long[] time, int[] author, long[] audience) {
    boolean[] repost = new boolean[time.length];
    Arrays.fill(repost, true);
    return Sharers.of(parents(time.length), repost, time, author, audience);
  }

  /** As many accounts as shares. */
  static int[] everyoneOnce(int n) {
    int[] author = new int[n];
    Arrays.setAll(author, i -> i);
    return author;
  }
}
