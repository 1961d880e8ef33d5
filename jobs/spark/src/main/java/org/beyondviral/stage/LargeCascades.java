package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.cascade.FrequentLongs;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.stage.TreeRounds.Pointer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cascades of more traces than one task can hold, built and measured by all tasks together, with
 * the rows that {@link CascadeTrees} would give, to the last bit.
 *
 * <p>What is known of a node is brought together by its hash. Leaves, most of all nodes, are added
 * to their parents at once; sizes of subtrees, then depths and depth-first places, come from two
 * passes of {@link TreeRounds} over the inner nodes alone: twice ⌊log2 d⌋ + 1 rounds for a cascade
 * of depth d. A place is the sum, over the way from the root, of the seen traces below earlier
 * siblings; siblings are sorted by all tasks, however many a node has.
 *
 * <p>Besides the rounds some fifteen shuffles, of which three carry whole traces; the results of
 * seven steps are kept in the study's scratch. No task holds more than Spark's sorts, which spill.
 * Every task gets one row for each such cascade: at most the traces of the archive over the limit.
 */
final class LargeCascades {
  private static final Logger LOG = LoggerFactory.getLogger(LargeCascades.class);

  /** Heap behind one trace of a cascade in one task: its arrays while they grow, and its tree. */
  private static final long BYTES_PER_TRACE = 200;

  /** Part of the heap that cascades may take; the rest is for sorts, shuffles and Spark itself. */
  private static final double SHARE_OF_HEAP = 0.5;

  private static final int LEAST_COUNTERS = 1024;

  /** Counters for each cascade that could be too large: errors stay below a 16th of the limit. */
  private static final long COUNTERS_PER_CASCADE = 16;

  private static final String COPY = "copy";
  private static final String OTHER_NAME = "otherName";
  private static final String OF = "of";
  private static final String LEAVES = "leaves";
  private static final String PART = "part";
  private static final String OF_PART = "ofPart";
  private static final String IN_PARTS = "inParts";
  private static final String BEFORE = "before";
  private static final String SIZES = "sizes";
  private static final String SQUARES = "squares";
  private static final String WAYS = "ways";
  private static final String NODES = "nodes";
  private static final String DIRECT = "direct";
  private static final String FIRST = "firstTrace";
  private static final String MEASURED = "measured";

  private LargeCascades() {}

  /**
   * What one trace tells of a node: of itself, of its parent, or of the root it claims for that.
   *
   * @param acts whether a trace acts on the node, other than the root cut off it
   * @param inner whether the node may have children
   * @param tree hash of the root of its cascade; null where another is meant
   * @param claim what the node descends from, should it be unseen
   */
  public record Mention(
      long node,
      String name,
      boolean seen,
      boolean acts,
      boolean inner,
      @Nullable Long tree,
      @Nullable Instant madeAt,
      @Nullable Long parent,
      @Nullable Claim claim) {}

  /** A root claimed for an unseen parent; the earliest counts, ties by hash. */
  public record Claim(Instant at, long by, long root) {}

  /**
   * A node of a tree.
   *
   * @param above its parent; null for the root
   * @param children seen ones
   */
  public record Node(
      long node,
      String name,
      boolean seen,
      long children,
      boolean inner,
      long tree,
      @Nullable Instant madeAt,
      @Nullable Long above) {}

  /**
   * Where a node stands.
   *
   * @param traces seen nodes of its subtree, itself included
   * @param nodes all nodes of its subtree
   * @param place among the seen, depth first
   */
  public record Place(
      long node,
      String name,
      boolean seen,
      long children,
      long tree,
      @Nullable Instant madeAt,
      @Nullable Long above,
      @Nullable Boolean aboveSeen,
      @Nullable Instant aboveMadeAt,
      int steps,
      long traces,
      long nodes,
      long place) {}

  /**
   * The nodes of one depth.
   *
   * @param ends seen nodes with no seen node below them
   */
  public record Level(int steps, long width, long seen, long ends) {}

  /**
   * Traces of the largest cascade that one task holds: half of the heap of an executor, shared by
   * the tasks that it runs at once.
   */
  static long heldByOneTask(SparkSession spark) {
    int all = spark.sparkContext().defaultParallelism();
    int tasks =
        spark.sparkContext().isLocal()
            ? all
            : spark.sparkContext().conf().getInt("spark.executor.cores", all);
    return (long) (SHARE_OF_HEAP * RootStages.heapOfExecutor(spark)) / tasks / BYTES_PER_TRACE;
  }

