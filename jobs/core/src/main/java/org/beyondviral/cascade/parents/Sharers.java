package org.beyondviral.cascade.parents;

import java.util.Arrays;

/**
 * Those who shared one thing, in the order in which they did: by time, then id. Sharer 0 is the
 * root, seen or not.
 */
public final class Sharers {
  private final int[] node;
  private final boolean[] anew;
  private final long[] time;
  private final int[] author;
  private final long[] audience;

  private Sharers(int[] node, boolean[] anew, long[] time, int[] author, long[] audience) {
    this.node = node;
    this.anew = anew;
    this.time = time;
    this.author = author;
    this.audience = audience;
  }

  /**
   * The sharers among the nodes of a cascade: the root, and every repost that acts on a sharer
   * before it. A repost that is recorded before what it acts on is none, nor is what hangs below a
   * reply or a quote: that shares the reply. O(n).
   *
   * @param parent index of each node's parent; -1 for the one root; seen nodes come in order of
   *     time, then id, any unseen ones behind them
   * @param repost for each seen node, whether it is a repost
   * @param time of each seen node, µs
   * @param author a number for the account of each seen node; -1 when unknown
   * @param audience followers of each seen node's author at that time; -1 when unknown
   */
  public static Sharers of(
      int[] parent, boolean[] repost, long[] time, int[] author, long[] audience) {
    int seen = time.length;
    int root = 0;
    while (parent[root] >= 0) {
      root++;
    }
    boolean[] shares = new boolean[parent.length];
    shares[root] = true;
    int[] node = new int[seen + 1];
    node[0] = root;
    int count = 1;
    for (int i = 0; i < seen; i++) {
      if (repost[i] && i != root && shares[parent[i]] && (parent[i] < i || parent[i] >= seen)) {
        shares[i] = true;
        node[count++] = i;
      }
    }
    boolean[] anew = new boolean[count];
    long[] timeOf = new long[count];
    int[] authorOf = new int[count];
    long[] audienceOf = new long[count];
    for (int k = 0; k < count; k++) {
      boolean isSeen = node[k] < seen;
      anew[k] = parent[node[k]] == root;
      timeOf[k] = isSeen ? time[node[k]] : Long.MIN_VALUE;
      authorOf[k] = isSeen ? author[node[k]] : -1;
      audienceOf[k] = isSeen ? audience[node[k]] : -1;
    }
    if (root >= seen && count > 1) {
      timeOf[0] = timeOf[1];
    }
    return new Sharers(Arrays.copyOf(node, count), anew, timeOf, authorOf, audienceOf);
  }

  /** How many there are, the root included. */
  public int count() {
    return node.length;
  }

  /** The node of the cascade that a sharer is. */
  public int node(int sharer) {
    return node[sharer];
  }

  /** Whether the archive states no parent but the root, so that the parent may be read anew. */
  public boolean isReadAnew(int sharer) {
    return anew[sharer];
  }

  /**
   * When it was shared, µs; never before the sharer before. An unseen root is taken to be as old as
   * its first seen share.
   */
  long time(int sharer) {
    return time[sharer];
  }

  /** A number for the account; -1 when unknown. */
  int author(int sharer) {
    return author[sharer];
  }

  /** Followers of the account at that time; -1 when unknown. */
  long audience(int sharer) {
    return audience[sharer];
  }
}
