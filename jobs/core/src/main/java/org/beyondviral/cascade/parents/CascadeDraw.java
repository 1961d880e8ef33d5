package org.beyondviral.cascade.parents;

import java.util.Arrays;
import org.beyondviral.cascade.Tree;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** The measures of one drawn tree of a cascade. */
public record CascadeDraw(
    @Means("The cascade.") String cascadeId,
    @Means(value = "Number of the tree, from 1.", unit = Unit.NONE) int tree,
    @Means(value = "Longest way from the root, unseen nodes counted.", unit = Unit.HOPS) int depth,
    @Means(value = "Mean depth of the seen traces.", unit = Unit.HOPS) double meanDepth,
    @Means(value = "Most nodes at one depth, unseen nodes counted.", unit = Unit.COUNT)
        long maxBreadth,
    @Means(value = "Seen traces that nothing acted on.", unit = Unit.TRACES) long leaves,
    @Means(value = "Direct children of the root over all nodes but the root.", unit = Unit.SHARE)
        double rootShare,
    @Means(value = "Mean distance between two nodes, unseen nodes counted.", unit = Unit.HOPS)
        double structuralVirality) {

  /**
   * Measures a tree of two nodes or more. O(n).
   *
   * @param parent index of each node's parent; -1 for the root
   * @param seen how many nodes were seen: the first
   */
  public static CascadeDraw of(String cascadeId, int number, int[] parent, int seen) {
    Tree tree = Tree.of(parent);
    boolean[] isSeen = new boolean[parent.length];
    Arrays.fill(isSeen, 0, seen, true);
    int[] seenBelow = tree.countBelow(isSeen);
    long depths = 0;
    long leaves = 0;
    for (int i = 0; i < seen; i++) {
      depths += tree.depth(i);
      leaves += seenBelow[i] == 1 ? 1 : 0;
    }
    return new CascadeDraw(
        cascadeId,
        number,
        tree.maxDepth(),
        (double) depths / seen,
        tree.maxBreadth(),
        leaves,
        tree.rootShare(),
        tree.structuralVirality());
  }
}
