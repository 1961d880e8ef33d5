package org.beyondviral.cascade;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A rooted tree over nodes 0 … n − 1, given by each node's parent, with the measures of cascades.
 *
 * <p>Everything is computed in O(n) from one breadth-first order, without recursion, so that a
 * chain of any length is as good as a star. Parents need not precede children. Children are visited
 * in the order of their index: give nodes in the order of time and the numbering is the same for
 * every order of the input.
 */
public final class Tree {
  /** Of a sum of distances; a single product of two sizes has no more. */
  private static final int LOW_BITS = 62;

  private final int[] parent;

  /** Nodes, parents before children, level by level. */
  private final int[] order;

  private final int[] depth;
  private final int[] subtreeSize;

  private Tree(int[] parent, int[] order, int[] depth, int[] subtreeSize) {
    this.parent = parent;
    this.order = order;
    this.depth = depth;
    this.subtreeSize = subtreeSize;
  }

  /**
   * A tree.
   *
   * @param parent index of each node's parent; -1 for the one root
   * @throws IllegalArgumentException unless there is exactly one root that every node descends from
   */
  public static Tree of(int[] parent) {
    int n = parent.length;
    int[] childrenStart = new int[n + 1];
    int root = -1;
    for (int i = 0; i < n; i++) {
      if (parent[i] >= 0) {
        childrenStart[parent[i] + 1]++;
      } else if (root < 0) {
        root = i;
      } else {
        throw new IllegalArgumentException("two roots: " + root + " and " + i);
      }
    }
    if (root < 0) {
      throw new IllegalArgumentException("no root");
    }
    for (int i = 0; i < n; i++) {
      childrenStart[i + 1] += childrenStart[i];
    }
    int[] next = Arrays.copyOf(childrenStart, n);
    int[] children = new int[n - 1];
    for (int i = 0; i < n; i++) {
      if (parent[i] >= 0) {
        children[next[parent[i]]++] = i;
      }
    }
    int[] order = new int[n];
    int[] depth = new int[n];
    order[0] = root;
    int reached = 1;
    for (int at = 0; at < reached; at++) {
      int node = order[at];
      for (int c = childrenStart[node]; c < childrenStart[node + 1]; c++) {
        depth[children[c]] = depth[node] + 1;
        order[reached++] = children[c];
      }
    }
    if (reached < n) {
      throw new IllegalArgumentException((n - reached) + " nodes do not descend from the root");
    }
    int[] subtreeSize = new int[n];
    for (int at = n - 1; at > 0; at--) {
      int node = order[at];
      subtreeSize[node]++;
      subtreeSize[parent[node]] += subtreeSize[node];
    }
    subtreeSize[root]++;
    return new Tree(parent, order, depth, subtreeSize);
  }

  /** Number of nodes. */
  public int size() {
    return parent.length;
  }

  /** Steps from the root down to a node. */
  public int depth(int node) {
    return depth[node];
  }

  /** Most steps from the root: 0 for one node. */
  public int maxDepth() {
    return depth[order[order.length - 1]];
  }

  /** Most nodes at one depth: 1 for a chain. */
  public int maxBreadth() {
    int widest = 0;
    int width = 0;
    for (int at = 0; at < order.length; at++) {
      width = at > 0 && depth[order[at]] == depth[order[at - 1]] ? width + 1 : 1;
      widest = Math.max(widest, width);
    }
    return widest;
  }

  /**
   * Share of the nodes other than the root that act on the root itself: 1 for a star.
   *
   * @return from 0 (exclusive) to 1; NaN for one node
   */
  public double rootShare() {
    int direct = 0;
    for (int at = 1; at < order.length && depth[order[at]] == 1; at++) {
      direct++;
    }
    return size() < 2 ? Double.NaN : (double) direct / (size() - 1);
  }

  /**
   * Structural virality: the mean distance between two nodes.
   *
   * <p>ν = 2W / (n(n − 1)), W the sum of distances over unordered pairs. Each edge lies on s(n − s)
   * paths, s the size of the subtree below it. A star has 2(n − 1)/n, which tends to 2; a chain (n
   * + 1)/3. W is exact, so that ν depends neither on the order of nodes nor on who adds them up.
   *
   * <p>Source: Goel, Anderson, Hofman & Watts (2016), Management Science 62(1).
   *
   * @return hops, at least 1; NaN for one node
   */
  public double structuralVirality() {
    long n = size();
    if (n < 2) {
      return Double.NaN;
    }
    // Exact, in two parts, for W of a chain of four million nodes exceeds a long.
    long low = 0;
    long high = 0;
    for (int at = 1; at < order.length; at++) {
      long below = subtreeSize[order[at]];
      low += below * (n - below);
      high += low >>> LOW_BITS;
      low &= (1L << LOW_BITS) - 1;
    }
    double paths =
        high == 0
            ? low
            : BigInteger.valueOf(high)
                .shiftLeft(LOW_BITS)
                .add(BigInteger.valueOf(low))
                .doubleValue();
    return 2 * paths / ((double) n * (n - 1));
  }

  /**
   * How many of the marked nodes lie in the subtree of each node, the node itself included.
   *
   * @param marked one flag a node
   */
  public int[] countBelow(boolean[] marked) {
    int[] count = new int[size()];
    for (int at = size() - 1; at >= 0; at--) {
      int node = order[at];
      if (marked[node]) {
        count[node]++;
      }
      if (parent[node] >= 0) {
        count[parent[node]] += count[node];
      }
    }
    return count;
  }

  /**
   * Place of each marked node in depth-first order among the marked: the marked descendants of a
   * marked node with place p hold the places that follow p. Places of unmarked nodes mean nothing.
   *
   * @param marked one flag a node
   * @param below what {@link #countBelow} gives for them
   */
  public int[] preorder(boolean[] marked, int[] below) {
    int[] place = new int[size()];
    int[] free = new int[size()];
    for (int node : order) {
      if (parent[node] >= 0) {
        place[node] = free[parent[node]];
        free[parent[node]] += below[node];
      }
      free[node] = place[node] + (marked[node] ? 1 : 0);
    }
    return place;
  }
}
