package org.beyondviral.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.graph.LargeNetworks;
import org.beyondviral.graph.Tie;
import org.beyondviral.network.Acts;
import org.beyondviral.network.CoreLevel;
import org.beyondviral.network.NetworkFacts;
import org.beyondviral.network.NetworkPerson;
import org.beyondviral.network.PageRank;
import org.beyondviral.network.Role;
import org.beyondviral.network.Standing;
import org.beyondviral.people.Participant;
import org.beyondviral.rows.RecordEncoder;

/** Where everybody stands in the network of who acted on whom. */
public final class NetworkStages {
  /** One campaign. */
  public record Whole(String campaignId) {}

  /** How many people one campaign has in one component. */
  public record Component(String campaignId, long component, long people) {}

  /** The core levels of one campaign. */
  public record Cores(String campaignId, List<CoreLevel> cores) {}

  /** The network of one campaign. */
  public record Connected(String campaignId, NetworkFacts network) {}

  /** The audience of an account in a campaign, and whether it is above the campaign's median. */
  public record Audience(String campaignId, String authorId, long audience, boolean reachesMany) {}

  private NetworkStages() {}

  /**
   * The standing of everybody who acted on another or was acted on: {@link Standing#of}, each
   * campaign held by one task, some hundred bytes a link; those of large campaigns all together,
   * round by round over the cluster: {@link LargeNetworks}. The numbers are the same.
   *
   * <p>One shuffle, of the links, by campaign.
   *
   * @param large campaigns with more links than a task may hold
   */
  public static Dataset<Standing> standings(
      Dataset<InteractionStages.Acted> acted, List<String> large) {
    if (large.isEmpty()) {
      return heldByTasks(acted);
    }
    Column isLarge = col(InteractionStages.Acted::campaignId).isInCollection(large);
    return heldByTasks(acted.filter(not(isLarge)))
        .union(LargeNetworks.standings(ties(acted.filter(isLarge))));
  }

