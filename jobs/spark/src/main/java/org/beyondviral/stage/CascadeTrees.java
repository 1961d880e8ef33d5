package org.beyondviral.stage;

import java.io.File;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.TaskCompletionListener;
import org.beyondviral.cascade.CascadeBuilder;
import org.beyondviral.cascade.CascadeBuilder.Act;
import org.beyondviral.cascade.MeasuredCascade;
import org.beyondviral.cascade.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Builds the trees of {@link PlacedTrace}s that come sorted, one cascade at a time, and gives what
 * is {@link Built}.
 *
 * <p>Of a cascade a task holds arrays of numbers, up to 400 bytes a trace, and its rows up to a
 * number of bytes; more rows wait in a file. Rows stay as Spark stores them.
 */
final class CascadeTrees implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private static final UTF8String ROOT = UTF8String.fromString("root");
  private static final UTF8String STATED = UTF8String.fromString("stated");
  private static final UTF8String UNSEEN = UTF8String.fromString("unseen");

  private final IdHash hash;
  private final CascadeTally tally;
  private final int heldBytes;

  /**
   * @param heldBytes most bytes of the rows of one cascade in memory
   */
  CascadeTrees(IdHash hash, CascadeTally tally, int heldBytes) {
    this.hash = hash;
    this.tally = tally;
    this.heldBytes = heldBytes;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> sorted) {
    return new Trees(sorted);
  }

  private static File newFile() {
    return SparkEnv.get().blockManager().diskBlockManager().createTempLocalBlock()._2();
  }

  private static long hashOrNone(InternalRow row, int column) {
    return row.isNullAt(column) ? 0 : row.getLong(column);
  }

  private static @Nullable UTF8String string(InternalRow row, int column) {
    return row.isNullAt(column) ? null : row.getUTF8String(column);
  }

  private static @Nullable UTF8String present(InternalRow row, int column) {
    UTF8String id = string(row, column);
    return id == null || isBlank(id) ? null : id;
  }

  private static boolean isBlank(UTF8String id) {
    return id.numBytes() == 0 || (id.getByte(0) == ' ' && id.trim().numBytes() == 0);
  }

  /** What a trace acts on: its stated parent, without one its stated root. */
  private static @Nullable UTF8String parentOf(InternalRow row) {
    if (row.isNullAt(PlacedTrace.PARENT)) {
      return null;
    }
    UTF8String stated = present(row, PlacedTrace.PARENT_ID);
    return stated == null ? string(row, PlacedTrace.ROOT_ID) : stated;
  }

  private static boolean isSelfParent(InternalRow row) {
    UTF8String stated = present(row, PlacedTrace.PARENT_ID);
    return stated != null && stated.equals(row.getUTF8String(PlacedTrace.TRACE_ID));
  }

  private static int check(@Nullable UTF8String id) {
    return id == null ? 0 : IdHash.check(id);
  }

  private final class Trees implements Iterator<InternalRow> {
    private final Iterator<InternalRow> sorted;
    private final CascadeRows rows =
        new CascadeRows(PlacedTrace.COLUMNS, heldBytes, CascadeTrees::newFile);
    private final CascadeBuilder builder = new CascadeBuilder();
    private @Nullable UnsafeRow next;
    private @Nullable Iterator<InternalRow> ready;

    Trees(Iterator<InternalRow> sorted) {
      this.sorted = sorted;
      TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> rows.close());
      advance();
    }

    private void advance() {
      next = sorted.hasNext() ? (UnsafeRow) sorted.next() : null;
    }

    @Override
    public boolean hasNext() {
      while ((ready == null || !ready.hasNext()) && next != null) {
        ready = oneCascade(next);
      }
      return ready != null && ready.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasNext() || ready == null) {
        throw new NoSuchElementException();
      }
      return ready.next();
    }

    private @Nullable Iterator<InternalRow> oneCascade(UnsafeRow first) {
      long root = first.getLong(PlacedTrace.CASCADE);
      boolean actsOnNothing = first.isNullAt(PlacedTrace.PARENT);
      rows.clear();
      rows.add(first);
      advance();
      if (actsOnNothing && (next == null || !isOf(root, next))) {
        UnsafeRow row = rows.iterator().next();
        builder.alone(row.getLong(PlacedTrace.CREATED_AT), !row.isNullAt(PlacedTrace.AUTHOR_ID));
      } else {
        buildFrom(root);
      }
      if (builder.collided()) {
        tally.collisions.add(1);
        return null;
      }
      UTF8String[] unseen = unseenIds();
      MeasuredCascade measured = builder.measure(inOrder(unseen));
      UTF8String cascadeId =
          builder.root() < builder.seen() ? seenRootId() : unseen[builder.root() - builder.seen()];
      return new Members(cascadeId, measured);
    }

    /** Adds the first trace, which is kept, and the others of that root. */
    private void buildFrom(long root) {
      builder.start(root);
      builder.add(act(rows.iterator().next()));
      for (UnsafeRow row = next; row != null && isOf(root, row); row = next) {
        if (builder.add(act(row))) {
          rows.add(row);
        } else {
          tally.repeated.add(1);
        }
        advance();
      }
      builder.resolve();
    }

    private static boolean isOf(long root, UnsafeRow row) {
      return row.getLong(PlacedTrace.CASCADE) == root;
    }

    private Act act(InternalRow row) {
      UTF8String traceId = row.getUTF8String(PlacedTrace.TRACE_ID);
      UTF8String author = string(row, PlacedTrace.AUTHOR_ID);
      return new Act(
          row.getLong(PlacedTrace.ID),
          check(traceId),
          row.getLong(PlacedTrace.CREATED_AT),
          author == null ? 0 : hash.of(author),
          check(author),
          hashOrNone(row, PlacedTrace.PARENT),
          check(parentOf(row)),
          hashOrNone(row, PlacedTrace.CLAIM),
          row.isNullAt(PlacedTrace.CLAIM) ? 0 : check(string(row, PlacedTrace.ROOT_ID)));
    }

    private UTF8String seenRootId() {
      Iterator<UnsafeRow> all = rows.iterator();
      UnsafeRow row = all.next();
      for (int i = 0; i < builder.root(); i++) {
        row = all.next();
      }
      return row.getUTF8String(PlacedTrace.TRACE_ID).clone();
    }

    /** The ids of the unseen nodes, from the traces that name them. */
    private UTF8String[] unseenIds() {
      UTF8String[] ids = new UTF8String[builder.unseen()];
      if (ids.length == 0) {
        return ids;
      }
      Iterator<UnsafeRow> all = rows.iterator();
      for (int trace = 0; all.hasNext(); trace++) {
        UnsafeRow row = all.next();
        int parent = builder.statedParent(trace);
        if (parent < builder.seen()) {
          continue;
        }
        int unseen = parent - builder.seen();
        if (builder.namedBy(unseen) == trace) {
          ids[unseen] = copy(parentOf(row));
        }
        int claimed = builder.statedParent(parent) - builder.seen();
        if (claimed >= 0 && builder.isNamedAsRoot(claimed) && builder.namedBy(claimed) == trace) {
          ids[claimed] = copy(string(row, PlacedTrace.ROOT_ID));
        }
      }
      return ids;
    }

    private InternalRow cascade(UTF8String cascadeId, MeasuredCascade measured) {
      Tree tree = measured.tree();
      Iterator<UnsafeRow> all = rows.iterator();
      UnsafeRow row = all.next();
      UTF8String platform = copyOrNull(row, PlacedTrace.PLATFORM);
      UTF8String rootAuthor = null;
      boolean complete = builder.root() < builder.seen();
      if (complete) {
        for (int i = 0; i < builder.root(); i++) {
          row = all.next();
        }
        rootAuthor = copyOrNull(row, PlacedTrace.AUTHOR_ID);
      }
      return new GenericInternalRow(
          new @Nullable Object[] {
            cascadeId,
            platform,
            rootAuthor,
            builder.time(0),
            builder.time(builder.seen() - 1),
            complete,
            (long) builder.seen(),
            (long) builder.authors(),
            tree.maxDepth(),
            measured.meanDepth(),
            (long) tree.maxBreadth(),
            (long) measured.leaves(),
            known(tree.rootShare()),
            known(tree.structuralVirality())
          });
    }

    private final class Members implements Iterator<InternalRow> {
      private final UTF8String cascadeId;
      private final MeasuredCascade measured;
      private final Iterator<UnsafeRow> all;
      private final @Nullable Object[] values = new @Nullable Object[11];
      private final @Nullable Object[] both;
      private final GenericInternalRow built;
      private int trace;

      Members(UTF8String cascadeId, MeasuredCascade measured) {
        this.cascadeId = cascadeId;
        this.measured = measured;
        this.both =
            new @Nullable Object[] {new GenericInternalRow(values), cascade(cascadeId, measured)};
        this.built = new GenericInternalRow(both);
        this.all = rows.iterator();
      }

      @Override
      public boolean hasNext() {
        return trace < builder.seen();
      }

      @Override
      public InternalRow next() {
        if (trace > 0) {
          both[1] = null;
        }
        UnsafeRow row = all.next();
        boolean isRoot = trace == builder.root();
        int parent = isRoot ? -1 : builder.statedParent(trace);
        long createdAt = builder.time(trace);
        UTF8String author = string(row, PlacedTrace.AUTHOR_ID);
        values[0] = row.getUTF8String(PlacedTrace.TRACE_ID);
        values[1] = cascadeId;
        values[2] = author;
        values[3] = createdAt;
        values[4] = row.getUTF8String(PlacedTrace.KIND);
        values[5] = isRoot ? null : parentOf(row);
        values[6] = parent < 0 ? ROOT : parent < builder.seen() ? STATED : UNSEEN;
        values[7] = measured.tree().depth(trace);
        values[8] = measured.children(trace);
        values[9] = (long) measured.descendants(trace);
        values[10] = (long) measured.preorder(trace);
        count(row, parent, createdAt, author);
        trace++;
        return built;
      }

      private void count(InternalRow row, int parent, long createdAt, @Nullable UTF8String author) {
        tally.members.add(1);
        if (author == null) {
          tally.authorUnknown.add(1);
        }
        if (isSelfParent(row)) {
          tally.selfParents.add(1);
        }
        if (parent < 0 && builder.statedParent(trace) >= 0) {
          tally.cyclesCut.add(1);
        }
        if (parent >= builder.seen()) {
          tally.parentUnseen.add(1);
        } else if (parent >= 0 && createdAt < builder.time(parent)) {
          tally.earlierThanParent.add(1);
        }
        UTF8String statedRoot = present(row, PlacedTrace.ROOT_ID);
        if (statedRoot != null && !statedRoot.equals(cascadeId)) {
          tally.rootDisagrees.add(1);
        }
      }
    }
  }

  private static int[] inOrder(UTF8String[] ids) {
    if (ids.length < 2) {
      return new int[ids.length];
    }
    return IntStream.range(0, ids.length)
        .boxed()
        .sorted(Comparator.comparing(i -> ids[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static @Nullable UTF8String copy(@Nullable UTF8String id) {
    return id == null ? null : id.clone();
  }

  private static @Nullable UTF8String copyOrNull(InternalRow row, int column) {
    return copy(string(row, column));
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