  /**
   * The roots of cascades of more traces than that, and perhaps of some a little smaller. One scan,
   * without a shuffle, where traces enough act on another for there to be any.
   *
   * @param acting traces that act on another: but for one, all of a cascade do
   */
  static List<Long> among(Dataset<PlacedTrace> traces, long acting, long held) {
    long limit = Math.max(1, held);
    if (acting < limit) {
      return List.of();
    }
    int counters = (int) Math.max(LEAST_COUNTERS, COUNTERS_PER_CASCADE * (acting / limit));
    FrequentLongs frequent =
        traces
            .filter(col(PlacedTrace::parent).isNotNull())
            .select(col(PlacedTrace::cascade))
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(
                rows -> {
                  FrequentLongs counted = new FrequentLongs(counters);
                  rows.forEachRemaining(row -> counted.add(row.getLong(0)));
                  return List.of(counted).iterator();
                })
            .reduce(FrequentLongs::plus);
    List<Long> roots = LongStream.of(frequent.atLeast(limit)).boxed().toList();
    LOG.info(
        "cascades of more than the {} traces that one task holds: {}{}",
        held,
        roots.size(),
        roots.isEmpty() ? "" : ", by distributed rounds");
    return roots;
  }

  /**
   * Builds and measures cascades; what they meet is counted at once.
   *
   * @param traces all rows of these cascades
   * @param roots the hashes of their roots
   */
  static Dataset<Built> measure(Dataset<PlacedTrace> traces, List<Long> roots, CascadeTally tally) {
    Dataset<Row> copies =
        RootRounds.cut(
            traces.withColumn(
                COPY,
                row_number()
                    .over(
                        Window.partitionBy(col(PlacedTrace::traceId))
                            .orderBy(PlacedTrace.inOrder()))));
    Dataset<PlacedTrace> seen = as(copies.filter(col(COPY).equalTo(1)), PlacedTrace.class);
    tally.repeated.add(copies.filter(col(COPY).gt(1)).count());
    Dataset<Row> mentioned = RootRounds.cut(mentioned(seen, roots));
    long collisions = mentioned.filter(col(Mention::name).notEqual(col(OTHER_NAME))).count();
    if (collisions > 0) {
      tally.collisions.add(collisions);
      return traces.sparkSession().createDataset(List.of(), RecordEncoder.of(Built.class));
    }
    Dataset<Place> places = RootRounds.cut(places(as(mentioned, Node.class)));
    Dataset<Row> cascades = broadcast(RootRounds.cut(cascades(seen, places)));
    Dataset<Row> members =
        seen.withColumnRenamed(name(PlacedTrace::cascade), name(Place::tree))
            .join(
                places.drop(name(Place::tree), name(Place::name)),
                col(PlacedTrace::id).equalTo(col(Place::node)))
            .join(cascades, name(Place::tree));
    note(members, tally);
    return built(members);
  }

