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
import java.util.stream.Stream;
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
          rows = build(oneCascade());
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
          cascade.add(sharing(next, id));
          next = nodes.hasNext() ? nodes.next() : null;
        }
        return cascade;
      }
    };
  }

  /** The same node with the id of the cascade held once, not once a node. */
  private static CascadeNode sharing(CascadeNode node, String cascadeId) {
    String platform = node.platform();
    String kind = node.kind();
    return new CascadeNode(
        cascadeId,
        node.id(),
        cascadeId.equals(node.parentId()) ? cascadeId : node.parentId(),
        node.seen(),
        node.cycleCut(),
        node.selfParent(),
        cascadeId.equals(node.statedRootId()) ? cascadeId : node.statedRootId(),
        platform == null ? null : platform.intern(),
        node.authorId(),
        node.createdAt(),
        kind == null ? null : kind.intern());
  }

  /** The rows of one cascade, made as they are asked for; none when nothing of it was seen. */
  private static Iterator<TreeRow> build(List<CascadeNode> all) {
    List<CascadeNode> nodes = withSeenBelow(all);
    if (nodes.isEmpty()) {
      return Collections.emptyIterator();
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

    Set<String> authors = new HashSet<>();
    Instant startedAt = Instant.MAX;
    Instant endedAt = Instant.MIN;
    long size = 0;
    long leaves = 0;
    long depthSum = 0;
    String platform = null;
    CascadeNode root = nodes.get(0);
    for (int i = 0; i < n; i++) {
      CascadeNode node = nodes.get(i);
      if (parent[i] < 0) {
        root = node;
      }
      if (!seen[i]) {
        continue;
      }
      Instant createdAt = requireNonNull(node.createdAt());
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
    Cascade cascade =
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
            known(tree.structuralVirality()));
    Stream<TreeRow> members =
        IntStream.range(0, n)
            .filter(i -> seen[i])
            .mapToObj(
                i -> {
                  CascadeNode node = nodes.get(i);
                  CascadeNode above = parent[i] < 0 ? null : nodes.get(parent[i]);
                  return member(
                      node,
                      above,
                      new CascadeMember(
                          node.id(),
                          node.cascadeId(),
                          node.authorId(),
                          requireNonNull(node.createdAt()),
                          requireNonNull(node.kind()),
                          node.parentId(),
                          above == null ? "root" : above.seen() ? "stated" : "unseen",
                          tree.depth(i),
                          seenChildren[i],
                          seenBelow[i] - 1L,
                          preorder[i]));
                });
    return Stream.concat(members, Stream.of(TreeRow.of(cascade))).iterator();
  }

  private static TreeRow member(
      CascadeNode node, @Nullable CascadeNode above, CascadeMember member) {
    Instant aboveAt = above == null ? null : above.createdAt();
    return new TreeRow(
        member,
        null,
        node.cycleCut(),
        node.selfParent(),
        aboveAt != null && member.createdAt().isBefore(aboveAt),
        node.statedRootId() != null && !node.statedRootId().equals(node.cascadeId()));
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
