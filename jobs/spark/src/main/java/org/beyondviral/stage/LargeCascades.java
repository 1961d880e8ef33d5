package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
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

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
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
 * seven steps are kept in the study's scratch. No task holds more than Spark's sorts, which spill;
 * but in the last rounds most inner nodes point to the root, and pass through the task of that one
 * unless Spark splits it for its size. Every task gets one row for each such cascade: at most the
 * traces of the archive over the limit.
 */
final class LargeCascades {
  private static final Logger LOG = LoggerFactory.getLogger(LargeCascades.class);

  /** Heap behind one trace of a cascade in one task: its arrays while they grow, and its tree. */
  private static final long BYTES_PER_TRACE = 400;

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
   * @param otherName differs from its name where two ids have one hash
   * @param children seen ones
   * @param above its parent; null for the root
   */
  public record Node(
      long node,
      String name,
      String otherName,
      boolean seen,
      long children,
      boolean inner,
      long tree,
      @Nullable Instant madeAt,
      @Nullable Long above) {}

  /**
   * A node beside its siblings.
   *
   * @param traces seen nodes of its subtree, itself included
   * @param nodes all nodes of its subtree
   * @param part which part of its siblings, in their order, it is in
   * @param before seen nodes in the subtrees of those earlier in that part
   */
  public record Sibling(long traces, long nodes, int part, @Nullable Long before) {}

  /**
   * What one part of the children of a node has in common.
   *
   * @param leaves children without children, seen or not
   * @param earlier seen nodes in the subtrees of the parts before
   */
  public record Family(long of, int ofPart, long leaves, @Nullable Long earlier) {}

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
   * @param sizes all nodes of their subtrees, summed
   * @param squares the squares of these
   */
  public record Level(
      int steps, long width, long seen, long ends, long sizes, BigDecimal squares) {}

  /**
   * A cascade.
   *
   * @param first id of its first trace
   */
  public record Measured(String first, Cascade measured) {}

  /** Traces of the largest cascade that one task holds. */
  static long heldByOneTask(SparkSession spark) {
    return RootStages.heapOfTasks(spark) / RootStages.tasksOfExecutor(spark) / BYTES_PER_TRACE;
  }

  /**
   * The hashes of the roots of cascades of more traces than that, and perhaps of some that have as
   * many. One scan and a shuffle of one row for each cascade in each task.
   */
  static Dataset<Row> roots(Dataset<PlacedTrace> traces, long held) {
    Dataset<Row> roots =
        RootRounds.cut(
            traces
                .filter(col(PlacedTrace::parent).isNotNull())
                .groupBy(col(PlacedTrace::cascade))
                .agg(count(lit(1)).as(name(Place::traces)))
                .filter(col(Place::traces).geq(Math.max(1, held)))
                .select(col(PlacedTrace::cascade).as(name(Place::tree))));
    LOG.info(
        "{} cascades have more than the {} traces that one task holds, and go by distributed rounds",
        roots.count(),
        held);
    return roots;
  }

