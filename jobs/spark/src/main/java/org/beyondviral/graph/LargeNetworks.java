package org.beyondviral.graph;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
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
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.beyondviral.network.CoreLevel;
import org.beyondviral.network.NetworkTotals;
import org.beyondviral.network.Standing;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.Columns.Accessor;

/**
 * Where people stand in networks that no task can hold, those of many campaigns in one graph.
 *
 * <p>The same numbers, to the last bit, as {@link Standing#of} gives for each network alone, for
 * everything summed is whole. Core numbers alone may be missing: where {@value LargeCores#ROUNDS}
 * rounds do not settle those of a campaign, they are null. A task holds what one person hears: at
 * most 43 bytes for each of his neighbours.
 */
public final class LargeNetworks {
  private static final StorageLevel LEVEL = StorageLevel.MEMORY_AND_DISK();

  /** Two people of whom at least one acted on the other, the lesser key first. */
  public record Pair(long campaign, long one, long other, long weight) {}

  /** A person, and how many others form a pair with him. */
  public record Member(long person, long campaign, long neighbours) {}

  /** What one tie adds to a person. */
  public record Part(long person, long acts, long responses, long actedOn, long actedOnBy) {}

  /** The audience of a person. */
  public record Audience(long person, long audience) {}

  /** The communities of the two of a tie. */
  public record Ends(long actorCommunity, long targetCommunity) {}

  private LargeNetworks() {}

  /** The standing of everybody in the ties. */
  public static Dataset<Standing> standings(Dataset<Tie> given) {
    Links links = Links.of(given);
    Dataset<Standing> standings = ConnectedComponents.cut(as(people(links), Standing.class));
    links.edges.unpersist();
    return standings;
  }

  /**
   * The totals of each network in the ties.
   *
   * @param audiences those known, one row a person
   */
  public static Dataset<NetworkTotals> totals(Dataset<Tie> given, Dataset<Audience> audiences) {
    Links links = Links.of(given);
    Dataset<Row> people =
        people(links).join(audiences, new String[] {name(Member::person)}, "left").persist(LEVEL);
    Column network = col(Member::campaign).as(name(NetworkTotals::network));
    Column neighbours = col(Standing::neighbours);
    Column size = col(NetworkTotals::people);
    Dataset<Row> rows =
        people
            .groupBy(network)
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
                    .as(name(NetworkTotals::maxCore)),
                max(col(Standing::rank)).as(name(NetworkTotals::highestRank)))
            .join(
                sizes(people, network, col(Standing::component))
                    .agg(max(size).as(name(NetworkTotals::largestComponent))),
                name(NetworkTotals::network))
            .join(
                sizes(people, network, col(Standing::community))
                    .agg(
                        count(lit(1)).as(name(NetworkTotals::communities)),
                        max(size).as(name(NetworkTotals::largestCommunity))),
                name(NetworkTotals::network))
            .join(insideActs(links.ties, people, network), name(NetworkTotals::network))
            .join(cores(people, network), name(NetworkTotals::network));
    Dataset<NetworkTotals> totals = ConnectedComponents.cut(as(rows, NetworkTotals.class));
    people.unpersist();
    links.edges.unpersist();
    return totals;
  }

  /** How many people each part of each network has, by network. */
  private static RelationalGroupedDataset sizes(Dataset<Row> people, Column network, Column part) {
    return people
        .groupBy(network, part)
        .agg(count(lit(1)).as(name(NetworkTotals::people)))
        .groupBy(col(NetworkTotals::network));
  }

  /** The links of one person meet in one task, sorted: they spill, and take no memory. */
  private static Dataset<Row> insideActs(Dataset<Tie> ties, Dataset<Row> people, Column network) {
    Column isInside = col(Ends::actorCommunity).equalTo(col(Ends::targetCommunity));
    return ties.join(community(people, Tie::actor, Ends::actorCommunity), name(Tie::actor))
        .join(community(people, Tie::target, Ends::targetCommunity), name(Tie::target))
        .groupBy(network)
        .agg(sum(when(isInside, col(Tie::times)).otherwise(0)).as(name(NetworkTotals::insideActs)));
  }

  private static Dataset<Row> community(
      Dataset<Row> people, Accessor<Tie> end, Accessor<Ends> community) {
    return people.select(
        col(Standing::person).as(name(end)), col(Standing::community).as(name(community)));
  }

  private static Dataset<Row> cores(Dataset<Row> people, Column network) {
    Column level =
        when(
            col(CoreLevel::core).isNotNull().and(col(CoreLevel::people).gt(0)),
            Columns.struct(CoreLevel.class));
    return people
        .groupBy(network, col(Standing::core))
        .agg(
            count(col(Audience::audience)).as(name(CoreLevel::people)),
            sum(col(Audience::audience)).as(name(CoreLevel::audience)))
        .groupBy(col(NetworkTotals::network))
        .agg(sort_array(collect_list(level)).as(name(NetworkTotals::cores)));
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

  private static Dataset<Row> people(Links links) {
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
        .join(LargeCommunities.of(links.members, links.edges), person)
        .join(LargeRanks.of(links.members, links.ties), person)
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
