package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.BinTimes;
import org.beyondviral.attention.CampaignTimes;
import org.beyondviral.attention.RankTarget;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.rows.RecordEncoder;

/** Exact times of some of a campaign's traces, and the times between all of them. */
public final class TimesStages {
  /** One bin of one campaign. */
  public record Bin(String campaignId, Instant binStart) {}

  /** The times of one campaign. */
  public record Times(String campaignId, CampaignTimes times) {}

  private TimesStages() {}

  /**
   * The times of every campaign.
   *
   * <p>Two shuffles: of the members by (campaign, bin), streamed in order of time, each bin ending
   * as one small row; of those rows by campaign. A task holds one row of a campaign at a time. The
   * ranks wanted, at most three bins a campaign, are broadcast.
   */
  public static Dataset<Times> times(
      Dataset<CampaignMember> members, Dataset<SeriesStages.Series> series, Duration bin) {
    FlatMapFunction<SeriesStages.Series, RankTarget> wanted =
        row -> RankTarget.of(row.campaignId(), CampaignFacts.activity(row.bins(), bin)).iterator();
    Dataset<RankTarget> targets = series.flatMap(wanted, RecordEncoder.of(RankTarget.class));
    Dataset<Row> ticks =
        members
            .select(
                col(CampaignMember::campaignId),
                col(CampaignMember::createdAt),
                Bins.start(col(CampaignMember::createdAt), bin).as(name(Bin::binStart)))
            .join(
                broadcast(targets),
                new String[] {name(Bin::campaignId), name(Bin::binStart)},
                "left");

    FlatMapGroupsFunction<Bin, BinTimes.Tick, BinTimes> read =
        (key, rows) -> List.of(BinTimes.of(key.campaignId(), key.binStart(), rows)).iterator();
    Dataset<BinTimes> bins =
        ticks
            .groupBy(col(Bin::campaignId), col(Bin::binStart))
            .as(RecordEncoder.of(Bin.class), RecordEncoder.of(BinTimes.Tick.class))
            .flatMapSortedGroups(
                new Column[] {col(BinTimes.Tick::createdAt)},
                read,
                RecordEncoder.of(BinTimes.class));

    FlatMapGroupsFunction<SeriesStages.Key, BinTimes, Times> fold =
        (key, rows) -> List.of(new Times(key.campaignId(), BinTimes.merge(rows))).iterator();
    return bins.groupBy(col(BinTimes::campaignId))
        .as(RecordEncoder.of(SeriesStages.Key.class), RecordEncoder.of(BinTimes.class))
        .flatMapSortedGroups(
            new Column[] {col(BinTimes::binStart)}, fold, RecordEncoder.of(Times.class));
  }
}
