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
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.TaskCompletionListener;
import org.beyondviral.cascade.CascadeBuilder;
import org.beyondviral.cascade.CascadeBuilder.Act;
import org.beyondviral.cascade.MeasuredCascade;
import org.beyondviral.cascade.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Builds the trees of {@link PlacedTrace}s that come cascade by cascade, and gives what is {@link
 * Built}.
 *
 * <p>Of a cascade a task holds arrays of numbers, up to 400 bytes a trace, and its rows up to a
 * number of bytes; more rows wait in a file. Rows stay as Spark stores them.
 */
final class CascadeTrees implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private static final UTF8String ROOT = UTF8String.fromString("root");
  private static final UTF8String STATED = UTF8String.fromString("stated");
  private static final UTF8String UNSEEN = UTF8String.fromString("unseen");

  /** Of a row that is given, to begin with. */
  private static final int ROW_BYTES = 1 << 10;

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

  private static @Nullable UTF8String statedOf(InternalRow row) {
    UTF8String stated = present(row, PlacedTrace.PARENT_ID);
    return stated == null ? present(row, PlacedTrace.ROOT_ID) : stated;
  }

  /** What a trace acts on, as {@link LinkedTrace} has it. */
  private static @Nullable UTF8String parentOf(InternalRow row) {
    UTF8String parent = statedOf(row);
    return parent == null || parent.equals(row.getUTF8String(PlacedTrace.TRACE_ID)) ? null : parent;
  }

  /** The root it claims for what it acts on, as {@link LinkedTrace} has it. */
  private static @Nullable UTF8String claimOf(InternalRow row, @Nullable UTF8String parent) {
    UTF8String root = parent == null ? null : present(row, PlacedTrace.ROOT_ID);
    return root == null
            || root.equals(parent)
            || root.equals(row.getUTF8String(PlacedTrace.TRACE_ID))
        ? null
        : root;
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
    private final CascadeRows rows = new CascadeRows(heldBytes, CascadeTrees::newFile);
    private final CascadeBuilder builder = new CascadeBuilder();
    private final UnsafeRowWriter built = new UnsafeRowWriter(2, ROW_BYTES);
    private final UnsafeRowWriter member = new UnsafeRowWriter(built, 11);
    private final UnsafeRowWriter cascade = new UnsafeRowWriter(built, 14);
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
      rows.clear();
      rows.add(first);
      advance();
      UnsafeRow row = row(0);
      if ((next == null || !isOf(root, next)) && parentOf(row) == null) {
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
          isRootSeen()
              ? row(builder.root()).getUTF8String(PlacedTrace.TRACE_ID).clone()
              : unseen[builder.root() - builder.seen()];
      return new Members(cascadeId, measured);
    }

    /** Adds the first trace, which is kept, and the others of that root. */
    private void buildFrom(long root) {
      for (UnsafeRow row = next; row != null && isOf(root, row); row = next) {
        rows.add(row);
        advance();
      }
      rows.sort();
      builder.start(root);
      Iterator<UnsafeRow> all = rows.iterator();
      for (int row = 0; all.hasNext(); row++) {
        if (!builder.add(act(all.next()))) {
          rows.drop(row);
          tally.repeated.add(1);
        }
      }
      builder.resolve();
    }

    private static boolean isOf(long root, UnsafeRow row) {
      return row.getLong(PlacedTrace.CASCADE) == root;
    }

    private Act act(InternalRow row) {
      UTF8String traceId = row.getUTF8String(PlacedTrace.TRACE_ID);
      UTF8String author = string(row, PlacedTrace.AUTHOR_ID);
      UTF8String parent = parentOf(row);
      UTF8String claim = claimOf(row, parent);
      return new Act(
          hash.of(traceId),
          check(traceId),
          row.getLong(PlacedTrace.CREATED_AT),
          hashOrNone(author),
          check(author),
          hashOrNone(parent),
          check(parent),
          hashOrNone(claim),
          check(claim));
    }

    private long hashOrNone(@Nullable UTF8String id) {
      return id == null ? 0 : hash.of(id);
    }

    private boolean isRootSeen() {
      return builder.root() < builder.seen();
    }

    private UnsafeRow row(int trace) {
      Iterator<UnsafeRow> all = rows.iterator();
      for (int i = 0; i < trace; i++) {
        all.next();
      }
      return all.next();
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

    private final class Members implements Iterator<InternalRow> {
      private final UTF8String cascadeId;
      private final MeasuredCascade measured;
      private final @Nullable UTF8String platform;
      private final @Nullable UTF8String rootAuthor;
      private final Iterator<UnsafeRow> all;
      private int trace;

      Members(UTF8String cascadeId, MeasuredCascade measured) {
        this.cascadeId = cascadeId;
        this.measured = measured;
        this.platform = copy(string(row(0), PlacedTrace.PLATFORM));
        this.rootAuthor =
            isRootSeen() ? copy(string(row(builder.root()), PlacedTrace.AUTHOR_ID)) : null;
        this.all = rows.iterator();
      }

      @Override
      public boolean hasNext() {
        return trace < builder.seen();
      }

      @Override
      public InternalRow next() {
        built.reset();
        built.zeroOutNullBytes();
        if (trace == 0) {
          int start = built.cursor();
          writeCascade();
          built.setOffsetAndSizeFromPreviousCursor(1, start);
        } else {
          built.setNullAt(1);
        }
        int start = built.cursor();
        writeMember(all.next());
        built.setOffsetAndSizeFromPreviousCursor(0, start);
        trace++;
        return built.getRow();
      }

      private void writeCascade() {
        Tree tree = measured.tree();
        cascade.resetRowWriter();
        cascade.write(0, cascadeId);
        write(cascade, 1, platform);
        write(cascade, 2, rootAuthor);
        cascade.write(3, builder.time(0));
        cascade.write(4, builder.time(builder.seen() - 1));
        cascade.write(5, isRootSeen());
        cascade.write(6, (long) builder.seen());
        cascade.write(7, (long) builder.authors());
        cascade.write(8, tree.maxDepth());
        cascade.write(9, measured.meanDepth());
        cascade.write(10, (long) tree.maxBreadth());
        cascade.write(11, (long) measured.leaves());
        writeKnown(cascade, 12, tree.rootShare());
        writeKnown(cascade, 13, tree.structuralVirality());
      }

      private void writeMember(UnsafeRow row) {
        boolean isRoot = trace == builder.root();
        int parent = isRoot ? -1 : builder.statedParent(trace);
        long createdAt = builder.time(trace);
        UTF8String author = string(row, PlacedTrace.AUTHOR_ID);
        member.resetRowWriter();
        member.write(0, row.getUTF8String(PlacedTrace.TRACE_ID));
        member.write(1, cascadeId);
        write(member, 2, author);
        member.write(3, createdAt);
        member.write(4, row.getUTF8String(PlacedTrace.KIND));
        write(member, 5, parent < 0 ? null : statedOf(row));
        member.write(6, parent < 0 ? ROOT : parent < builder.seen() ? STATED : UNSEEN);
        member.write(7, measured.tree().depth(trace));
        member.write(8, measured.children(trace));
        member.write(9, (long) measured.descendants(trace));
        member.write(10, (long) measured.preorder(trace));
        count(row, parent, createdAt, author);
      }

      private void count(InternalRow row, int parent, long createdAt, @Nullable UTF8String author) {
        tally.members.add(1);
        if (author == null) {
          tally.authorUnknown.add(1);
        }
        if (builder.statedParent(trace) < 0 && isSelfParent(row)) {
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

  private static void write(UnsafeRowWriter to, int column, @Nullable UTF8String value) {
    if (value == null) {
      to.setNullAt(column);
    } else {
      to.write(column, value);
    }
  }

  private static void writeKnown(UnsafeRowWriter to, int column, double value) {
    if (Double.isNaN(value)) {
      to.setNullAt(column);
    } else {
      to.write(column, value);
    }
  }
}
