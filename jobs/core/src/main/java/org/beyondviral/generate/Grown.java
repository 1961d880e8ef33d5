package org.beyondviral.generate;

/**
 * A forest of traces that a mechanism grew.
 *
 * @param parent index of each trace's parent, which precedes it; −1 for a root
 * @param account who acted, where the mechanism runs on a graph; empty where it does not care
 */
@SuppressWarnings("ArrayRecordComponent")
record Grown(int[] parent, long[] account) {
  static final int ROOT = -1;
}
