package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.recruitment.RecruitmentForest.NOBODY;
import static org.beyondviral.recruitment.RecruitmentForest.UNKNOWN;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.recruitment.PowerLawTail;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.recruitment.RecruitmentForest;
import org.beyondviral.recruitment.RecruitmentGeneration;
import org.beyondviral.recruitment.RecruitmentTrees;
import org.beyondviral.rows.Columns;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** Who brought whom into each campaign. */
public final class RecruitStages {
  /** Participants of one campaign that one task settles; those of a larger one take rounds. */
  public static final long HELD_BY_ONE_TASK = 250_000;

  /** How one account came, before generations are known. */
  public record Arrival(
      String campaignId,
      String authorId,
      Instant joinedAt,
      @Nullable String recruiterId,
      boolean known,
      @Nullable Double delaySeconds) {}

  /** The first trace of one account in one campaign, and what it acted on. */
  public record First(Instant createdAt, String traceId) {}

  /** The trace a first trace acted on, where it is a member. */
  public record Parent(String parentId, @Nullable String recruiterId, Instant parentAt) {}

  private RecruitStages() {}

  /**
   * How every known author came into every campaign.
   *
   * <p>The recruiter is the author of the trace that the account's first trace (by time, then id)
   * acts on, when that trace is a member, not later, and of a known and different author. Nobody
   * recruited an account that acted on nothing, on itself, or on a seen trace outside the campaign.
   * When what it acted on is unseen, of unknown author or later, the recruiter is not known.
   *
   * <p>Three shuffles: of the members by (campaign, author), first traces found before; of these
   * and the cascade members by trace; of these and the members by (campaign, trace).
   */
  public static Dataset<Arrival> arrivals(
      Dataset<CampaignMember> members, Dataset<CascadeMember> cascadeMembers) {
    Dataset<Row> firsts =
        members
            .filter(col(CampaignMember::authorId).isNotNull())
            .groupBy(col(CampaignMember::campaignId), col(CampaignMember::authorId))
            .agg(
                min(functions.struct(col(CampaignMember::createdAt), col(CampaignMember::traceId)))
                    .as("first"))
            .select(
                col(Arrival::campaignId),
                col(Arrival::authorId),
                functions.col("first").getField(name(First::createdAt)).as(name(Arrival::joinedAt)),
                functions.col("first").getField(name(First::traceId)).as(name(First::traceId)));
    Dataset<Row> acts =
        cascadeMembers.select(
            col(CascadeMember::traceId),
            col(CascadeMember::parentId),
            col(CascadeMember::parentEvidence));
    Dataset<Row> parents =
        members.select(
            col(CampaignMember::campaignId),
            col(CampaignMember::traceId).as(name(Parent::parentId)),
            col(CampaignMember::authorId).as(name(Parent::recruiterId)),
            col(CampaignMember::createdAt).as(name(Parent::parentAt)));
    Column nothing = col(CascadeMember::parentId).isNull();
    Column unseen = col(CascadeMember::parentEvidence).equalTo("unseen");
    Column outside = col(Parent::parentAt).isNull();
    Column own = col(Parent::recruiterId).equalTo(col(Arrival::authorId));
    Column unrecruited =
        nothing.or(functions.not(unseen).and(outside.or(coalesce(own, lit(false)))));
    Column recruited =
        functions
            .not(unrecruited)
            .and(col(Parent::recruiterId).isNotNull())
            .and(coalesce(col(Parent::parentAt).leq(col(Arrival::joinedAt)), lit(false)));
    Dataset<Row> rows =
        firsts
            .join(acts, name(First::traceId))
            .join(parents, new String[] {name(Arrival::campaignId), name(Parent::parentId)}, "left")
            .withColumn(name(Arrival::known), unrecruited.or(recruited))
            .withColumn(
                name(Arrival::delaySeconds),
                when(
                    recruited,
                    unix_micros(col(Arrival::joinedAt))
                        .minus(unix_micros(col(Parent::parentAt)))
                        .divide(1e6)))
            .withColumn(name(Arrival::recruiterId), when(recruited, col(Parent::recruiterId)));
    return as(rows, Arrival.class);
  }

  /**
   * Every arrival with its generation and tree. One shuffle, by campaign, where a task holds the
   * participants of one campaign; campaigns with more than {@link #HELD_BY_ONE_TASK} are settled in
   * rounds of {@link RecruitRounds} instead.
   */
  public static Dataset<Recruit> recruits(Dataset<Arrival> arrivals, Dataset<Campaign> campaigns) {
    return recruits(arrivals, campaigns, HELD_BY_ONE_TASK);
  }

  static Dataset<Recruit> recruits(
      Dataset<Arrival> arrivals, Dataset<Campaign> campaigns, long heldByOneTask) {
    Dataset<Row> large =
        campaigns
            .filter(col(Campaign::participants).gt(heldByOneTask))
            .select(col(Campaign::campaignId));
    if (large.isEmpty()) {
      return settled(arrivals);
    }
    Dataset<Row> ids = broadcast(large);
    Dataset<Arrival> once = arrivals.checkpoint();
    return settled(of(once, ids, "left_anti"))
        .union(RecruitRounds.settled(of(once, ids, "left_semi")));
  }

