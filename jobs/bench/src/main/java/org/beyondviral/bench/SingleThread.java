package org.beyondviral.bench;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.beyondviral.cascade.Forest;
import org.beyondviral.cascade.LongIndex;
import org.beyondviral.cascade.MeasuredCascade;
import org.beyondviral.cascade.Tree;
import org.jspecify.annotations.Nullable;

/**
 * One thread over primitive arrays, the whole archive in memory, writing the same two tables: what
 * a cluster has to beat (McSherry, Isard & Murray, Scalability! But at what COST?, HotOS 2015).
 * Stated roots are not looked at.
 *
 * <p>Arguments: archive, output, traces.
 */
public final class SingleThread {
  private static final Binary ROOT = Binary.fromString("root");
  private static final Binary STATED = Binary.fromString("stated");
  private static final Binary UNSEEN = Binary.fromString("unseen");

  private final Archive archive;
  private final LongIndex index = new LongIndex();
  private final LongIndex authors = new LongIndex();

  /** The row of each seen node; of an unseen one, a row that acts on it. */
  private int[] rows;

  private int[] parent;
  private int seen;

  private SingleThread(Archive archive) {
    this.archive = archive;
    this.rows = new int[archive.size()];
    this.parent = new int[0];
  }

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    SingleThread program = new SingleThread(Archive.read(arguments[0]));
    program.link();
    program.write(arguments[1]);
  }

  private void link() {
    for (int row = 0; row < archive.size(); row++) {
      int node = index.add(archive.traceIds.hash(row));
      if (node == seen) {
        rows[seen++] = row;
      } else if (archive.times[row] < archive.times[rows[node]]) {
        rows[node] = row;
      }
    }
    parent = new int[seen];
    for (int node = 0; node < seen; node++) {
      long id = archive.parentIds.hash(rows[node]);
      if (id == 0 || id == index.key(node)) {
        parent[node] = -1;
        continue;
      }
      parent[node] = index.add(id);
      if (parent[node] >= seen) {
        int unseen = parent[node];
        rows = unseen == rows.length ? Arrays.copyOf(rows, 2 * unseen) : rows;
        rows[unseen] = rows[node];
      }
    }
    parent = Arrays.copyOf(parent, index.size());
    Arrays.fill(parent, seen, parent.length, -1);
  }

  private void write(String output) throws IOException {
    Forest forest = Forest.of(parent, (a, b) -> Long.compare(time(a), time(b)));
    int[] start = new int[parent.length + 1];
    int[] top = new int[parent.length];
    for (int node = 0; node < parent.length; node++) {
      top[node] = forest.top(node);
      start[top[node] + 1]++;
    }
    for (int node = 0; node < parent.length; node++) {
      start[node + 1] += start[node];
    }
    int[] members = new int[parent.length];
    int[] next = start.clone();
    for (int node = 0; node < parent.length; node++) {
      members[next[top[node]]++] = node;
    }
    int[] place = new int[parent.length];
    try (ParquetWriter<@Nullable Object[]> memberTable =
            TableWriter.open(
                output + "/cascade_members.parquet",
                """
                message m { required binary trace_id (STRING); required binary cascade_id (STRING);
                  optional binary author_id (STRING);
                  required int64 created_at (TIMESTAMP(MICROS,true));
                  required binary kind (STRING); optional binary parent_id (STRING);
                  required binary parent_evidence (STRING); required int32 depth;
                  required int32 children; required int64 descendants; required int64 preorder; }
                """);
        ParquetWriter<@Nullable Object[]> cascadeTable =
            TableWriter.open(
                output + "/cascades.parquet",
                """
                message m { required binary cascade_id (STRING); optional binary platform (STRING);
                  optional binary root_author_id (STRING);
                  required int64 started_at (TIMESTAMP(MICROS,true));
                  required int64 ended_at (TIMESTAMP(MICROS,true)); required boolean complete;
                  required int64 size; required int64 authors; required int32 depth;
                  required double mean_depth; required int64 max_breadth; required int64 leaves;
                  optional double root_share; optional double structural_virality; }
                """)) {
      for (int node = 0; node < parent.length; node++) {
        if (top[node] == node) {
          cascade(node, members, start[node], start[node + 1], place, memberTable, cascadeTable);
        }
      }
    }
  }

  private void cascade(
      int root,
      int[] members,
      int from,
      int to,
      int[] place,
      ParquetWriter<@Nullable Object[]> memberTable,
      ParquetWriter<@Nullable Object[]> cascadeTable)
      throws IOException {
    int n = to - from;
    Integer[] sorted = new Integer[n];
    Arrays.setAll(sorted, i -> members[from + i]);
    Arrays.sort(sorted, this::byTime);
    for (int i = 0; i < n; i++) {
      place[sorted[i]] = i;
    }
    int[] local = new int[n];
    int seenHere = 0;
    for (int i = 0; i < n; i++) {
      int node = sorted[i];
      seenHere += node < seen ? 1 : 0;
      local[i] = node == root || parent[node] < 0 ? -1 : place[parent[node]];
    }
    MeasuredCascade measured = MeasuredCascade.of(local, seenHere);
    Tree tree = measured.tree();
    Binary cascadeId = id(root);
    authors.clear();
    for (int i = 0; i < seenHere; i++) {
      int row = rows[sorted[i]];
      if (!archive.authorIds.isNull(row)) {
        authors.add(archive.authorIds.hash(row));
      }
      int up = local[i];
      memberTable.write(
          new @Nullable Object[] {
            archive.traceIds.get(row),
            cascadeId,
            value(archive.authorIds, row),
            archive.times[row],
            archive.kinds.get(row),
            up < 0 ? null : value(archive.parentIds, row),
            up < 0 ? ROOT : up < seenHere ? STATED : UNSEEN,
            tree.depth(i),
            measured.children(i),
            (long) measured.descendants(i),
            (long) measured.preorder(i)
          });
    }
    cascadeTable.write(
        new @Nullable Object[] {
          cascadeId,
          value(archive.platforms, rows[sorted[0]]),
          root < seen ? value(archive.authorIds, rows[root]) : null,
          archive.times[rows[sorted[0]]],
          archive.times[rows[sorted[seenHere - 1]]],
          root < seen,
          (long) seenHere,
          (long) authors.size(),
          tree.maxDepth(),
          measured.meanDepth(),
          (long) tree.maxBreadth(),
          (long) measured.leaves(),
          n < 2 ? null : tree.rootShare(),
          n < 2 ? null : tree.structuralVirality()
        });
  }

  private int byTime(int a, int b) {
    int byTime = Long.compare(time(a), time(b));
    return byTime != 0 ? byTime : Strings.compare(id(a), id(b));
  }

  private long time(int node) {
    return node < seen ? archive.times[rows[node]] : Long.MAX_VALUE;
  }

  private Binary id(int node) {
    return node < seen ? archive.traceIds.get(rows[node]) : archive.parentIds.get(rows[node]);
  }

  private static @Nullable Binary value(Strings strings, int row) {
    return strings.isNull(row) ? null : strings.get(row);
  }
}
