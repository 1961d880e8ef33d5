package org.beyondviral.stage;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.beyondviral.cascade.LongIndex;
import org.beyondviral.cascade.RootTable;
import scala.Tuple2;

/**
 * The edges of the inner nodes of one part of a forest: those that something acts on and that act
 * on another themselves. A leaf has the root of its parent, so that roots are to be found for these
 * alone.
 */
final class InnerEdges implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] edges;
  private final long[] acts;
  private final long largestFamily;
  private final long conflicts;
  private final long[] read;

  private InnerEdges(long[] edges, long[] acts, long largestFamily, long conflicts, long[] read) {
    this.edges = edges;
    this.acts = acts;
    this.largestFamily = largestFamily;
    this.conflicts = conflicts;
    this.read = read;
  }

  /** {@link RootTable#EDGE} longs each. */
  long[] edges() {
    return edges;
  }

  /** How many traces act on the node of each. */
  long[] acts() {
    return acts;
  }

  /** Most traces that act on a node without an edge. */
  long largestFamily() {
    return largestFamily;
  }

  /** Traces that came twice with different parents or claims. */
  long conflicts() {
    return conflicts;
  }

  /** What was read of the archive; counted in one part only. */
  Read read() {
    return Read.of(read);
  }

  static final InnerEdges NONE =
      new InnerEdges(new long[0], new long[0], 0, 0, new long[Read.COUNTS]);

  long count() {
    return edges.length / RootTable.EDGE;
  }

  /** The counts of both parts, without their edges. */
  InnerEdges plus(InnerEdges other) {
    long[] sum = read.clone();
    Arrays.setAll(sum, i -> sum[i] + other.read[i]);
    return new InnerEdges(
        new long[0],
        new long[0],
        Math.max(largestFamily, other.largestFamily),
        conflicts + other.conflicts,
        sum);
  }

  /** Makes the edges of a part from its blocks. */
  static final class OfPart
      implements FlatMapFunction<Iterator<Tuple2<Integer, long[]>>, InnerEdges> {
    private static final long serialVersionUID = 1L;

    /** The latest that a time can be: unseen nodes have none and come last. */
    private static final long NEVER = Long.MAX_VALUE;

    @Override
    public Iterator<InnerEdges> call(Iterator<Tuple2<Integer, long[]>> blocks) {
      Part part = new Part();
      while (blocks.hasNext()) {
        part.add(blocks.next()._2());
      }
      return List.of(part.edges()).iterator();
    }

    private static final class Part {
      private final LongIndex traces = new LongIndex();
      private long[] times = new long[1024];
      private long[] parents = new long[1024];
      private final LongIndex claiming = new LongIndex();
      private long[] traceClaims = new long[16];
      private final LongIndex inner = new LongIndex();
      private long[] acts = new long[1024];
      private final LongIndex claimed = new LongIndex();
      private long[] claimTimes = new long[16];
      private long[] claimants = new long[16];
      private long[] claims = new long[16];
      private long conflicts;
      private final long[] read = new long[Read.COUNTS];

      void add(long[] block) {
        switch ((int) block[0]) {
          case ForestBlocks.TRACE -> {
            for (int at = 1; at < block.length; at += 3) {
              addTrace(block[at], block[at + 1], block[at + 2], 0);
            }
          }
          case ForestBlocks.CLAIMING -> {
            for (int at = 1; at < block.length; at += 4) {
              addTrace(block[at], block[at + 1], block[at + 2], block[at + 3]);
            }
          }
          case ForestBlocks.INNER -> {
            for (int at = 1; at < block.length; at += 2) {
              addInner(block[at], block[at + 1]);
            }
          }
          case ForestBlocks.CLAIM -> {
            for (int at = 1; at < block.length; at += 4) {
              addClaim(block[at], block[at + 1], block[at + 2], block[at + 3]);
            }
          }
          case ForestBlocks.TOP -> {
            for (int at = 1; at < block.length; at++) {
              addTrace(block[at], NEVER, 0, 0);
            }
          }
          case ForestBlocks.COUNTS -> Arrays.setAll(read, i -> read[i] + block[i + 1]);
          default -> throw new IllegalArgumentException("block of kind " + block[0]);
        }
      }

      private void addTrace(long id, long time, long parent, long claim) {
        int before = traces.size();
        int trace = traces.add(id);
        if (trace < before) {
          boolean differs = parents[trace] != parent || claimOf(id) != claim;
          conflicts += differs ? 1 : 0;
          times[trace] = Math.min(times[trace], time);
          return;
        }
        if (trace == times.length) {
          times = Arrays.copyOf(times, 2 * trace);
          parents = Arrays.copyOf(parents, 2 * trace);
        }
        times[trace] = time;
        parents[trace] = parent;
        if (claim != 0) {
          int number = claiming.add(id);
          if (number == traceClaims.length) {
            traceClaims = Arrays.copyOf(traceClaims, 2 * number);
          }
          traceClaims[number] = claim;
        }
      }

      private long claimOf(long id) {
        int number = claiming.get(id);
        return number < 0 ? 0 : traceClaims[number];
      }

      private void addInner(long id, long children) {
        int number = inner.add(id);
        if (number == acts.length) {
          acts = Arrays.copyOf(acts, 2 * number);
        }
        acts[number] += children;
      }

      /** Of the claims for one node, that of the earliest trace stays, ties by its hash. */
      private void addClaim(long node, long time, long by, long claim) {
        int before = claimed.size();
        int number = claimed.add(node);
        if (number == claims.length) {
          claims = Arrays.copyOf(claims, 2 * number);
          claimTimes = Arrays.copyOf(claimTimes, 2 * number);
          claimants = Arrays.copyOf(claimants, 2 * number);
        }
        if (number == before
            || time < claimTimes[number]
            || (time == claimTimes[number] && by < claimants[number])) {
          claims[number] = claim;
          claimTimes[number] = time;
          claimants[number] = by;
        }
      }

      InnerEdges edges() {
        long[] edges = new long[16 * RootTable.EDGE];
        long[] actsOfEdges = new long[16];
        long largestFamily = 0;
        int used = 0;
        for (int i = 0; i < inner.size(); i++) {
          long id = inner.key(i);
          int trace = traces.get(id);
          int claim = trace < 0 ? claimed.get(id) : -1;
          long parent = trace >= 0 ? parents[trace] : claim >= 0 ? claims[claim] : 0;
          if (parent == 0) {
            largestFamily = Math.max(largestFamily, acts[i]);
            continue;
          }
          if (used == edges.length) {
            edges = Arrays.copyOf(edges, 2 * used);
            actsOfEdges = Arrays.copyOf(actsOfEdges, edges.length / RootTable.EDGE);
          }
          actsOfEdges[used / RootTable.EDGE] = acts[i];
          edges[used++] = id;
          edges[used++] = parent;
          edges[used++] = trace >= 0 ? times[trace] : NEVER;
        }
        return new InnerEdges(
            Arrays.copyOf(edges, used),
            Arrays.copyOf(actsOfEdges, used / RootTable.EDGE),
            largestFamily,
            conflicts,
            read);
      }
    }
  }
}