  /** The columns of {@link Node}, and another name where two ids have one hash. */
  private static Dataset<Row> mentioned(Dataset<PlacedTrace> seen, List<Long> roots) {
    Column none = lit(null);
    Column no = lit(false);
    Column yes = lit(true);
    Column claim =
        when(
            col(PlacedTrace::claim).isNotNull(),
            struct(
                col(PlacedTrace::createdAt).as(name(Claim::at)),
                col(PlacedTrace::id).as(name(Claim::by)),
                col(PlacedTrace::claim).as(name(Claim::root))));
    Dataset<Row> traces =
        seen.select(
            col(PlacedTrace::id).as(name(Mention::node)),
            col(PlacedTrace::traceId).as(name(Mention::name)),
            yes.as(name(Mention::seen)),
            no.as(name(Mention::acts)),
            no.as(name(Mention::inner)),
            col(PlacedTrace::cascade).as(name(Mention::tree)),
            col(PlacedTrace::createdAt).as(name(Mention::madeAt)),
            col(PlacedTrace::parent).as(name(Mention::parent)),
            claim.as(name(Mention::claim)));
    Dataset<Row> parents =
        seen.filter(col(PlacedTrace::parent).isNotNull())
            .select(
                col(PlacedTrace::parent),
                actsOn(),
                no,
                col(PlacedTrace::id).notEqual(col(PlacedTrace::cascade)),
                yes,
                col(PlacedTrace::cascade),
                none,
                none,
                claim);
    Dataset<Row> claimed =
        seen.filter(col(PlacedTrace::claim).isNotNull())
            .select(
                col(PlacedTrace::claim),
                col(PlacedTrace::rootId),
                no,
                no,
                yes,
                none,
                none,
                none,
                none);
    Column isSeen = col(Node::seen);
    Column node = col(Node::node);
    // Unseen nodes on which nobody acts are left out: roots claimed in vain, and the parent of a
    // root that was cut off it; what that one descends from has others below it.
    return traces
        .union(parents)
        .union(claimed)
        .groupBy(node)
        .agg(
            min(col(Mention::name)).as(name(Node::name)),
            max(col(Mention::name)).as(OTHER_NAME),
            max(isSeen).as(name(Node::seen)),
            count_if(col(Mention::acts)).as(name(Node::children)),
            max(col(Mention::inner)).as(name(Node::inner)),
            coalesce(min(col(Mention::tree)), node).as(name(Node::tree)),
            max(col(Mention::madeAt)).as(name(Node::madeAt)),
            max(col(Mention::parent)).as(name(Mention::parent)),
            min(col(Mention::claim)).as(name(Mention::claim)))
        .filter(isSeen.or(col(Node::children).gt(0)).or(node.isin(roots.toArray())))
        .withColumn(
            name(Node::above),
            when(
                node.notEqual(col(Node::tree)),
                when(isSeen, col(Mention::parent))
                    .otherwise(col(Mention::claim).getField(name(Claim::root)))))
        .drop(name(Mention::parent), name(Mention::claim));
  }

  /** The id of what a trace acts on. */
  private static Column actsOn() {
    return coalesce(TraceStages.present(col(PlacedTrace::parentId)), col(PlacedTrace::rootId));
  }

  private static Dataset<Place> places(Dataset<Node> nodes) {
    Dataset<Row> ordered = RootRounds.cut(inSiblingOrder(sized(nodes)));
    Dataset<Row> numbered = RootRounds.cut(afterSiblings(ordered));
    Column own = col(Node::seen).cast("bigint");
    Dataset<Row> inner = numbered.filter(col(Node::inner));
    Dataset<Pointer> ways =
        TreeRounds.overWays(
            as(
                inner
                    .withColumn(name(Pointer::target), col(Node::above))
                    .withColumn(name(Pointer::first), lit(1L))
                    .withColumn(name(Pointer::second), col(BEFORE).plus(own)),
                Pointer.class));
    Dataset<Row> above =
        ways.join(inner, name(Pointer::node))
            .select(
                col(Node::node).as(OF),
                col(Node::seen).as(name(Place::aboveSeen)),
                col(Node::madeAt).as(name(Place::aboveMadeAt)),
                col(Pointer::first).as(name(Pointer::first)),
                col(Pointer::second).as(name(Pointer::second)));
    Column none = lit(0L);
    return as(
        numbered
            .join(above, col(Node::above).equalTo(col(OF)), "left")
            .withColumn(name(Place::steps), coalesce(col(Pointer::first), none).cast("int"))
            .withColumn(name(Place::place), col(BEFORE).plus(coalesce(col(Pointer::second), none))),
        Place.class);
  }

  /** Nodes with the sizes of their subtrees. */
  private static Dataset<Row> sized(Dataset<Node> nodes) {
    Column none = lit(0L);
    Column leaves = coalesce(col(LEAVES), none);
    Dataset<Row> leavesOf =
        nodes
            .filter(not(col(Node::inner)))
            .groupBy(col(Node::above).as(OF))
            .agg(count(lit(1)).as(LEAVES));
    Dataset<Row> subtrees =
        TreeRounds.overSubtrees(
                as(
                    nodes
                        .filter(col(Node::inner))
                        .join(leavesOf, col(Node::node).equalTo(col(OF)), "left")
                        .withColumn(name(Pointer::target), col(Node::above))
                        .withColumn(
                            name(Pointer::first), col(Node::seen).cast("bigint").plus(leaves))
                        .withColumn(name(Pointer::second), leaves.plus(1)),
                    Pointer.class))
            .select(
                col(Pointer::node).as(OF),
                col(Pointer::first).as(name(Place::traces)),
                col(Pointer::second).as(name(Place::nodes)));
    Column one = lit(1L);
    return nodes
        .join(subtrees, col(Node::node).equalTo(col(OF)), "left")
        .drop(OF)
        .withColumn(name(Place::traces), coalesce(col(Place::traces), one))
        .withColumn(name(Place::nodes), coalesce(col(Place::nodes), one));
  }

