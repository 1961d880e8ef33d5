package org.beyondviral.stage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.cascade.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Builds the trees of nodes that come sorted by cascade, then time, then id; holds one cascade at a
 * time.
 */
final class CascadeTrees implements MapPartitionsFunction<CascadeNode, TreeRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<TreeRow> call(Iterator<CascadeNode> nodes) {
    return new Iterator<>() {
      private @Nullable CascadeNode next = nodes.hasNext() ? nodes.next() : null;
      private Iterator<TreeRow> rows = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!rows.hasNext() && next != null) {
          rows = build(oneCascade()).iterator();
        }
        return rows.hasNext();
      }

      @Override
      public TreeRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return rows.next();
      }

      private List<CascadeNode> oneCascade() {
        List<CascadeNode> cascade = new ArrayList<>();
        String id = requireNonNull(next).cascadeId();
        while (next != null && next.cascadeId().equals(id)) {
          cascade.add(next);
          next = nodes.hasNext() ? nodes.next() : null;
        }
        return cascade;
      }
    };
  }

  /** The rows of one cascade; none when nothing of it was seen. */
  private static List<TreeRow> build(List<CascadeNode> all) {
    List<CascadeNode> nodes = withSeenBelow(all);
    if (nodes.isEmpty()) {
      return List.of();
    }
    int n = nodes.size();
    int[] parent = parents(nodes);
    boolean[] seen = new boolean[n];
    int[] seenChildren = new int[n];
    for (int i = 0; i < n; i++) {
      seen[i] = nodes.get(i).seen();
      if (seen[i] && parent[i] >= 0) {
        seenChildren[parent[i]]++;
      }
    }
    Tree tree = Tree.of(parent);
    int[] seenBelow = tree.countBelow(seen);
    int[] preorder = tree.preorder(seen);

    List<TreeRow> rows = new ArrayList<>(n + 1);
    Set<String> authors = new HashSet<>();
    Instant startedAt = Instant.MAX;
    Instant endedAt = Instant.MIN;
    long size = 0;
    long leaves = 0;
    long depthSum = 0;
    String platform = null;
    for (int i = 0; i < n; i++) {
      if (!seen[i]) {
        continue;
      }
      CascadeNode node = nodes.get(i);
      Instant createdAt = requireNonNull(node.createdAt());
      boolean seenParent = parent[i] >= 0 && seen[parent[i]];
      rows.add(
          new TreeRow(
              new CascadeMember(
                  node.id(),
                  node.cascadeId(),
                  node.authorId(),
                  createdAt,
                  requireNonNull(node.kind()),
                  node.parentId(),
                  parent[i] < 0 ? "root" : seenParent ? "stated" : "unseen",
                  tree.depth(i),
                  seenChildren[i],
                  seenBelow[i] - 1L,
                  preorder[i]),
              null,
              node.cycleCut(),
              node.selfParent(),
              seenParent && createdAt.isBefore(requireNonNull(nodes.get(parent[i]).createdAt())),
              node.statedRootId() != null && !node.statedRootId().equals(node.cascadeId())));
      if (node.authorId() != null) {
        authors.add(node.authorId());
      }
      if (createdAt.isBefore(startedAt)) {
        startedAt = createdAt;
        platform = node.platform();
      }
      endedAt = createdAt.isAfter(endedAt) ? createdAt : endedAt;
      size++;
      depthSum += tree.depth(i);
      leaves += seenBelow[i] == 1 ? 1 : 0;
    }
    CascadeNode root =
        nodes.get(IntStream.range(0, n).filter(i -> parent[i] < 0).findFirst().orElseThrow());
    rows.add(
        TreeRow.of(
            new Cascade(
                root.id(),
                platform,
                root.authorId(),
                startedAt,
                endedAt,
                root.seen(),
                size,
                authors.size(),
                tree.maxDepth(),
                (double) depthSum / size,
                tree.maxBreadth(),
                leaves,
                known(tree.rootShare()),
                known(tree.structuralVirality()))));
    return rows;
  }

  /**
   * The nodes with a trace at or below them: cutting a cycle may leave unseen nodes with nothing.
   */
  private static List<CascadeNode> withSeenBelow(List<CascadeNode> nodes) {
    if (nodes.stream().allMatch(CascadeNode::seen)) {
      return nodes;
    }
    boolean[] seen = new boolean[nodes.size()];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = nodes.get(i).seen();
    }
    int[] below = Tree.of(parents(nodes)).countBelow(seen);
    return IntStream.range(0, below.length).filter(i -> below[i] > 0).mapToObj(nodes::get).toList();
  }

  private static int[] parents(List<CascadeNode> nodes) {
    Map<String, Integer> index = new HashMap<>(nodes.size() * 2);
    for (int i = 0; i < nodes.size(); i++) {
      index.put(nodes.get(i).id(), i);
    }
    int[] parent = new int[nodes.size()];
    Arrays.setAll(
        parent,
        i -> {
          String id = nodes.get(i).parentId();
          return id == null ? -1 : requireNonNull(index.get(id));
        });
    return parent;
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
