package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.graph.LargeNetworks;
import org.beyondviral.graph.Tie;
import org.beyondviral.network.Acts;
import org.beyondviral.network.Audiences;
import org.beyondviral.network.CoreLevel;
import org.beyondviral.network.Interaction;
import org.beyondviral.network.Network;
import org.beyondviral.network.NetworkPeriod;
import org.beyondviral.network.NetworkTotals;
import org.beyondviral.network.PageRank;
import org.beyondviral.rows.Columns.Accessor;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** The network of who acted on whom in each campaign, period by period. */
public final class NetworkPeriodStages {
  /** One campaign in one period, counted from its first. */
  public record Period(String campaignId, long period) {}

  /**
   * How often one participant acted on another in one period, both by their keys in it, and whether
   * he had in the period before; with the largest audience stated with these acts on either side.
   */
  public record PeriodLink(
      String campaignId,
      long period,
      long actor,
      long target,
      int times,
      @Nullable Long actorAudience,
      @Nullable Long targetAudience,
      boolean kept) {}

  /** The network of one campaign in one period, and how many of its links are kept ones. */
  public record PeriodNetwork(String campaignId, long period, long kept, NetworkTotals totals) {}

  /** When periods begin to count, and up to when the archive observes. */
  public record Span(String campaignId, Instant startedAt, Instant observedTo) {}

  /** A network in its campaign, and the links of the period before, where it has any. */
  public record Placed(
      String campaignId,
      long period,
      long kept,
      NetworkTotals totals,
      @Nullable Long linksBefore,
      Instant startedAt,
      Instant observedTo) {
    NetworkPeriod row(Duration length) {
      Instant start = startedAt.plus(length.multipliedBy(period));
      OptionalDouble reach = CoreLevel.peripheryReach(totals.cores());
      return new NetworkPeriod(
          campaignId,
          start,
          !start.plus(length).isAfter(observedTo),
          totals.people(),
          totals.acts(),
          totals.links(),
          share(totals.returned(), totals.links()),
          totals.triples() == 0 ? null : share(totals.corners(), totals.triples()),
          share(totals.largestComponent(), totals.people()),
          totals.maxCore(),
          totals.communities(),
          share(totals.largestCommunity(), totals.people()),
          share(totals.insideActs(), totals.acts()),
          share(totals.highestRank(), PageRank.WHOLE),
          totals.maxCore() == null || reach.isEmpty() ? null : reach.getAsDouble(),
          linksBefore == null ? null : share(kept, linksBefore));
    }

    private static double share(long part, long whole) {
      return (double) part / whole;
    }
  }

  private NetworkPeriodStages() {}

  /**
   * The network of every campaign in every period with an act: {@link NetworkTotals#of}, each held
   * by one task, or where one has more links than {@code held}, {@link LargeNetworks#totals}. The
   * numbers are the same.
   *
   * <p>Two shuffles: of the links by (campaign, period); of the networks by campaign, where a task
   * holds one of them at a time. The campaigns are broadcast. With large campaigns, the links are
   * read six times.
   *
   * @param large campaigns with more links than a task may hold; only their periods can have as
   *     many
   * @param held links that one task may hold
   */
  public static Dataset<NetworkPeriod> periods(
      Dataset<PeriodLink> links,
      Dataset<Campaign> campaigns,
      Duration bin,
      Duration period,
      List<String> large,
      long held) {
    Column campaign = col(PeriodNetwork::campaignId);
    Column number = col(PeriodNetwork::period);
    Column linksOf = col(PeriodNetwork::totals).getField(name(NetworkTotals::links));
    var byPeriod = Window.partitionBy(campaign).orderBy(number);
    Dataset<Placed> placed =
        as(
            networks(links, large, held)
                .withColumn(
                    name(Placed::linksBefore),
                    when(
                        lag(number, 1).over(byPeriod).equalTo(number.minus(1)),
                        lag(linksOf, 1).over(byPeriod)))
                .join(spans(campaigns, bin), name(Campaign::campaignId)),
            Placed.class);
    MapFunction<Placed, NetworkPeriod> row = each -> each.row(period);
    return placed.map(row, RecordEncoder.of(NetworkPeriod.class));
  }

  private static Dataset<Row> spans(Dataset<Campaign> campaigns, Duration bin) {
    return broadcast(
        campaigns.select(
            col(Campaign::campaignId),
            Bins.start(col(Campaign::startedAt), bin).as(name(Span::startedAt)),
            col(Campaign::observedTo)));
  }

