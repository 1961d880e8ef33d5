package org.beyondviral.stage;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.Profile;
import org.beyondviral.compare.Chosen;
import org.beyondviral.compare.CompareRules;
import org.beyondviral.compare.Early;
import org.beyondviral.compare.Horizon;
import org.beyondviral.compare.Prediction;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.rows.RecordEncoder;
import org.beyondviral.trace.Kind;

/** What could be told of campaigns from how they began. */
public final class EarlyStages {
  /** A campaign whose beginning the archive saw, and whether it lasted. */
  public record Onset(String campaignId, Instant startedAt, boolean lasts) {}

  /**
   * A campaign that may be told of.
   *
   * @param early whether it began too soon after the archive did for its beginning to be seen
   * @param late whether it began too late for what becomes of it to be seen
   */
  public record Candidate(
      String campaignId, Instant startedAt, boolean lasts, boolean early, boolean late) {}

  /** Campaigns, and those among them that began too early and too late. */
  public record Tally(long campaigns, long early, long late) {}

  /** Up to when a campaign is looked at, in microseconds after its first trace. */
  public record Until(long until) {}

  /** A campaign as seen at a horizon. */
  public record Seen(long until, Early early) {}

  private EarlyStages() {}

  /**
   * The campaigns chosen of their clusters by time, and whether they can be told of: those with a
   * first trace a margin or more after the archive began, for before it may have been others, and
   * two spans or more before it ended, for that lasting is seen only later than fading would leave
   * nothing but fades there. One that is neither counts as of the beginning. One shuffle at most.
   *
   * @param span time that a campaign is active at least if it lasts
   */
  public static Dataset<Candidate> candidates(
      Dataset<Campaign> campaigns, Dataset<Chosen> chosen, Duration margin, Duration span) {
    Column startedAt = col(Campaign::startedAt);
    Column early =
        col(Campaign::leftTruncated)
            .or(startedAt.lt(Bins.plus(col(Campaign::observedFrom), margin)));
    return as(
        campaigns
            .join(chosen.filter(col(Chosen::byTime)), name(Campaign::campaignId))
            .withColumn(
                name(Onset::lasts), col(Chosen::profile).notEqual(Profile.VIRAL_FADE.word()))
            .withColumn(name(Candidate::early), early)
            .withColumn(
                name(Candidate::late),
                not(early)
                    .and(Bins.plus(startedAt, span.multipliedBy(2)).gt(col(Campaign::observedTo)))),
        Candidate.class);
  }

  /** How many there are, and of how many it cannot be told. */
  public static Tally tally(Dataset<Candidate> candidates) {
    return as(
            candidates.agg(
                count(lit(1)).as(name(Tally::campaigns)),
                count_if(col(Candidate::early)).as(name(Tally::early)),
                count_if(col(Candidate::late)).as(name(Tally::late))),
            Tally.class)
        .first();
  }

  /** At most so many of those that can be told of, by seed and id. They are collected. */
  public static List<Onset> onsets(Dataset<Candidate> candidates, int most, long seed) {
    return Draws.of(
        as(candidates.filter(not(col(Candidate::early).or(col(Candidate::late)))), Onset.class),
        col(Onset::campaignId),
        most,
        seed);
  }

  /** The members of those campaigns up to the longest horizon. No shuffle. */
  public static Dataset<CampaignMember> beginnings(
      Dataset<CampaignMember> members, Dataset<Onset> onsets) {
    return as(
        members
            .join(broadcast(onsets), name(Onset::campaignId))
            .filter(since(col(CampaignMember::createdAt)).lt(micros(Horizon.WEEK))),
        CampaignMember.class);
  }