  private static Column[] siblingOrder() {
    return new Column[] {not(col(Node::seen)), col(Node::madeAt), col(Node::name)};
  }

  /** Siblings beside each other, those of a large family in several parts one after another. */
  private static Dataset<Row> inSiblingOrder(Dataset<Row> sized) {
    Column[] order = siblingOrder();
    return sized
        .repartitionByRange(col(Node::above), order[0], order[1], order[2])
        .withColumn(PART, spark_partition_id());
  }

  /** Nodes with the number of seen traces in the subtrees of earlier siblings. */
  private static Dataset<Row> afterSiblings(Dataset<Row> ordered) {
    WindowSpec earlierInPart =
        earlier(Window.partitionBy(col(Node::above), col(PART)).orderBy(siblingOrder()));
    WindowSpec earlierParts = earlier(Window.partitionBy(col(OF)).orderBy(col(OF_PART)));
    Column none = lit(0L);
    Dataset<Row> parts =
        ordered
            .filter(col(Node::above).isNotNull())
            .groupBy(col(Node::above).as(OF), col(PART).as(OF_PART))
            .agg(sum(col(Place::traces)).as(name(Place::traces)))
            .select(col(OF), col(OF_PART), sum(col(Place::traces)).over(earlierParts).as(IN_PARTS))
            .filter(col(IN_PARTS).isNotNull());
    return ordered
        .withColumn(BEFORE, sum(col(Place::traces)).over(earlierInPart))
        .join(parts, col(Node::above).equalTo(col(OF)).and(col(PART).equalTo(col(OF_PART))), "left")
        .withColumn(
            BEFORE,
            when(
                    col(Node::above).isNotNull(),
                    coalesce(col(BEFORE), none).plus(coalesce(col(IN_PARTS), none)))
                .otherwise(none))
        .drop(OF, OF_PART, IN_PARTS, PART);
  }

  private static WindowSpec earlier(WindowSpec ordered) {
    return ordered.rowsBetween(Window.unboundedPreceding(), -1);
  }

