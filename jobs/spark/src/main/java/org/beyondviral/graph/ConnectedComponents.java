package org.beyondviral.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** The connected components of a graph of any size, by GraphX. */
public final class ConnectedComponents {
  /** Pregel slows and in the end overflows beyond some fifty rounds, for its plan grows. */
  private static final int ROUNDS = 20;

  private static final ClassTag<Object> LONG = ClassTag$.MODULE$.apply(Object.class);
  private static final ClassTag<Integer> INTEGER = ClassTag$.MODULE$.apply(Integer.class);

  private ConnectedComponents() {}

  /** A node and its number. */
  public record Numbered(String node, long number) {}

  /** A link between numbers. */
  public record NumberedLink(long from, long to) {}

  /** A number and the least number found in reach of it. */
  public record Reached(long number, long least) {}

  /**
   * The component of every node with a link.
   *
   * <p>Nodes are numbered in the order of a hash of their name, so that neighbours in a chain of
   * names are far apart in number. GraphX spreads the least number for {@value #ROUNDS} steps;
   * nodes that reached the same number are drawn together into one, and this is repeated on what is
   * left, with the lineage cut, until no link is. A long chain takes a handful of repeats instead
   * of a step a link. The result does not depend on partitions or on the order of the links.
   *
   * <p>The lineage is cut in the checkpoint directory where the session has one, and otherwise on
   * the executors.
   */
  public static Dataset<Component> of(Dataset<Link> links) {
    SparkSession spark = links.sparkSession();
    Dataset<Link> held = links.persist(StorageLevel.MEMORY_AND_DISK());
    if (held.isEmpty()) {
      held.unpersist();
      return spark.emptyDataset(RecordEncoder.of(Component.class));
    }
    Dataset<Numbered> nodes = cut(numbered(held));
    Dataset<NumberedLink> left = cut(between(nodes, held));
    held.unpersist();
    return cut(named(nodes, reached(nodes, left)));
  }

  /** The least number that every number with a link is connected with. */
  static Dataset<Reached> leastOf(Dataset<NumberedLink> links) {
    return reached(
        links
            .select(
                explode(array(col(NumberedLink::from), col(NumberedLink::to)))
                    .as(name(Numbered::number)))
            .distinct(),
        links);
  }

  private static Dataset<Reached> reached(Dataset<?> nodes, Dataset<NumberedLink> links) {
    Dataset<NumberedLink> left = links;
    Dataset<Reached> reached =
        nodes
            .select(
                col(Numbered::number).as(name(Reached::number)),
                col(Numbered::number).as(name(Reached::least)))
            .as(RecordEncoder.of(Reached.class));
    while (!left.isEmpty()) {
      Dataset<Reached> step = spread(left);
      reached = cut(follow(reached, step));
      left = cut(drawnTogether(left, step));
    }
    return reached;
  }

  private static Dataset<Numbered> numbered(Dataset<Link> links) {
    String node = name(Numbered::node);
    JavaRDD<Numbered> numbered =
        links
            .select(explode(array(col(Link::a), col(Link::b))).as(node))
            .distinct()
            .orderBy(xxhash64(col(Numbered::node)), col(Numbered::node))
            .as(Encoders.STRING())
            .javaRDD()
            .zipWithIndex()
            .map(indexed -> new Numbered(indexed._1(), indexed._2()));
    return links.sparkSession().createDataset(numbered.rdd(), RecordEncoder.of(Numbered.class));
  }

  private static Dataset<NumberedLink> between(Dataset<Numbered> nodes, Dataset<Link> links) {
    Dataset<Row> from =
        nodes.select(
            col(Numbered::node).as(name(Link::a)),
            col(Numbered::number).as(name(NumberedLink::from)));
    Dataset<Row> to =
        nodes.select(
            col(Numbered::node).as(name(Link::b)),
            col(Numbered::number).as(name(NumberedLink::to)));
    return Columns.as(
        links
            .join(from, name(Link::a))
            .join(to, name(Link::b))
            .where(col(NumberedLink::from).notEqual(col(NumberedLink::to))),
        NumberedLink.class);
  }

  private static Dataset<Reached> spread(Dataset<NumberedLink> links) {
    JavaRDD<Edge<Integer>> edges =
        links.javaRDD().map(link -> new Edge<>(link.from(), link.to(), 0));
    StorageLevel level = StorageLevel.MEMORY_AND_DISK();
    Graph<Object, Integer> graph =
        Graph.fromEdges(edges.rdd(), (Object) 0L, level, level, LONG, INTEGER);
    Graph<Object, Integer> spread =
        org.apache.spark.graphx.lib.ConnectedComponents.run(graph, ROUNDS, LONG, INTEGER);
    JavaRDD<Reached> reached =
        spread
            .vertices()
            .toJavaRDD()
            .map(vertex -> new Reached((Long) vertex._1(), (Long) vertex._2()));
    Dataset<Reached> held =
        cut(links.sparkSession().createDataset(reached.rdd(), RecordEncoder.of(Reached.class)));
    spread.unpersist(false);
    graph.unpersist(false);
    return held;
  }

  private static Dataset<Reached> follow(Dataset<Reached> reached, Dataset<Reached> step) {
    Dataset<Row> next =
        step.select(
            col(Reached::number).as(name(NumberedLink::from)),
            col(Reached::least).as(name(NumberedLink::to)));
    return reached
        .join(next, col(Reached::least).equalTo(col(NumberedLink::from)), "left")
        .select(
            col(Reached::number),
            coalesce(col(NumberedLink::to), col(Reached::least)).as(name(Reached::least)))
        .as(RecordEncoder.of(Reached.class));
  }

  private static Dataset<NumberedLink> drawnTogether(
      Dataset<NumberedLink> links, Dataset<Reached> step) {
    Dataset<Row> from =
        step.select(
            col(Reached::number).as(name(NumberedLink::from)),
            col(Reached::least).as(name(Link::a)));
    Dataset<Row> to =
        step.select(
            col(Reached::number).as(name(NumberedLink::to)), col(Reached::least).as(name(Link::b)));
    return links
        .join(from, name(NumberedLink::from))
        .join(to, name(NumberedLink::to))
        .where(col(Link::a).notEqual(col(Link::b)))
        .select(
            least(col(Link::a), col(Link::b)).as(name(NumberedLink::from)),
            greatest(col(Link::a), col(Link::b)).as(name(NumberedLink::to)))
        .distinct()
        .as(RecordEncoder.of(NumberedLink.class));
  }

  private static Dataset<Component> named(Dataset<Numbered> nodes, Dataset<Reached> reached) {
    Dataset<Row> together = nodes.join(reached, name(Numbered::number));
    Dataset<Row> names =
        together
            .groupBy(col(Reached::least))
            .agg(min(col(Numbered::node)).as(name(Component::component)));
    return Columns.as(together.join(names, name(Reached::least)), Component.class);
  }

  /** These rows without what they were made from. */
  static <T> Dataset<T> cut(Dataset<T> rows) {
    return rows.sparkSession().sparkContext().getCheckpointDir().isDefined()
        ? rows.checkpoint()
        : rows.localCheckpoint();
  }
}
