package org.beyondviral.cascade;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * The root of each node of a forest given by the edges of its inner nodes, ids being longs.
 *
 * <p>Nodes without an edge are their own roots. O(n) in time; some 50 bytes an edge while solving,
 * some 40 after.
 */
public final class RootTable implements Serializable, LongUnaryOperator {
  private static final long serialVersionUID = 1L;

  /** Longs of one edge: a node, its parent, and when it was made. */
  public static final int EDGE = 3;

  private final long[] ids;
  private final long[] roots;
  private transient LongIndex index;

  private RootTable(long[] ids, long[] roots, LongIndex index) {
    this.ids = ids;
    this.roots = roots;
    this.index = index;
  }

  /**
   * Finds the roots.
   *
   * @param blocks edges, {@value #EDGE} longs each; at most one a node
   * @param byId which of two ids comes first, where times are equal
   */
  public static RootTable of(List<long[]> blocks, Comparator<Long> byId) {
    LongIndex index = new LongIndex();
    for (long[] block : blocks) {
      for (int at = 0; at < block.length; at += EDGE) {
        index.add(block[at]);
      }
    }
    int n = index.size();
    long[] parentIds = new long[n];
    long[] times = new long[n];
    for (long[] block : blocks) {
      for (int at = 0; at < block.length; at += EDGE) {
        int node = index.get(block[at]);
        parentIds[node] = block[at + 1];
        times[node] = block[at + 2];
      }
    }
    int[] parent = new int[n];
    for (int node = 0; node < n; node++) {
      parent[node] = index.get(parentIds[node]);
    }
    Forest forest =
        Forest.of(
            parent,
            (a, b) ->
                times[a] == times[b]
                    ? byId.compare(index.key(a), index.key(b))
                    : Long.compare(times[a], times[b]));
    long[] ids = new long[n];
    long[] roots = new long[n];
    for (int node = 0; node < n; node++) {
      int top = forest.top(node);
      ids[node] = index.key(node);
      roots[node] = forest.isCut(top) ? index.key(top) : parentIds[top];
    }
    return new RootTable(ids, roots, index);
  }

  /**
   * The nodes whose time alone does not say which of a cycle comes first; for these alone {@link
   * #of} asks for the order of ids.
   */
  public static Set<Long> tied(List<long[]> blocks) {
    Set<Long> tied = new LinkedHashSet<>();
    of(
        blocks,
        (a, b) -> {
          tied.add(a);
          tied.add(b);
          return Long.compare(a, b);
        });
    return tied;
  }

  /** The root of a node: itself unless it is an inner node that descends from another. */
  @Override
  public long applyAsLong(long id) {
    int number = index.get(id);
    return number < 0 ? id : roots[number];
  }

  /** Nodes that descend from another or are the first of a cycle. */
  public int size() {
    return ids.length;
  }

  /** Pairs of a node and its root. */
  public List<long[]> pairs() {
    List<long[]> pairs = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      pairs.add(new long[] {ids[i], roots[i]});
    }
    return pairs;
  }

  private Object readResolve() {
    LongIndex read = new LongIndex();
    for (long id : ids) {
      read.add(id);
    }
    return new RootTable(ids, roots, read);
  }
}