  private static Dataset<Arrival> of(Dataset<Arrival> arrivals, Dataset<Row> ids, String how) {
    return as(arrivals.join(ids, new String[] {name(Arrival::campaignId)}, how), Arrival.class);
  }

  private static Dataset<Recruit> settled(Dataset<Arrival> arrivals) {
    FlatMapGroupsFunction<SeriesStages.Key, Arrival, Recruit> settle =
        (campaign, rows) -> settle(rows);
    return arrivals
        .groupBy(col(Arrival::campaignId))
        .as(RecordEncoder.of(SeriesStages.Key.class), RecordEncoder.of(Arrival.class))
        .flatMapGroups(settle, RecordEncoder.of(Recruit.class));
  }

  private static Iterator<Recruit> settle(Iterator<Arrival> rows) {
    List<Arrival> arrivals = new ArrayList<>();
    Map<String, Integer> index = new HashMap<>();
    while (rows.hasNext()) {
      Arrival arrival = rows.next();
      index.put(arrival.authorId(), arrivals.size());
      arrivals.add(arrival);
    }
    int[] recruiter = new int[arrivals.size()];
    for (int i = 0; i < recruiter.length; i++) {
      Arrival arrival = arrivals.get(i);
      recruiter[i] =
          arrival.recruiterId() == null
              ? arrival.known() ? NOBODY : UNKNOWN
              : index.getOrDefault(arrival.recruiterId(), UNKNOWN);
    }
    RecruitmentForest forest = RecruitmentForest.of(recruiter);
    return IntStream.range(0, recruiter.length)
        .mapToObj(
            i ->
                forest.generation(i) == UNKNOWN
                    ? recruit(arrivals.get(i), null, null)
                    : recruit(
                        arrivals.get(i),
                        forest.generation(i),
                        arrivals.get(forest.top(i)).authorId()))
        .iterator();
  }

  private static Recruit recruit(
      Arrival arrival, @Nullable Integer generation, @Nullable String treeId) {
    boolean known = generation != null;
    return new Recruit(
        arrival.campaignId(),
        arrival.authorId(),
        known ? arrival.recruiterId() : null,
        arrival.joinedAt(),
        generation,
        treeId,
        known ? arrival.delaySeconds() : null);
  }

  /** The sizes of the trees of one campaign, ascending. */
  public record Sizes(String campaignId, List<PowerLawTail.Size> sizes) {}

  /**
   * The sizes of the trees of every campaign with any, and the tail of these. Three shuffles of
   * sums; a task holds the distinct sizes of one campaign, at most √(2 n) for n participants. The
   * sums are small and the tails take long, so that the last shuffle is into as many tasks as run
   * at once.
   *
   * @param seed of the samples that tell how well a power law fits
   */
  public static Dataset<RecruitmentTrees> trees(Dataset<Recruit> recruits, long seed) {
    Dataset<Row> sizes =
        recruits
            .filter(col(Recruit::treeId).isNotNull())
            .groupBy(col(Recruit::campaignId), col(Recruit::treeId))
            .agg(count(lit(1)).as(name(PowerLawTail.Size::size)))
            .groupBy(col(Recruit::campaignId), col(PowerLawTail.Size::size))
            .agg(count(lit(1)).as(name(PowerLawTail.Size::count)))
            .repartition(
                recruits.sparkSession().sparkContext().defaultParallelism(),
                col(Recruit::campaignId))
            .groupBy(col(Recruit::campaignId))
            .agg(
                sort_array(collect_list(Columns.struct(PowerLawTail.Size.class)))
                    .as(name(Sizes::sizes)));
    MapFunction<Sizes, RecruitmentTrees> tail =
        row -> RecruitmentTrees.of(row.campaignId(), row.sizes(), seed);
    return as(sizes, Sizes.class).map(tail, RecordEncoder.of(RecruitmentTrees.class));
  }

  /**
   * The recruits of every generation, and how many each of them brought. Two shuffles of sums; a
   * task holds the generations of one campaign.
   */
  public static Dataset<RecruitmentGeneration> generations(Dataset<Recruit> recruits) {
    Column next =
        coalesce(
            lead(col(RecruitmentGeneration::recruits), 1)
                .over(
                    Window.partitionBy(col(RecruitmentGeneration::campaignId))
                        .orderBy(col(RecruitmentGeneration::generation))),
            lit(0L));
    return as(
        recruits
            .filter(col(Recruit::generation).isNotNull())
            .groupBy(col(Recruit::campaignId), col(Recruit::generation))
            .agg(count(lit(1)).as(name(RecruitmentGeneration::recruits)))
            .withColumn(
                name(RecruitmentGeneration::reproduction),
                next.divide(col(RecruitmentGeneration::recruits))),
        RecruitmentGeneration.class);
  }
}