  /**
   * The campaigns with more links than {@code held}, of which there are fewer than links over it.
   * One shuffle, of sums.
   */
  public static List<String> large(Dataset<InteractionStages.Acted> acted, long held) {
    return acted
        .groupBy(col(InteractionStages.Acted::campaignId))
        .agg(count("*").as(name(InteractionStages.Acted::times)))
        .filter(col(InteractionStages.Acted::times).gt(held))
        .select(col(InteractionStages.Acted::campaignId))
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static Dataset<Standing> heldByTasks(Dataset<InteractionStages.Acted> acted) {
    FlatMapGroupsFunction<Whole, InteractionStages.Acted, Standing> stand =
        (campaign, links) -> standings(links);
    return acted
        .groupBy(col(InteractionStages.Acted::campaignId))
        .as(RecordEncoder.of(Whole.class), RecordEncoder.of(InteractionStages.Acted.class))
        .flatMapGroups(stand, RecordEncoder.of(Standing.class));
  }

  private static Dataset<Tie> ties(Dataset<InteractionStages.Acted> acted) {
    return as(
        acted.withColumn(name(Tie::campaign), xxhash64(col(InteractionStages.Acted::campaignId))),
        Tie.class);
  }

  /**
   * Every participant with audience, standing and role.
   *
   * <p>Four shuffles: of the members by (campaign, account), the largest audience found before; of
   * the audiences by campaign, sorted, where a task has those of one campaign and spills them; of
   * these and the participants by (campaign, account); of participants and standings by key, of
   * which two are one by chance: of n people in all campaigns some n² / 2^65 would have two rows.
   */
  public static Dataset<NetworkPerson> people(
      Dataset<Participant> participants,
      Dataset<Standing> standings,
      Dataset<CampaignMember> members) {
    Dataset<Row> audiences =
        members
            .filter(
                col(CampaignMember::authorId)
                    .isNotNull()
                    .and(col(CampaignMember::audience).isNotNull()))
            .groupBy(col(CampaignMember::campaignId), col(CampaignMember::authorId))
            .agg(max(col(CampaignMember::audience)).as(name(Audience::audience)))
            .withColumn(name(Audience::reachesMany), isAboveMedian());
    Dataset<Row> people =
        participants
            .select(col(Participant::campaignId), col(Participant::authorId))
            .join(
                audiences,
                new String[] {name(Participant::campaignId), name(Participant::authorId)},
                "left")
            .withColumn(
                name(Standing::person),
                InteractionStages.key(col(Participant::campaignId), col(Participant::authorId)))
            .join(standings, new String[] {name(Standing::person)}, "left");
    Dataset<Row> rows =
        people
            .withColumn(
                name(NetworkPerson::core),
                when(col(Standing::neighbours).isNull(), 0).otherwise(col(Standing::core)))
            .withColumn(
                name(NetworkPerson::pageRank),
                col(Standing::rank).cast("double").divide(lit((double) PageRank.WHOLE)))
            .withColumn(name(NetworkPerson::role), role());
    for (String count :
        new String[] {
          name(Standing::acts),
          name(Standing::responses),
          name(Standing::actedOn),
          name(Standing::actedOnBy),
          name(Standing::neighbours),
          name(Standing::triangles)
        }) {
      rows = rows.withColumn(count, coalesce(rows.col(count), lit(0L)));
    }
    return as(rows, NetworkPerson.class);
  }

  /** Whether it is above the median: half of them or more are lower, 2 · lower ≥ all. */
  private static Column isAboveMedian() {
    WindowSpec campaign = Window.partitionBy(col(Audience::campaignId));
    Column lower = rank().over(campaign.orderBy(col(Audience::audience))).minus(1);
    return lower.cast("bigint").multiply(2).geq(count(lit(1)).over(campaign));
  }

  private static Column role() {
    Column receives = col(Standing::responses).gt(col(Standing::acts));
    Column reachesMany = col(Audience::reachesMany);
    return when(
        reachesMany.isNotNull().and(col(Standing::neighbours).isNotNull()),
        when(receives.and(reachesMany), Role.INFLUENTIAL.word())
            .when(receives, Role.HIDDEN_INFLUENTIAL.word())
            .when(reachesMany, Role.BROADCASTER.word())
            .otherwise(Role.COMMON.word()));
  }

  /**
   * Sums over the people of each campaign, whole numbers all. Seven shuffles of sums: by campaign;
   * by component, core number and number of responses, and each of these again by campaign.
   */
  public static Dataset<Connected> facts(Dataset<NetworkPerson> people) {
    Column neighbours = col(NetworkPerson::neighbours);
    Column audience = col(NetworkPerson::audience).cast("decimal(19,0)");
    Dataset<Row> sums =
        people
            .groupBy(col(NetworkPerson::campaignId))
            .agg(
                count("*").as(name(NetworkFacts::people)),
                sum(col(NetworkPerson::actedOn)).as(name(NetworkFacts::links)),
                sum(col(NetworkPerson::actedOn)
                        .plus(col(NetworkPerson::actedOnBy))
                        .minus(neighbours))
                    .as(name(NetworkFacts::returned)),
                sum(neighbours.multiply(neighbours.minus(1)).divide(2).cast("bigint"))
                    .as(name(NetworkFacts::triples)),
                sum(col(NetworkPerson::triangles))
                    .divide(3)
                    .cast("bigint")
                    .as(name(NetworkFacts::triangles)),
                when(
                        count_if(col(NetworkPerson::core).isNull()).equalTo(0),
                        max(col(NetworkPerson::core)))
                    .as(name(NetworkFacts::maxCore)),
                coalesce(
                        sum(
                            when(
                                col(NetworkPerson::core).isNotNull(), audience.multiply(audience))),
                        lit(0))
                    .cast("double")
                    .as(name(NetworkFacts::squaredAudiences)),
                count(col(NetworkPerson::role)).as(name(NetworkFacts::withRole)),
                count_if(col(NetworkPerson::role).equalTo(Role.HIDDEN_INFLUENTIAL.word()))
                    .as(name(NetworkFacts::hiddenInfluentials)));
    Dataset<Row> components =
        people
            .filter(col(NetworkPerson::component).isNotNull())
            .groupBy(col(NetworkPerson::campaignId), col(NetworkPerson::component))
            .agg(count("*").as(name(Component::people)))
            .groupBy(col(Component::campaignId))
            .agg(max(col(Component::people)).as(name(NetworkFacts::largestComponent)));
    Dataset<Row> cores =
        people
            .filter(
                col(NetworkPerson::audience).isNotNull().and(col(NetworkPerson::core).isNotNull()))
            .groupBy(col(NetworkPerson::campaignId), col(NetworkPerson::core))
            .agg(
                count("*").as(name(CoreLevel::people)),
                sum(col(NetworkPerson::audience)).as(name(CoreLevel::audience)))
            .groupBy(col(Cores::campaignId))
            .agg(sort_array(collect_list(struct(CoreLevel.class))).as(name(NetworkFacts::cores)));
    Dataset<Row> responses =
        PeopleStages.levels(people, col(NetworkPerson::responses))
            .withColumnRenamed(name(PeopleStages.Levels::levels), name(NetworkFacts::responses));
    String[] campaign = {name(NetworkPerson::campaignId)};
    Dataset<Row> facts =
        sums.join(components, campaign, "left")
            .join(cores, campaign, "left")
            .join(responses, campaign)
            .withColumn(
                name(NetworkFacts::largestComponent),
                coalesce(col(NetworkFacts::largestComponent), lit(1L)))
            .withColumn(
                name(NetworkFacts::cores),
                MeasureStages.orEmpty(NetworkFacts.class, NetworkFacts::cores));
    return as(
        facts.select(
            col(NetworkPerson::campaignId),
            struct(NetworkFacts.class).as(name(Connected::network))),
        Connected.class);
  }

  private static Iterator<Standing> standings(Iterator<InteractionStages.Acted> links) {
    Acts acts = new Acts();
    links.forEachRemaining(link -> acts.add(link.actor(), link.target(), link.times()));
    return Standing.of(acts.network());
  }
}