  /** For each tree its row, and its first trace. There are two nodes in each, or more. */
  private static Dataset<Row> cascades(Dataset<PlacedTrace> seen, Dataset<Place> places) {
    Column tree = col(Place::tree);
    Column square = col(Place::nodes).cast("decimal(12,0)");
    Dataset<Row> levels =
        places
            .groupBy(tree, col(Place::steps))
            .agg(
                count(lit(1)).as(name(Level::width)),
                count_if(col(Place::seen)).as(name(Level::seen)),
                count_if(col(Place::seen).and(col(Place::traces).equalTo(1))).as(name(Level::ends)),
                sum(col(Place::nodes)).as(SIZES),
                sum(square.multiply(square)).as(SQUARES));
    Column nodes = col(NODES);
    Column pairs = nodes.cast("double").multiply(nodes.minus(1));
    Column distances =
        nodes
            .cast("decimal(12,0)")
            .multiply(col(SIZES).cast("decimal(20,0)"))
            .minus(col(SQUARES))
            .cast("double");
    Dataset<Row> trees =
        levels
            .groupBy(tree)
            .agg(
                max(col(Level::steps)).as(name(Cascade::depth)),
                max(col(Level::width)).as(name(Cascade::maxBreadth)),
                sum(col(Level::seen)).as(name(Cascade::size)),
                sum(col(Level::ends)).as(name(Cascade::leaves)),
                sum(col(Level::steps).multiply(col(Level::seen))).as(WAYS),
                sum(col(Level::width)).as(NODES),
                sum(when(col(Level::steps).equalTo(1), col(Level::width))).as(DIRECT),
                sum(col(SIZES)).as(SIZES),
                sum(col(SQUARES)).as(SQUARES))
            .withColumn(name(Cascade::meanDepth), col(WAYS).divide(col(Cascade::size)))
            .withColumn(name(Cascade::rootShare), col(DIRECT).divide(nodes.minus(1)))
            .withColumn(
                name(Cascade::structuralVirality), lit(2).multiply(distances).divide(pairs));
    Column id = col(PlacedTrace::cascade).as(name(Place::tree));
    Dataset<Row> facts =
        seen.groupBy(id)
            .agg(
                min(struct(
                        col(PlacedTrace::createdAt),
                        col(PlacedTrace::traceId),
                        col(PlacedTrace::platform)))
                    .as(FIRST),
                max(col(PlacedTrace::createdAt)).as(name(Cascade::endedAt)),
                count_distinct(col(PlacedTrace::authorId)).as(name(Cascade::authors)));
    Dataset<Row> roots =
        places
            .filter(col(Place::node).equalTo(tree))
            .select(
                tree,
                col(Place::name).as(name(Cascade::cascadeId)),
                col(Place::seen).as(name(Cascade::complete)));
    Dataset<Row> rootAuthors =
        seen.filter(col(PlacedTrace::id).equalTo(col(PlacedTrace::cascade)))
            .select(id, col(PlacedTrace::authorId).as(name(Cascade::rootAuthorId)));
    Column first = col(FIRST);
    return trees
        .join(facts, name(Place::tree))
        .join(roots, name(Place::tree))
        .join(rootAuthors, new String[] {name(Place::tree)}, "left")
        .withColumn(name(Cascade::platform), first.getField(name(PlacedTrace::platform)))
        .withColumn(name(Cascade::startedAt), first.getField(name(PlacedTrace::createdAt)))
        .select(
            tree,
            first.getField(name(PlacedTrace::traceId)).as(FIRST),
            struct(Cascade.class).as(MEASURED));
  }

  /** Counts what {@link CascadeTrees} counts as it goes. */
  private static void note(Dataset<Row> members, CascadeTally tally) {
    Column above = col(Place::above);
    Column statedParent = TraceStages.present(col(PlacedTrace::parentId));
    Column statedRoot = TraceStages.present(col(PlacedTrace::rootId));
    Row counts =
        members
            .agg(
                count(lit(1)),
                count_if(col(PlacedTrace::authorId).isNull()),
                count_if(statedParent.equalTo(col(PlacedTrace::traceId))),
                count_if(above.isNull().and(col(PlacedTrace::parent).isNotNull())),
                count_if(not(col(Place::aboveSeen))),
                count_if(col(PlacedTrace::createdAt).lt(col(Place::aboveMadeAt))),
                count_if(statedRoot.notEqual(col(MEASURED).getField(name(Cascade::cascadeId)))))
            .head();
    tally.members.add(counts.getLong(0));
    tally.authorUnknown.add(counts.getLong(1));
    tally.selfParents.add(counts.getLong(2));
    tally.cyclesCut.add(counts.getLong(3));
    tally.parentUnseen.add(counts.getLong(4));
    tally.earlierThanParent.add(counts.getLong(5));
    tally.rootDisagrees.add(counts.getLong(6));
  }

  private static Dataset<Built> built(Dataset<Row> members) {
    Column above = col(Place::above);
    Column measured = col(MEASURED);
    return as(
        members
            .withColumn(name(CascadeMember::cascadeId), measured.getField(name(Cascade::cascadeId)))
            .withColumn(name(CascadeMember::parentId), when(above.isNotNull(), actsOn()))
            .withColumn(
                name(CascadeMember::parentEvidence),
                when(above.isNull(), "root")
                    .when(col(Place::aboveSeen), "stated")
                    .otherwise("unseen"))
            .withColumn(name(CascadeMember::depth), col(Place::steps))
            .withColumn(name(CascadeMember::children), col(Place::children).cast("int"))
            .withColumn(name(CascadeMember::descendants), col(Place::traces).minus(1))
            .withColumn(name(CascadeMember::preorder), col(Place::place))
            .withColumn(name(Built::member), struct(CascadeMember.class))
            .withColumn(
                name(Built::cascade),
                when(col(PlacedTrace::traceId).equalTo(col(FIRST)), measured)),
        Built.class);
  }
}