  /**
   * How often who acted on whom in each period. Two shuffles: of the interactions by (campaign,
   * period, two people), summed before; of these by (campaign, two people), to see which are kept.
   * The campaigns are broadcast.
   */
  public static Dataset<PeriodLink> links(
      Dataset<Interaction> interactions,
      Dataset<Campaign> campaigns,
      Duration bin,
      Duration period) {
    Column campaign = col(Interaction::campaignId);
    Column number = col(PeriodLink::period);
    Column before =
        lag(number, 1)
            .over(
                Window.partitionBy(campaign, col(PeriodLink::actor), col(PeriodLink::target))
                    .orderBy(number));
    return as(
        interactions
            .join(spans(campaigns, bin), name(Campaign::campaignId))
            .groupBy(
                campaign,
                Bins.weeksBetween(col(Span::startedAt), col(Interaction::createdAt), period)
                    .as(name(PeriodLink::period)),
                InteractionStages.key(campaign, col(Interaction::actorId))
                    .as(name(PeriodLink::actor)),
                InteractionStages.key(campaign, col(Interaction::targetId))
                    .as(name(PeriodLink::target)))
            .agg(
                count(lit(1)).cast("int").as(name(PeriodLink::times)),
                max(col(Interaction::actorAudience)).as(name(PeriodLink::actorAudience)),
                max(col(Interaction::targetAudience)).as(name(PeriodLink::targetAudience)))
            .withColumn(
                name(PeriodLink::kept), coalesce(before.equalTo(number.minus(1)), lit(false)))
            .withColumn(name(PeriodLink::actor), xxhash64(network(), col(PeriodLink::actor)))
            .withColumn(name(PeriodLink::target), xxhash64(network(), col(PeriodLink::target))),
        PeriodLink.class);
  }

  private static Column network() {
    return xxhash64(col(PeriodLink::campaignId), col(PeriodLink::period));
  }

  private static Dataset<PeriodNetwork> networks(
      Dataset<PeriodLink> links, List<String> large, long held) {
    if (large.isEmpty()) {
      return heldByTasks(links);
    }
    Column network = network();
    List<Long> largePeriods =
        links
            .filter(col(PeriodLink::campaignId).isInCollection(large))
            .groupBy(network.as(name(Tie::campaign)))
            .agg(count(lit(1)).as(name(PeriodLink::times)))
            .filter(col(PeriodLink::times).gt(held))
            .select(col(Tie::campaign))
            .as(Encoders.LONG())
            .collectAsList();
    if (largePeriods.isEmpty()) {
      return heldByTasks(links);
    }
    Column isLarge = network.isInCollection(largePeriods);
    return heldByTasks(links.filter(not(isLarge)))
        .union(together(links.filter(isLarge).withColumn(name(Tie::campaign), network)));
  }

  private static Dataset<PeriodNetwork> heldByTasks(Dataset<PeriodLink> links) {
    FlatMapGroupsFunction<Period, PeriodLink, PeriodNetwork> sum =
        (period, rows) -> List.of(network(period, rows)).iterator();
    return links
        .groupBy(col(PeriodLink::campaignId), col(PeriodLink::period))
        .as(RecordEncoder.of(Period.class), RecordEncoder.of(PeriodLink.class))
        .flatMapGroups(sum, RecordEncoder.of(PeriodNetwork.class));
  }

  private static PeriodNetwork network(Period period, Iterator<PeriodLink> links) {
    Acts acts = new Acts();
    Audiences audiences = new Audiences();
    long kept = 0;
    while (links.hasNext()) {
      PeriodLink link = links.next();
      acts.add(link.actor(), link.target(), link.times());
      audiences.add(link.actor(), link.actorAudience());
      audiences.add(link.target(), link.targetAudience());
      kept += link.kept() ? 1 : 0;
    }
    Network network = acts.network();
    return new PeriodNetwork(
        period.campaignId(),
        period.period(),
        kept,
        NetworkTotals.of(period.period(), network, audiences.of(network)));
  }

  /** Networks of links that have their number. */
  private static Dataset<PeriodNetwork> together(Dataset<Row> links) {
    Dataset<Row> kept =
        links
            .groupBy(
                col(PeriodLink::campaignId),
                col(PeriodLink::period),
                col(Tie::campaign).as(name(NetworkTotals::network)))
            .agg(count_if(col(PeriodLink::kept)).as(name(PeriodNetwork::kept)));
    Dataset<NetworkTotals> totals = LargeNetworks.totals(as(links, Tie.class), audiences(links));
    return as(
        kept.join(totals, name(NetworkTotals::network))
            .withColumn(name(PeriodNetwork::totals), struct(NetworkTotals.class)),
        PeriodNetwork.class);
  }

  private static Dataset<LargeNetworks.Audience> audiences(Dataset<Row> links) {
    Column audience = col(LargeNetworks.Audience::audience);
    return as(
        audiences(links, PeriodLink::actor, PeriodLink::actorAudience)
            .union(audiences(links, PeriodLink::target, PeriodLink::targetAudience))
            .filter(audience.isNotNull())
            .groupBy(col(LargeNetworks.Audience::person))
            .agg(max(audience).as(name(LargeNetworks.Audience::audience))),
        LargeNetworks.Audience.class);
  }

  private static Dataset<Row> audiences(
      Dataset<Row> links, Accessor<PeriodLink> person, Accessor<PeriodLink> audience) {
    return links.select(
        col(person).as(name(LargeNetworks.Audience::person)),
        col(audience).as(name(LargeNetworks.Audience::audience)));
  }
}