  /**
   * Builds and measures cascades; what they meet is counted at once.
   *
   * @param traces all rows of these cascades
   */
  static Dataset<Built> measure(Dataset<PlacedTrace> traces, CascadeTally tally) {
    Column copy = functions.col(TraceStages.COPIES);
    Dataset<Row> copies =
        RootRounds.cut(
            traces.withColumn(
                TraceStages.COPIES,
                row_number()
                    .over(
                        Window.partitionBy(col(PlacedTrace::traceId))
                            .orderBy(PlacedTrace.inOrder()))));
    Dataset<PlacedTrace> seen = as(copies.filter(copy.equalTo(1)), PlacedTrace.class);
    tally.repeated.add(copies.filter(copy.gt(1)).count());
    Dataset<Node> named = RootRounds.cut(named(seen));
    tally.collisions.add(named.filter(col(Node::name).notEqual(col(Node::otherName))).count());
    if (tally.hasCollided()) {
      return traces.sparkSession().createDataset(List.of(), RecordEncoder.of(Built.class));
    }
    Dataset<Place> places = RootRounds.cut(places(RootRounds.cut(withTraces(named))));
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

  /** All nodes that are named. */
  private static Dataset<Node> named(Dataset<PlacedTrace> seen) {
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
    Column node = col(Node::node);
    return as(
        traces
            .union(parents)
            .union(claimed)
            .groupBy(node)
            .agg(
                min(col(Mention::name)).as(name(Node::name)),
                max(col(Mention::name)).as(name(Node::otherName)),
                max(col(Mention::seen)).as(name(Node::seen)),
                count_if(col(Mention::acts)).as(name(Node::children)),
                max(col(Mention::inner)).as(name(Node::inner)),
                coalesce(min(col(Mention::tree)), node).as(name(Node::tree)),
                max(col(Mention::madeAt)).as(name(Node::madeAt)),
                max(col(Mention::parent)).as(name(Mention::parent)),
                min(col(Mention::claim)).as(name(Mention::claim)))
            .withColumn(
                name(Node::above),
                when(
                    node.notEqual(col(Node::tree)),
                    when(col(Node::seen), col(Mention::parent))
                        .otherwise(col(Mention::claim).getField(name(Claim::root))))),
        Node.class);
  }

  /**
   * Those with a seen node below them: of unseen nodes those that a trace acts on, and those that
   * such a one descends from. Roots claimed in vain are none, and the parent of a root that was cut
   * off it is one only if another unseen node descends from it.
   */
  private static Dataset<Node> withTraces(Dataset<Node> named) {
    Column actedOn = col(Node::children).gt(0);
    Column unseen = not(col(Node::seen));
    Dataset<Row> descendedFrom =
        named.filter(unseen.and(actedOn)).select(col(Node::above).as(name(Family::of)));
    return named
        .filter(col(Node::seen).or(actedOn))
        .union(
            as(
                named
                    .filter(unseen.and(not(actedOn)))
                    .join(descendedFrom, col(Node::node).equalTo(col(Family::of)), "left_semi"),
                Node.class));
  }

  /** The id of what a trace acts on. */
  private static Column actsOn() {
    return coalesce(TraceStages.present(col(PlacedTrace::parentId)), col(PlacedTrace::rootId));
  }

  private static Dataset<Place> places(Dataset<Node> nodes) {
    Dataset<Row> siblings = RootRounds.cut(amongSiblings(RootRounds.cut(inOrder(sized(nodes)))));
    Dataset<Row> families =
        siblings
            .filter(col(Node::above).isNotNull())
            .groupBy(
                col(Node::above).as(name(Family::of)), col(Sibling::part).as(name(Family::ofPart)))
            .agg(sum(col(Sibling::traces)).as(name(Sibling::traces)))
            .withColumn(
                name(Family::earlier),
                sum(col(Sibling::traces))
                    .over(
                        earlier(Window.partitionBy(col(Family::of)).orderBy(col(Family::ofPart)))))
            .drop(name(Sibling::traces));
    Column ofFamily =
        col(Node::above)
            .equalTo(col(Family::of))
            .and(col(Sibling::part).equalTo(col(Family::ofPart)));
    Column none = lit(0L);
    Column before =
        when(col(Node::above).isNull(), none)
            .otherwise(
                coalesce(col(Sibling::before), none).plus(coalesce(col(Family::earlier), none)));
    Dataset<Row> inner =
        siblings
            .filter(col(Node::inner))
            .join(families, ofFamily, "left")
            .withColumn(name(Pointer::target), col(Node::above))
            .withColumn(name(Pointer::first), lit(1L))
            .withColumn(name(Pointer::second), before.plus(col(Node::seen).cast("bigint")));
    Dataset<Row> above =
        TreeRounds.overWays(as(inner, Pointer.class))
            .join(
                siblings.select(
                    col(Node::node),
                    col(Node::seen).as(name(Place::aboveSeen)),
                    col(Node::madeAt).as(name(Place::aboveMadeAt))),
                name(Pointer::node))
            .drop(name(Pointer::target))
            .withColumnRenamed(name(Pointer::node), name(Pointer::target));
    return as(
        siblings
            .join(
                families.join(above, col(Family::of).equalTo(col(Pointer::target))),
                ofFamily,
                "left")
            .withColumn(name(Place::steps), coalesce(col(Pointer::first), none).cast("int"))
            .withColumn(name(Place::place), before.plus(coalesce(col(Pointer::second), none))),
        Place.class);
  }

  /** Nodes with the sizes of their subtrees. */
  private static Dataset<Row> sized(Dataset<Node> nodes) {
    Column leaves = coalesce(col(Family::leaves), lit(0L));
    Dataset<Row> leavesOf =
        nodes
            .filter(not(col(Node::inner)))
            .groupBy(col(Node::above).as(name(Family::of)))
            .agg(count(lit(1)).as(name(Family::leaves)));
    Dataset<Row> subtrees =
        TreeRounds.overSubtrees(
                as(
                    nodes
                        .filter(col(Node::inner))
                        .join(leavesOf, col(Node::node).equalTo(col(Family::of)), "left")
                        .withColumn(name(Pointer::target), col(Node::above))
                        .withColumn(
                            name(Pointer::first), col(Node::seen).cast("bigint").plus(leaves))
                        .withColumn(name(Pointer::second), leaves.plus(1)),
                    Pointer.class))
            .select(
                col(Pointer::node),
                col(Pointer::first).as(name(Sibling::traces)),
                col(Pointer::second).as(name(Sibling::nodes)));
    Column one = lit(1L);
    return nodes
        .join(subtrees, new String[] {name(Node::node)}, "left")
        .withColumn(name(Sibling::traces), coalesce(col(Sibling::traces), one))
        .withColumn(name(Sibling::nodes), coalesce(col(Sibling::nodes), one));
  }

  private static Column[] siblingOrder() {
    return new Column[] {not(col(Node::seen)), col(Node::madeAt), col(Node::name)};
  }

  /** Siblings beside each other, those of a large family in several parts one after another. */
  static Dataset<Row> inOrder(Dataset<Row> sized) {
    Column[] order = siblingOrder();
    return sized
        .repartitionByRange(col(Node::above), order[0], order[1], order[2])
        .withColumn(name(Sibling::part), spark_partition_id());
  }

  private static Dataset<Row> amongSiblings(Dataset<Row> inOrder) {
    return inOrder.withColumn(
        name(Sibling::before),
        sum(col(Sibling::traces))
            .over(
                earlier(
                    Window.partitionBy(col(Node::above), col(Sibling::part))
                        .orderBy(siblingOrder()))));
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
                sum(col(Place::nodes)).as(name(Level::sizes)),
                sum(square.multiply(square)).as(name(Level::squares)));
    Column nodes = col(Place::nodes);
    Column pairs = nodes.cast("double").multiply(nodes.minus(1));
    Column distances =
        nodes
            .cast("decimal(12,0)")
            .multiply(col(Level::sizes).cast("decimal(20,0)"))
            .minus(col(Level::squares))
            .cast("double");
    Dataset<Row> trees =
        levels
            .groupBy(tree)
            .agg(
                max(col(Level::steps)).as(name(Cascade::depth)),
                max(col(Level::width)).as(name(Cascade::maxBreadth)),
                sum(col(Level::seen)).as(name(Cascade::size)),
                sum(col(Level::ends)).as(name(Cascade::leaves)),
                sum(col(Level::steps).multiply(col(Level::seen))).as(name(Cascade::meanDepth)),
                sum(col(Level::width)).as(name(Place::nodes)),
                sum(when(col(Level::steps).equalTo(1), col(Level::width)))
                    .as(name(Cascade::rootShare)),
                sum(col(Level::sizes)).as(name(Level::sizes)),
                sum(col(Level::squares)).as(name(Level::squares)))
            .withColumn(
                name(Cascade::meanDepth), col(Cascade::meanDepth).divide(col(Cascade::size)))
            .withColumn(name(Cascade::rootShare), col(Cascade::rootShare).divide(nodes.minus(1)))
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
                    .as(name(Measured::first)),
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
    Column first = col(Measured::first);
    return trees
        .join(facts, name(Place::tree))
        .join(roots, name(Place::tree))
        .join(rootAuthors, new String[] {name(Place::tree)}, "left")
        .withColumn(name(Cascade::platform), first.getField(name(PlacedTrace::platform)))
        .withColumn(name(Cascade::startedAt), first.getField(name(PlacedTrace::createdAt)))
        .select(
            tree,
            first.getField(name(PlacedTrace::traceId)).as(name(Measured::first)),
            struct(Cascade.class).as(name(Measured::measured)));
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
                count_if(
                    statedRoot.notEqual(
                        col(Measured::measured).getField(name(Cascade::cascadeId)))))
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
    Column measured = col(Measured::measured);
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
                when(col(PlacedTrace::traceId).equalTo(col(Measured::first)), measured)),
        Built.class);
  }
}
