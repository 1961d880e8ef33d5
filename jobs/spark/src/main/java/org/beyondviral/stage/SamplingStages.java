package org.beyondviral.stage;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.median;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.measure.HeldCampaign.HeldTrace;
import org.beyondviral.profile.SamplingCurve;
import org.beyondviral.profile.SamplingCurve.Point;
import org.beyondviral.profile.SamplingPoint;
import org.beyondviral.rows.RecordEncoder;

/** What measures would be in a thinner archive. */
public final class SamplingStages {
  /** Campaigns take long and are few: so many tasks, or one a campaign. */
  private static final int TASKS = 32;

  private SamplingStages() {}

  /**
   * The campaigns to try it on, by seed and id: at most so many, of at most so many traces. They
   * are collected.
   */
  public static List<Campaign> drawn(
      Dataset<Campaign> campaigns, int most, long mostTraces, long seed) {
    return Draws.of(
        campaigns.filter(col(Campaign::traces).leq(mostTraces)),
        col(Campaign::campaignId),
        most,
        seed);
  }

  /**
   * A row a measure and share. Two shuffles: of the drawn campaigns' members by campaign, of whose
   * traces a task holds those of one at a time; of at most a row for each measure and share, of
   * which a task holds those of all drawn campaigns.
   */
  public static Dataset<SamplingPoint> curve(
      List<Campaign> drawn, Dataset<CampaignMember> members, SamplingCurve curve) {
    Map<String, Campaign> campaigns =
        drawn.stream().collect(Collectors.toMap(Campaign::campaignId, Function.identity()));
    FlatMapGroupsFunction<SeriesStages.Key, HeldTrace, Point> points =
        (key, rows) -> {
          List<HeldTrace> traces = new ArrayList<>();
          rows.forEachRemaining(traces::add);
          Campaign campaign = Objects.requireNonNull(campaigns.get(key.campaignId()));
          return curve.points(campaign, traces).iterator();
        };
    return as(
        members
            .filter(col(CampaignMember::campaignId).isInCollection(campaigns.keySet()))
            .select(
                col(CampaignMember::campaignId),
                col(HeldTrace::traceId),
                col(HeldTrace::authorId),
                col(HeldTrace::createdAt),
                col(HeldTrace::audience))
            .repartition(
                Math.max(1, Math.min(TASKS, drawn.size())), col(CampaignMember::campaignId))
            .groupBy(col(CampaignMember::campaignId))
            .as(RecordEncoder.of(SeriesStages.Key.class), RecordEncoder.of(HeldTrace.class))
            .flatMapSortedGroups(
                new Column[] {col(HeldTrace::createdAt), col(HeldTrace::traceId)},
                points,
                RecordEncoder.of(Point.class))
            .groupBy(col(Point::measure), col(Point::share))
            .agg(
                count(lit(1)).as(name(SamplingPoint::campaigns)),
                median(col(Point::value)).as(name(SamplingPoint::medianValue)),
                median(col(Point::whole)).as(name(SamplingPoint::medianWhole)),
                median(col(Point::ratio)).as(name(SamplingPoint::medianRatio))),
        SamplingPoint.class);
  }
}