  /**
   * What was seen of the campaigns up to every horizon. Only traces and arrivals before the horizon
   * reach what is counted, so that no feature can hold what came later.
   *
   * <p>Five shuffles: of the early traces' sums by (campaign, horizon, account), by (campaign,
   * horizon, cascade), and of these and the arrivals' by (campaign, horizon). The members are read
   * twice; the onsets are broadcast.
   */
  public static Dataset<Seen> seen(
      Dataset<CampaignMember> members, Dataset<Recruit> recruits, Dataset<Onset> onsets) {
    Dataset<Row> early = upToHorizons(members, onsets, col(CampaignMember::createdAt));
    Column campaign = col(Onset::campaignId);
    Column until = col(Until::until);
    Column kind = col(CampaignMember::kind);
    Column traces = col(Early::traces);
    Dataset<Row> ofPeople =
        early
            .groupBy(campaign, until, col(CampaignMember::authorId))
            .agg(
                count(lit(1)).as(name(Early::traces)),
                count_if(since(col(CampaignMember::createdAt)).multiply(2).geq(until))
                    .as(name(Early::late)),
                count_if(kind.notEqual(Kind.POST.word())).as(name(Early::acts)),
                count_if(kind.equalTo(Kind.REPLY.word())).as(name(Early::replies)),
                max(when(col(CampaignMember::authorId).isNotNull(), col(CampaignMember::audience)))
                    .as(name(Early::audience)))
            .groupBy(campaign, until)
            .agg(
                sum(traces).as(name(Early::traces)),
                sum(col(Early::late)).as(name(Early::late)),
                sum(col(Early::acts)).as(name(Early::acts)),
                sum(col(Early::replies)).as(name(Early::replies)),
                count(col(CampaignMember::authorId)).as(name(Early::participants)),
                sum(col(Early::audience)).as(name(Early::audience)));
    Dataset<Row> ofCascades =
        early
            .groupBy(campaign, until, col(CampaignMember::cascadeId))
            .agg(count(lit(1)).as(name(Early::traces)))
            .groupBy(campaign, until)
            .agg(
                count(lit(1)).as(name(Early::cascades)),
                max(traces).as(name(Early::largestCascade)));
    Dataset<Row> ofRecruits =
        upToHorizons(recruits, onsets, col(Recruit::joinedAt))
            .groupBy(campaign, until)
            .agg(
                count(col(Recruit::recruiterId)).as(name(Early::recruited)),
                count_if(col(Recruit::generation).geq(2)).as(name(Early::recruitedFurther)));
    String[] keys = {name(Onset::campaignId), name(Until::until)};
    Dataset<Row> rows = ofPeople.join(ofCascades, keys).join(ofRecruits, keys, "left");
    for (String count :
        List.of(name(Early::audience), name(Early::recruited), name(Early::recruitedFurther))) {
      rows = rows.withColumn(count, coalesce(rows.col(count), lit(0L)));
    }
    return as(
        rows.join(broadcast(onsets), name(Onset::campaignId))
            .withColumn(name(Seen::early), struct(Early.class)),
        Seen.class);
  }

  /**
   * How well they are told at each horizon. One shuffle, by horizon: a task holds what was seen of
   * all the campaigns at one.
   */
  public static Dataset<Prediction> predictions(Dataset<Seen> seen, CompareRules rules) {
    FlatMapGroupsFunction<Until, Seen, Prediction> tell =
        (until, rows) -> {
          List<Early> campaigns = new ArrayList<>();
          rows.forEachRemaining(row -> campaigns.add(row.early()));
          return List.of(Prediction.of(horizon(until.until()), campaigns, rules)).iterator();
        };
    return seen.groupBy(col(Seen::until))
        .as(RecordEncoder.of(Until.class), RecordEncoder.of(Seen.class))
        .flatMapGroups(tell, RecordEncoder.of(Prediction.class));
  }

  /** The rows of those campaigns that come before a horizon, once for each such horizon. */
  private static Dataset<Row> upToHorizons(Dataset<?> rows, Dataset<Onset> onsets, Column at) {
    Column horizons =
        array(
            Arrays.stream(Horizon.values())
                .map(horizon -> lit(micros(horizon)))
                .toArray(Column[]::new));
    return rows.join(broadcast(onsets), name(Onset::campaignId))
        .withColumn(name(Until::until), explode(filter(horizons, until -> until.gt(since(at)))));
  }

  private static Column since(Column at) {
    return unix_micros(at).minus(unix_micros(col(Onset::startedAt)));
  }

  private static Horizon horizon(long until) {
    return Arrays.stream(Horizon.values())
        .filter(horizon -> micros(horizon) == until)
        .findFirst()
        .orElseThrow();
  }

  private static long micros(Horizon horizon) {
    return TimeUnit.MICROSECONDS.convert(horizon.length());
  }
}
