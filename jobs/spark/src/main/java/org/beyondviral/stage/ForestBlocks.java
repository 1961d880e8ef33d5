package org.beyondviral.stage;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.beyondviral.trace.Kind;
import scala.Tuple2;

/**
 * Sorts what is known of traces into blocks of longs, by the part of the node it is about; each
 * block begins with its kind.
 *
 * <p>Columns of its input: id, parent and claim as hashes, time, kind.
 */
final class ForestBlocks implements PairFlatMapFunction<Iterator<InternalRow>, Integer, long[]> {
  private static final long serialVersionUID = 1L;

  /** A trace that acts on another: id, time, parent. */
  static final int TRACE = 0;

  /** A trace that claims a root: id, time, parent, claim. */
  static final int CLAIMING = 1;

  /** A node that something acts on: id, how many of the traces meant. */
  static final int INNER = 2;

  /** A root claimed for the parent of a trace: parent, time, trace, claim. */
  static final int CLAIM = 3;

  /** A trace that acts on nothing: id. */
  static final int TOP = 4;

  /** What was read: see {@link Read}. */
  static final int COUNTS = 5;

  private static final int KINDS = 5;
  private static final int BLOCK = 4096;
  private static final int REMEMBERED = 1 << 14;

  private final int parts;
  private final UTF8String[] kinds =
      Arrays.stream(Kind.values())
          .map(kind -> UTF8String.fromString(kind.word()))
          .toArray(UTF8String[]::new);

  ForestBlocks(int parts) {
    this.parts = parts;
  }

  @Override
  public Iterator<Tuple2<Integer, long[]>> call(Iterator<InternalRow> rows) {
    return new Blocks(rows);
  }

  private final class Blocks implements Iterator<Tuple2<Integer, long[]>> {
    private final Iterator<InternalRow> rows;
    private final long[][] open = new long[parts * KINDS][];
    private final int[] used = new int[parts * KINDS];
    private final long[] remembered = new long[REMEMBERED];
    private final long[] acts = new long[REMEMBERED];
    private final Deque<Tuple2<Integer, long[]>> ready = new ArrayDeque<>();
    private long[] read = new long[Read.COUNTS];
    private boolean ended;

    Blocks(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && rows.hasNext()) {
        add(rows.next());
      }
      if (ready.isEmpty() && !ended) {
        end();
      }
      return !ready.isEmpty();
    }

    @Override
    public Tuple2<Integer, long[]> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void add(InternalRow row) {
      read[Read.ROWS]++;
      boolean noKind = row.isNullAt(4);
      if (!noKind && isUnknown(row.getUTF8String(4))) {
        read[Read.KIND_UNKNOWN]++;
      }
      if (row.isNullAt(0)) {
        read[Read.NO_TRACE_ID]++;
      } else if (row.isNullAt(3)) {
        read[Read.NO_CREATED_AT]++;
      } else if (noKind) {
        read[Read.NO_KIND]++;
      } else {
        link(
            row.getLong(0),
            row.isNullAt(1) ? 0 : row.getLong(1),
            row.isNullAt(2) ? 0 : row.getLong(2),
            row.getLong(3));
      }
    }

    private boolean isUnknown(UTF8String kind) {
      for (UTF8String known : kinds) {
        if (known.equals(kind)) {
          return false;
        }
      }
      return true;
    }

    private void link(long id, long parent, long claim, long time) {
      if (parent == 0) {
        put(TOP, id);
      } else if (claim == 0) {
        put(TRACE, id, time, parent);
      } else {
        put(CLAIMING, id, time, parent, claim);
        put(CLAIM, parent, time, id, claim);
        inner(claim, 0);
      }
      if (parent != 0) {
        inner(parent, 1);
      }
    }

    /** Popular nodes are said once in a while, not once a child. */
    private void inner(long id, int children) {
      int place = (int) (id >>> 1) & (REMEMBERED - 1);
      if (remembered[place] != id) {
        say(place);
        remembered[place] = id;
      }
      acts[place] += children;
    }

    private void say(int place) {
      if (remembered[place] != 0) {
        put(INNER, remembered[place], acts[place]);
      }
      acts[place] = 0;
    }

    private void put(int kind, long... values) {
      int part = (int) ((values[0] >>> 33) % parts);
      int block = part * KINDS + kind;
      if (open[block] != null && used[block] + values.length > BLOCK) {
        close(block);
      }
      if (open[block] == null) {
        open[block] = new long[BLOCK];
        open[block][0] = kind;
        used[block] = 1;
      }
      System.arraycopy(values, 0, open[block], used[block], values.length);
      used[block] += values.length;
    }

    private void close(int block) {
      ready.add(new Tuple2<>(block / KINDS, Arrays.copyOf(open[block], used[block])));
      used[block] = 1;
    }

    private void end() {
      ended = true;
      for (int place = 0; place < REMEMBERED; place++) {
        say(place);
      }
      for (int block = 0; block < open.length; block++) {
        if (open[block] != null) {
          close(block);
          open[block] = new long[0];
        }
      }
      long[] counts = new long[read.length + 1];
      counts[0] = COUNTS;
      System.arraycopy(read, 0, counts, 1, read.length);
      ready.add(new Tuple2<>(0, counts));
      read = new long[0];
    }
  }
}
