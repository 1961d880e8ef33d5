package org.beyondviral.network;

import java.util.Arrays;

/**
 * Whose traces one comes upon by going from act to act.
 *
 * <p>x' = (1 − d)/n + d (Σ_u x_u w_uv / s_u + z/n), d = 0.85, w_uv how often u acted on v, s_u how
 * often u acted on anybody, z the rank of those who acted on nobody: they pass theirs on to all
 * alike. From equal ranks, until a round moves under 2^-24 of all rank, which takes 107 rounds at
 * most.
 *
 * <p>Ranks are whole numbers of {@link #WHOLE}ths, because sums of whole numbers do not depend on
 * their order: any engine gives the same ranks to the last bit. What rounding leaves over goes to
 * all alike.
 *
 * <p>Source: Page, Brin, Motwani & Winograd (1999), The PageRank citation ranking.
 */
public final class PageRank {
  /** All rank together. */
  public static final long WHOLE = 1L << 60;

  private PageRank() {}

  /**
   * The rank of every person. O(links) a round.
   *
   * @return for each person, in parts of {@link #WHOLE}
   */
  public static long[] of(Network network) {
    int n = network.people();
    if (n == 0) {
      return new long[0];
    }
    long[] strength = new long[n];
    for (int p = 0; p < n; p++) {
      for (int at = network.actsFrom(p); at < network.actsEnd(p); at++) {
        strength[p] += network.weight(at);
      }
    }
    long[] rank = new long[n];
    Arrays.fill(rank, WHOLE / n);
    long moved = WHOLE;
    while (!isSettled(moved)) {
      long[] next = new long[n];
      long sent = 0;
      for (int p = 0; p < n; p++) {
        long each = sentByAct(rank[p], strength[p]);
        sent += each * strength[p];
        for (int at = network.actsFrom(p); at < network.actsEnd(p); at++) {
          next[network.target(at)] += each * network.weight(at);
        }
      }
      long toAll = toAll(sent, n);
      moved = 0;
      for (int p = 0; p < n; p++) {
        next[p] += toAll;
        moved += Math.abs(next[p] - rank[p]);
      }
      rank = next;
    }
    return rank;
  }

  /** What each act of somebody passes on, of a rank, when he acted so often. */
  public static long sentByAct(long rank, long strength) {
    return strength == 0 ? 0 : (rank - rank / 20 * 3) / strength;
  }

  /** What everybody gets in a round in which so much was passed on by acts. */
  public static long toAll(long sent, long people) {
    return (WHOLE - sent) / people;
  }

  /** Whether a round that moved so much was the last. */
  public static boolean isSettled(long moved) {
    return moved < WHOLE >> 24;
  }
}
