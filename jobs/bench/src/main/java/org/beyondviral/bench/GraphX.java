package org.beyondviral.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.EdgeDirection;
import org.apache.spark.graphx.EdgeTriplet;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.Pregel;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.AbstractFunction3;

/**
 * Cascades as the guides of GraphX teach: connected components, then depth from the roots by
 * Pregel, then a join with the traces. Gives size, authors and depth of each cascade; no structural
 * virality.
 *
 * <p>Arguments: archive, output, traces.
 */
public final class GraphX {
  private static final long UNREACHED = Long.MAX_VALUE;

  private static final ClassTag<Object> LONG = ClassTag$.MODULE$.apply(Object.class);
  private static final ClassTag<Integer> INTEGER = ClassTag$.MODULE$.apply(Integer.class);

  private GraphX() {}

  /** A node and a number found for it. */
  public record Found(long node, long value) {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = Spark.open("graphx", Long.parseLong(arguments[2]))) {
      Dataset<Row> traces =
          spark
              .read()
              .parquet(arguments[0])
              .select(xxhash64(col("trace_id")).as("node"), col("author_id"), col("parent_id"));
      JavaRDD<Edge<Integer>> edges =
          traces
              .filter(col("parent_id").isNotNull())
              .select(xxhash64(col("parent_id")), col("node"))
              .javaRDD()
              .map(row -> new Edge<>(row.getLong(0), row.getLong(1), 0));
      StorageLevel level = StorageLevel.MEMORY_AND_DISK();
      Graph<Object, Integer> graph =
          Graph.fromEdges(edges.rdd(), (Object) 0L, level, level, LONG, INTEGER);
      Dataset<Row> components =
          found(spark, ConnectedComponents.run(graph, LONG, INTEGER)).toDF("node", "cascade");
      Dataset<Row> depths = found(spark, depths(graph)).toDF("node", "depth");
      traces
          .join(components, "node")
          .join(depths, "node")
          .groupBy("cascade")
          .agg(
              count(lit(1)).as("size"),
              countDistinct("author_id").as("authors"),
              max("depth").as("depth"))
          .write()
          .parquet(arguments[1]);
    }
  }

  /** Shortest ways from the nodes that act on nothing, one step a round; none on cycles. */
  private static Graph<Object, Integer> depths(Graph<Object, Integer> graph) {
    Graph<Object, Integer> start =
        graph.outerJoinVertices(
            graph.ops().inDegrees(),
            new StartOf(),
            LONG,
            LONG,
            scala.$less$colon$less$.MODULE$.refl());
    return Pregel.apply(
        start,
        (Object) UNREACHED,
        Integer.MAX_VALUE,
        EdgeDirection.Out(),
        new Smaller3(),
        new Send(),
        new Smaller(),
        LONG,
        INTEGER,
        LONG);
  }

  private static Dataset<Found> found(SparkSession spark, Graph<Object, Integer> graph) {
    JavaRDD<Found> rows =
        graph.vertices().toJavaRDD().map(v -> new Found((Long) v._1(), (Long) v._2()));
    return spark.createDataset(rows.rdd(), org.beyondviral.rows.RecordEncoder.of(Found.class));
  }

  private static final class StartOf
      extends AbstractFunction3<Object, Object, Option<Object>, Object> implements Serializable {
    @Override
    public Object apply(Object node, Object none, Option<Object> parents) {
      return parents.isEmpty() ? 0L : UNREACHED;
    }
  }

  private static final class Smaller3 extends AbstractFunction3<Object, Object, Object, Object>
      implements Serializable {
    @Override
    public Object apply(Object node, Object depth, Object message) {
      return Math.min((Long) depth, (Long) message);
    }
  }

  private static final class Smaller extends AbstractFunction2<Object, Object, Object>
      implements Serializable {
    @Override
    public Object apply(Object a, Object b) {
      return Math.min((Long) a, (Long) b);
    }
  }

  private static final class Send
      extends AbstractFunction1<EdgeTriplet<Object, Integer>, Iterator<Tuple2<Object, Object>>>
      implements Serializable {
    @Override
    public Iterator<Tuple2<Object, Object>> apply(EdgeTriplet<Object, Integer> edge) {
      long depth = (Long) edge.srcAttr();
      List<Tuple2<Object, Object>> messages =
          depth < UNREACHED && depth + 1 < (Long) edge.dstAttr()
              ? List.of(new Tuple2<>(edge.dstId(), depth + 1))
              : List.of();
      return CollectionConverters.asScala(messages.iterator());
    }
  }
}
