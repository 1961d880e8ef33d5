package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.beyondviral.rows.Columns.col;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.unsafe.types.UTF8String;
import org.beyondviral.cascade.LongIndex;
import org.beyondviral.cascade.RootTable;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.stage.RootRounds.Edge;
import org.beyondviral.stage.Roots.Rooted;
import org.beyondviral.trace.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The root of every trace, from one scan of ids, times and stated links, hashed to longs there.
 *
 * <p>One shuffle of longs brings together what is known of each node and leaves the edges of inner
 * nodes: few, for most traces are leaves. If one task can hold these, it finds their roots over
 * arrays and every task gets the result; otherwise rounds over longs find them, and the traces are
 * joined to the result by one more shuffle. Cycles are cut at their earliest trace, ties by id.
 */
final class RootStages {
  private static final Logger LOG = LoggerFactory.getLogger(RootStages.class);

  /** Heap behind one edge: solving takes some 50 bytes, its result some 80. */
  private static final long BYTES_PER_EDGE = 256;

  /** An edge as a row: three longs, their null bits and a length. */
  private static final long COLLECTED_BYTES_PER_EDGE = 40;

  private static final double SHARE_OF_HEAP = 0.25;

  private RootStages() {}

  /**
   * Edges of inner nodes that are settled at once: as many as the driver can collect, and as fit in
   * the heap of the driver and of every executor, which get the result.
   */
  static long heldByOneTask(SparkSession spark) {
    SparkConf conf = spark.sparkContext().conf();
    long collected = conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
    long held = Math.min(Runtime.getRuntime().maxMemory(), heapOfExecutor(spark)) / BYTES_PER_EDGE;
    return collected == 0 ? held : Math.min(held, collected / COLLECTED_BYTES_PER_EDGE);
  }

  /** Bytes of the heap that the tasks of one executor share. */
  static long heapOfExecutor(SparkSession spark) {
    return spark.sparkContext().isLocal()
        ? Runtime.getRuntime().maxMemory()
        : spark.sparkContext().conf().getSizeAsMb("spark.executor.memory", "1g") << 20;
  }

  /** Bytes that the tasks of one executor may fill: Spark's own memory is most of the rest. */
  static long heapOfTasks(SparkSession spark) {
    return (long) (SHARE_OF_HEAP * heapOfExecutor(spark));
  }

  /** Tasks that an executor runs at once, or more where it is not said how many cores it has. */
  static int tasksOfExecutor(SparkSession spark) {
    SparkContext context = spark.sparkContext();
    int all = context.defaultParallelism();
    int cores =
        context.isLocal()
            ? SparkContext$.MODULE$.numDriverCores(context.master())
            : context
                .conf()
                .getInt("spark.executor.cores", isStandalone(context.master()) ? all : 1);
    return Math.max(1, cores / context.conf().getInt("spark.task.cpus", 1));
  }

  /** Whether an executor has all cores of its machine unless told otherwise. */
  private static boolean isStandalone(String master) {
    return master.startsWith("spark:") || master.startsWith("local-cluster");
  }

  /**
   * What was found.
   *
   * @param read what the archive held
   * @param mostActing no cascade has more traces that act on another
   * @param conflicts traces that came twice with different parents or claims: the roots mean
   *     nothing unless there are none
   */
  record Found(Roots roots, Read read, long mostActing, long conflicts) {}

  /** Finds the roots of traces, unless some came twice with different parents. */
  static Found find(Dataset<?> traces, IdHash hash, long heldByOneTask) {
    SparkSession spark = traces.sparkSession();
    int parts = spark.sessionState().conf().numShufflePartitions();
    Dataset<Row> links =
        LinkedTrace.of(traces, hash)
            .select(
                col(LinkedTrace::id),
                col(LinkedTrace::parent),
                col(LinkedTrace::claim),
                col(LinkedTrace::createdAt),
                col(LinkedTrace::kind));
    JavaRDD<InnerEdges> inner =
        links
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitionsToPair(new ForestBlocks(parts))
            .partitionBy(new HashPartitioner(parts))
            .mapPartitions(new InnerEdges.OfPart())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      InnerEdges total = inner.map(part -> part.plus(InnerEdges.NONE)).reduce(InnerEdges::plus);
      long edges = inner.map(InnerEdges::count).reduce(Long::sum);
      Read read = total.read();
      Comparator<Long> none = Comparator.naturalOrder();
      if (total.conflicts() > 0) {
        return new Found(held(spark, RootTable.of(List.of(), none)), read, 0, total.conflicts());
      }
      boolean held = edges <= heldByOneTask;
      LOG.info(
          "roots of {} inner edges among {} rows: {}, for one task holds {}",
          edges,
          read.rows(),
          held ? "in one task" : "in distributed rounds",
          heldByOneTask);
      if (!held) {
        Dataset<Rooted> roots =
            RootRounds.roots(
                edges(spark, inner), heldByOneTask, left -> settle(traces, hash, left));
        return new Found(new Roots.Spread(roots), read, Long.MAX_VALUE, 0);
      }
      List<InnerEdges> found = inner.collect();
      RootTable roots = settle(traces, hash, found.stream().map(InnerEdges::edges).toList());
      return new Found(
          held(spark, roots), read, total.largestFamily() + mostActing(found, roots), 0);
    } finally {
      inner.unpersist();
    }
  }

  /** Of the trees, the most traces that act on nodes with an edge. */
  private static long mostActing(List<InnerEdges> parts, RootTable roots) {
    LongIndex trees = new LongIndex();
    long[] acts = new long[roots.size()];
    for (InnerEdges part : parts) {
      for (int i = 0; i < part.count(); i++) {
        acts[trees.add(roots.applyAsLong(part.edges()[i * RootTable.EDGE]))] += part.acts()[i];
      }
    }
    return LongStream.of(acts).max().orElse(0);
  }

  private static Roots held(SparkSession spark, RootTable roots) {
    return new Roots.Held(JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(roots));
  }

  private static Dataset<Edge> edges(SparkSession spark, JavaRDD<InnerEdges> inner) {
    return spark.createDataset(
        inner
            .flatMap(
                part ->
                    IntStream.range(0, (int) part.count())
                        .mapToObj(
                            i ->
                                new Edge(
                                    part.edges()[i * RootTable.EDGE],
                                    part.edges()[i * RootTable.EDGE + 1],
                                    part.edges()[i * RootTable.EDGE + 2]))
                        .iterator())
            .rdd(),
        RecordEncoder.of(Edge.class));
  }

  /** Roots over arrays; the ids themselves are looked up only where times on a cycle are equal. */
  private static RootTable settle(Dataset<?> traces, IdHash hash, List<long[]> edges) {
    Set<Long> tied = RootTable.tied(edges);
    if (tied.isEmpty()) {
      return RootTable.of(edges, Comparator.naturalOrder());
    }
    Map<Long, UTF8String> ids = new HashMap<>();
    SparkSession spark = traces.sparkSession();
    Dataset<Row> wanted = spark.createDataset(List.copyOf(tied), Encoders.LONG()).toDF("wanted");
    traces
        .select(
            explode(
                    array(
                        col(Trace::traceId),
                        TraceStages.present(col(Trace::parentId)),
                        TraceStages.present(col(Trace::rootId))))
                .as("name"))
        .join(wanted, hash.of(col("name")).equalTo(col("wanted")), "left_semi")
        .distinct()
        .as(Encoders.STRING())
        .collectAsList()
        .forEach(
            id -> {
              UTF8String name = UTF8String.fromString(id);
              ids.put(hash.of(name), name);
            });
    return RootTable.of(edges, Comparator.comparing(ids::get));
  }
}
