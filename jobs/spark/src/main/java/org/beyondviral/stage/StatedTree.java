package org.beyondviral.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tree of one cascade as the archive states it, from its traces alone: what they act on and is
 * not among them is an unseen node behind them, a child of the root that the earliest trace which
 * states another one names, else of the root of the cascade.
 */
final class StatedTree {
  private final List<Share> shares;
  private final Map<String, Integer> index = new HashMap<>();
  private final List<@Nullable String> unseenUnder = new ArrayList<>();
  private final int[] parent;

  /**
   * Builds the tree.
   *
   * @param shares traces of one cascade by time, then id
   */
  StatedTree(List<Share> shares) {
    this.shares = shares;
    int seen = shares.size();
    for (int i = 0; i < seen; i++) {
      index.put(shares.get(i).traceId(), i);
    }
    int[] seenParent = new int[seen];
    Arrays.setAll(seenParent, i -> node(shares.get(i).parentId()));
    int root = node(shares.get(0).cascadeId());
    shares.forEach(this::claim);
    this.parent = Arrays.copyOf(seenParent, seen + unseenUnder.size());
    for (int u = 0; u < unseenUnder.size(); u++) {
      String under = unseenUnder.get(u);
      parent[seen + u] = under == null ? root : index.getOrDefault(under, root);
    }
    parent[root] = -1;
  }

  /** Index of each node's parent, seen nodes first; -1 for the root. */
  int[] parents() {
    return parent;
  }

  /** The node of that id, made when it is unseen; -1 for null. */
  private int node(@Nullable String id) {
    if (id == null) {
      return -1;
    }
    Integer known = index.get(id);
    if (known != null) {
      return known;
    }
    int made = shares.size() + unseenUnder.size();
    index.put(id, made);
    unseenUnder.add(null);
    return made;
  }

  /** The first trace to state another root than the unseen node it acts on decides about it. */
  private void claim(Share share) {
    int unseen = node(share.parentId()) - shares.size();
    String root = share.rootId();
    if (unseen >= 0
        && unseenUnder.get(unseen) == null
        && root != null
        && !root.isBlank()
        && !root.equals(share.parentId())
        && !root.equals(share.traceId())) {
      unseenUnder.set(unseen, root);
    }
  }
}
