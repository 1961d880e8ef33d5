package org.beyondviral.cascade;

import java.util.Arrays;

/**
 * A tree with seen and unseen nodes, measured; the seen come first. O(n).
 *
 * <p>Unseen nodes count in depth, breadth, root share and distances, not in children, descendants,
 * leaves, mean depth and places.
 */
public final class MeasuredCascade {
  private final Tree tree;
  private final int seen;
  private final int[] seenChildren;
  private final int[] seenBelow;
  private final int[] preorder;

  private MeasuredCascade(
      Tree tree, int seen, int[] seenChildren, int[] seenBelow, int[] preorder) {
    this.tree = tree;
    this.seen = seen;
    this.seenChildren = seenChildren;
    this.seenBelow = seenBelow;
    this.preorder = preorder;
  }

  /**
   * Measures a tree.
   *
   * @param parent index of each node's parent; -1 for the one root
   * @param seen how many nodes were seen; these come first
   */
  public static MeasuredCascade of(int[] parent, int seen) {
    Tree tree = Tree.of(parent);
    boolean[] marked = new boolean[parent.length];
    Arrays.fill(marked, 0, seen, true);
    int[] seenChildren = new int[parent.length];
    for (int i = 0; i < seen; i++) {
      if (parent[i] >= 0) {
        seenChildren[parent[i]]++;
      }
    }
    int[] seenBelow = tree.countBelow(marked);
    return new MeasuredCascade(
        tree, seen, seenChildren, seenBelow, tree.preorder(marked, seenBelow));
  }

  public Tree tree() {
    return tree;
  }

  /** Seen children of a node. */
  public int children(int node) {
    return seenChildren[node];
  }

  /** Seen nodes below a seen node. */
  public int descendants(int node) {
    return seenBelow[node] - 1;
  }

  /** Place of a seen node in depth-first order among the seen. */
  public int preorder(int node) {
    return preorder[node];
  }

  /** Seen nodes with no seen node below them. */
  public int leaves() {
    int leaves = 0;
    for (int i = 0; i < seen; i++) {
      leaves += seenBelow[i] == 1 ? 1 : 0;
    }
    return leaves;
  }

  /** Mean depth of the seen nodes. */
  public double meanDepth() {
    long sum = 0;
    for (int i = 0; i < seen; i++) {
      sum += tree.depth(i);
    }
    return (double) sum / seen;
  }
}
