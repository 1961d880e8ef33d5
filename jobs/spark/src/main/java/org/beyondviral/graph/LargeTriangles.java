package org.beyondviral.graph;

import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.EdgeTriplet;
import org.apache.spark.graphx.Graph;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.rows.RecordEncoder;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Triangles by the pairs of each person with those who have more neighbours, or as many and a
 * greater key: at most √(2 pairs) for anybody, so that a hub costs no more than others. Each pair
 * looks for those whom both of its people point at.
 */
final class LargeTriangles {
  private static final StorageLevel LEVEL = StorageLevel.MEMORY_AND_DISK();
  private static final ClassTag<long[]> KEYS = ClassTag$.MODULE$.apply(long[].class);
  private static final ClassTag<Long> LONG = ClassTag$.MODULE$.apply(Long.class);

  /** The triangles of one person; those in none have no row. */
  public record Count(long person, long triangles) {}

  /** A pair from the person with fewer neighbours. */
  public record Upward(long person, long above) {}

  /** The numbers of neighbours of a pair. */
  public record Degrees(long ofOne, long ofOther) {}

  /** A person and all of his pairs upward, ascending. */
  public record Points(long person, List<Long> above) {}

  private LargeTriangles() {}

  static Dataset<Count> of(
      Dataset<LargeNetworks.Pair> pairs, Dataset<LargeNetworks.Member> members) {
    Dataset<Upward> upward = ConnectedComponents.cut(upward(pairs, members));
    JavaRDD<Tuple2<Object, long[]>> points =
        as(
                upward
                    .groupBy(col(Points::person))
                    .agg(sort_array(collect_list(col(Points::above))).as(name(Points::above))),
                Points.class)
            .javaRDD()
            .map(
                row ->
                    new Tuple2<>(
                        row.person(), row.above().stream().mapToLong(key -> key).toArray()));
    JavaRDD<Edge<Long>> edges =
        upward.javaRDD().map(row -> new Edge<>(row.person(), row.above(), (Long) 0L));
    Graph<long[], Long> graph =
        Graph.apply(points.rdd(), edges.rdd(), new long[0], LEVEL, LEVEL, KEYS, LONG);
    Dataset<Count> found =
        members
            .sparkSession()
            .createDataset(
                graph.triplets().toJavaRDD().flatMap(LargeTriangles::counts).rdd(),
                RecordEncoder.of(Count.class));
    Dataset<Count> counts =
        ConnectedComponents.cut(
            as(
                found
                    .groupBy(col(Count::person))
                    .agg(sum(col(Count::triangles)).as(name(Count::triangles))),
                Count.class));
    graph.unpersist(false);
    return counts;
  }

  private static Dataset<Upward> upward(
      Dataset<LargeNetworks.Pair> pairs, Dataset<LargeNetworks.Member> members) {
    Dataset<Row> degrees =
        pairs
            .join(
                degree(members, name(LargeNetworks.Pair::one), name(Degrees::ofOne)),
                name(LargeNetworks.Pair::one))
            .join(
                degree(members, name(LargeNetworks.Pair::other), name(Degrees::ofOther)),
                name(LargeNetworks.Pair::other));
    Column oneIsBelow =
        struct(col(Degrees::ofOne), col(LargeNetworks.Pair::one))
            .lt(struct(col(Degrees::ofOther), col(LargeNetworks.Pair::other)));
    return as(
        degrees.select(
            when(oneIsBelow, col(LargeNetworks.Pair::one))
                .otherwise(col(LargeNetworks.Pair::other))
                .as(name(Upward::person)),
            when(oneIsBelow, col(LargeNetworks.Pair::other))
                .otherwise(col(LargeNetworks.Pair::one))
                .as(name(Upward::above))),
        Upward.class);
  }

  private static Dataset<Row> degree(
      Dataset<LargeNetworks.Member> members, String person, String neighbours) {
    return members.select(
        col(LargeNetworks.Member::person).as(person),
        col(LargeNetworks.Member::neighbours).as(neighbours));
  }

  private static Iterator<Count> counts(EdgeTriplet<long[], Long> pair) {
    long[] one = pair.srcAttr();
    long[] other = pair.dstAttr();
    List<Count> counts = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      if (one[i] == other[j]) {
        counts.add(new Count(one[i], 1));
      }
      int order = Long.compare(one[i], other[j]);
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    if (!counts.isEmpty()) {
      long triangles = counts.size();
      counts.add(new Count(pair.srcId(), triangles));
      counts.add(new Count(pair.dstId(), triangles));
    }
    return counts.iterator();
  }
}
