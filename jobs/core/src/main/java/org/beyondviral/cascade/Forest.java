package org.beyondviral.cascade;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Roots of nodes that each point to one parent, cycles cut on the way.
 *
 * <p>O(n) in time, two arrays of ints in memory, no recursion.
 */
public final class Forest {
  private static final int UNKNOWN = -1;
  private static final int ON_PATH = -2;

  private final int[] parent;
  private final int[] top;
  private final boolean[] cut;

  private Forest(int[] parent) {
    this.parent = parent;
    this.top = new int[parent.length];
    this.cut = new boolean[parent.length];
  }

  /**
   * Solves a forest.
   *
   * @param parent index of each node's parent; -1 for nodes without
   * @param cutFirst which node of a cycle loses its parent: the least by this order
   */
  public static Forest of(int[] parent, Comparator<Integer> cutFirst) {
    Forest forest = new Forest(parent.clone());
    Arrays.fill(forest.top, UNKNOWN);
    for (int node = 0; node < parent.length; node++) {
      forest.solve(node, cutFirst);
    }
    return forest;
  }

  /** The node without parent that a node descends from: itself for a root. */
  public int top(int node) {
    return top[node];
  }

  /** Whether the node lost its parent because it was the first of a cycle. */
  public boolean isCut(int node) {
    return cut[node];
  }

  private void solve(int start, Comparator<Integer> cutFirst) {
    int node = start;
    while (top[node] == UNKNOWN && parent[node] >= 0) {
      top[node] = ON_PATH;
      node = parent[node];
    }
    if (top[node] == ON_PATH) {
      int first = leastOfCycle(node, cutFirst);
      int last = parent[first];
      parent[first] = -1;
      cut[first] = true;
      settle(last);
    }
    settle(start);
  }

  private int leastOfCycle(int onCycle, Comparator<Integer> cutFirst) {
    int least = onCycle;
    for (int node = parent[onCycle]; node != onCycle; node = parent[node]) {
      if (cutFirst.compare(node, least) < 0) {
        least = node;
      }
    }
    return least;
  }

  /**
   * Gives every node on the way up from {@code start} its top: the parents are turned round on the
   * way up and back on the way down, so that no path is held.
   */
  private void settle(int start) {
    int below = -1;
    int node = start;
    while (top[node] < 0 && parent[node] >= 0) {
      int up = parent[node];
      parent[node] = below;
      below = node;
      node = up;
    }
    if (top[node] < 0) {
      top[node] = node;
    }
    int above = node;
    while (below >= 0) {
      int further = parent[below];
      parent[below] = above;
      top[below] = top[above];
      above = below;
      below = further;
    }
  }
}
