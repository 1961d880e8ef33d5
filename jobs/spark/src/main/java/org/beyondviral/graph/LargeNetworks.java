package org.beyondviral.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.network.NetworkTotals;
import org.beyondviral.network.Standing;

/**
 * Where people stand in networks that no task can hold, those of many campaigns in one graph.
 *
 * <p>The same numbers, to the last bit, as {@link Standing#of} gives for each network alone, for
 * everything summed is whole. Core numbers alone may be missing: where {@value LargeCores#ROUNDS}
 * rounds do not settle those of a campaign, they are null. A task holds what one person hears: at
 * most 32 bytes for each of his neighbours.
 */
public final class LargeNetworks {
  private static final StorageLevel LEVEL = StorageLevel.MEMORY_AND_DISK();

  /** Two people of whom at least one acted on the other, the lesser key first. */
  public record Pair(long campaign, long one, long other, long weight) {}

  /** A person, and how many others form a pair with him. */
  public record Member(long person, long campaign, long neighbours) {}

  /** What one tie adds to a person. */
  public record Part(long person, long acts, long responses, long actedOn, long actedOnBy) {}

  private LargeNetworks() {}

  /** The standing of everybody in the ties. */
  public static Dataset<Standing> standings(Dataset<Tie> given) {
    Links links = Links.of(given);
    Dataset<Row> rows =
        placed(links)
            .join(LargeCommunities.of(links.members, links.edges), name(Member::person))
            .join(LargeRanks.of(links.members, links.ties), name(Member::person));
    Dataset<Standing> standings = ConnectedComponents.cut(as(rows, Standing.class));
    links.edges.unpersist();
    return standings;
  }

  /** The totals of each network in the ties. */
  public static Dataset<NetworkTotals> totals(Dataset<Tie> given) {
    Links links = Links.of(given);
    Dataset<Row> placed = placed(links).persist(LEVEL);
    Column neighbours = col(Standing::neighbours);
    Dataset<Row> rows =
        placed
            .groupBy(col(Member::campaign).as(name(NetworkTotals::network)))
            .agg(
                count(lit(1)).as(name(NetworkTotals::people)),
                sum(col(Standing::acts)).as(name(NetworkTotals::acts)),
                sum(col(Standing::actedOn)).as(name(NetworkTotals::links)),
                sum(col(Standing::actedOn).plus(col(Standing::actedOnBy)).minus(neighbours))
                    .as(name(NetworkTotals::returned)),
                sum(neighbours.multiply(neighbours.minus(1)).divide(2).cast("bigint"))
                    .as(name(NetworkTotals::triples)),
                sum(col(Standing::triangles)).as(name(NetworkTotals::corners)),
                when(count_if(col(Standing::core).isNull()).equalTo(0), max(col(Standing::core)))
                    .as(name(NetworkTotals::maxCore)))
            .join(
                placed
                    .groupBy(
                        col(Member::campaign).as(name(NetworkTotals::network)),
                        col(Standing::component))
                    .agg(count(lit(1)).as(name(NetworkTotals::people)))
                    .groupBy(col(NetworkTotals::network))
                    .agg(max(col(NetworkTotals::people)).as(name(NetworkTotals::largestComponent))),
                name(NetworkTotals::network));
    Dataset<NetworkTotals> totals = ConnectedComponents.cut(as(rows, NetworkTotals.class));
    placed.unpersist();
    links.edges.unpersist();
    return totals;
  }

  /** The links as the algorithms want them. */
  private record Links(
      Dataset<Tie> ties, Dataset<Pair> pairs, Dataset<Member> members, JavaRDD<Edge<Long>> edges) {
    static Links of(Dataset<Tie> given) {
      Dataset<Tie> ties = ConnectedComponents.cut(given);
      Dataset<Pair> pairs = ConnectedComponents.cut(LargeNetworks.pairs(ties));
      return new Links(
          ties,
          pairs,
          ConnectedComponents.cut(LargeNetworks.members(pairs)),
          pairs
              .javaRDD()
              .map(pair -> new Edge<>(pair.one(), pair.other(), (Long) pair.weight()))
              .persist(LEVEL));
    }
  }

  /** Everybody with all but community and rank. */
  private static Dataset<Row> placed(Links links) {
    String[] person = {name(Member::person)};
    return links
        .members
        .join(parts(links.ties), person)
        .join(LargeTriangles.of(links.pairs, links.members), person, "left")
        .join(LargeCores.of(links.members, links.edges), person, "left")
        .join(
            ConnectedComponents.leastOf(numbered(links.pairs))
                .select(
                    col(ConnectedComponents.Reached::number).as(name(Standing::person)),
                    col(ConnectedComponents.Reached::least).as(name(Standing::component))),
            person)
        .withColumn(name(Standing::triangles), coalesce(col(Standing::triangles), lit(0L)));
  }

  private static Dataset<Pair> pairs(Dataset<Tie> ties) {
    return as(
        ties.groupBy(
                col(Tie::campaign),
                least(col(Tie::actor), col(Tie::target)).as(name(Pair::one)),
                greatest(col(Tie::actor), col(Tie::target)).as(name(Pair::other)))
            .agg(sum(col(Tie::times)).as(name(Pair::weight))),
        Pair.class);
  }

  private static Dataset<Member> members(Dataset<Pair> pairs) {
    return as(
        pairs
            .select(
                col(Pair::campaign),
                explode(array(col(Pair::one), col(Pair::other))).as(name(Member::person)))
            .groupBy(col(Member::person), col(Member::campaign))
            .agg(count(lit(1)).as(name(Member::neighbours))),
        Member.class);
  }

  private static Dataset<Row> parts(Dataset<Tie> ties) {
    Column times = col(Tie::times).cast("bigint");
    return ties.select(
            explode(
                    array(
                        struct(
                            col(Tie::actor).as(name(Part::person)),
                            times.as(name(Part::acts)),
                            lit(0L).as(name(Part::responses)),
                            lit(1L).as(name(Part::actedOn)),
                            lit(0L).as(name(Part::actedOnBy))),
                        struct(
                            col(Tie::target).as(name(Part::person)),
                            lit(0L).as(name(Part::acts)),
                            times.as(name(Part::responses)),
                            lit(0L).as(name(Part::actedOn)),
                            lit(1L).as(name(Part::actedOnBy)))))
                .as("part"))
        .select("part.*")
        .groupBy(col(Part::person))
        .agg(
            sum(col(Part::acts)).as(name(Standing::acts)),
            sum(col(Part::responses)).as(name(Standing::responses)),
            sum(col(Part::actedOn)).as(name(Standing::actedOn)),
            sum(col(Part::actedOnBy)).as(name(Standing::actedOnBy)));
  }

  private static Dataset<ConnectedComponents.NumberedLink> numbered(Dataset<Pair> pairs) {
    return as(
        pairs.select(
            col(Pair::one).as(name(ConnectedComponents.NumberedLink::from)),
            col(Pair::other).as(name(ConnectedComponents.NumberedLink::to))),
        ConnectedComponents.NumberedLink.class);
  }
}
