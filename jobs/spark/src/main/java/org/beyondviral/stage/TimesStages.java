package org.beyondviral.stage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.beyondviral.rows.Columns.as;
import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;
import static org.beyondviral.rows.Columns.struct;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.BinTimes;
import org.beyondviral.attention.CampaignTimes;
import org.beyondviral.attention.RankTarget;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.rows.RecordEncoder;

/** Exact times of some of a campaign's traces, and the times between all of them. */
public final class TimesStages {
  /** One bin of one campaign. */
  public record Bin(String campaignId, Instant binStart) {}

  /** The times of one campaign. */
  public record Times(String campaignId, CampaignTimes times) {}

  /** Traces in one hour, hours counted from 1970. */
  public record Hour(long hour, long traces) {}

  /** When the traces of one campaign came. */
  public record Slots(String campaignId, TraceTimes traceTimes) {}

  private static final long HOUR_MICROS = 3_600_000_000L;

  private TimesStages() {}

  /**
   * The times of every campaign.
   *
   * <p>Two shuffles: of the members by (campaign, bin), streamed in order of time, each bin ending
   * as one small row; of those rows by campaign. A task holds one row of a campaign at a time. The
   * ranks wanted, at most three bins a campaign, are broadcast.
   */
  public static Dataset<Times> times(
      Dataset<CampaignMember> members,
      Dataset<SeriesStages.Series> series,
      Rhythm rhythm,
      Duration bin) {
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
        (key, rows) ->
            List.of(BinTimes.of(key.campaignId(), key.binStart(), rows, rhythm)).iterator();
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

  /**
   * How busy the hours of the week are, over all traces of campaigns. One shuffle of sums by hour,
   * which are collected: 200,000 at most, for traces of campaigns are not older than 2004.
   */
  public static Rhythm rhythm(Dataset<CampaignMember> members) {
    Dataset<Row> hours =
        members
            .groupBy(
                floor(unix_micros(col(CampaignMember::createdAt)).divide(HOUR_MICROS))
                    .as(name(Hour::hour)))
            .agg(count("*").as(name(Hour::traces)));
    return Rhythm.of(
        as(hours, Hour.class).collectAsList().stream()
            .collect(Collectors.toMap(Hour::hour, Hour::traces)));
  }

  /**
   * When the traces of every campaign came: exact, or by slots where there are more than {@code
   * most}.
   *
   * <p>Two shuffles: of the members by (campaign, slot), summed before; of the sums by campaign. A
   * task holds the slots of one campaign, {@code most} at most. The campaigns are broadcast.
   */
  public static Dataset<Slots> slots(
      Dataset<CampaignMember> members, Dataset<Campaign> campaigns, long most) {
    Column start = unix_micros(col(Campaign::startedAt));
    Column span = unix_micros(col(Campaign::endedAt)).minus(start).plus(1);
    Column width = when(col(Campaign::traces).gt(most), ceil(span.divide(most))).otherwise(lit(1L));
    Dataset<Row> widths =
        campaigns.select(
            col(Campaign::campaignId),
            start.as(name(Campaign::startedAt)),
            width.cast("bigint").as(name(TraceTimes::width)));
    Column at = unix_micros(col(CampaignMember::createdAt));
    Dataset<Row> slots =
        members
            .join(broadcast(widths), name(Campaign::campaignId))
            .groupBy(
                col(Campaign::campaignId),
                col(TraceTimes::width),
                at.minus(pmod(at.minus(col(Campaign::startedAt)), col(TraceTimes::width)))
                    .as(name(TraceTimes.Slot::at)))
            .agg(
                count("*").as(name(TraceTimes.Slot::traces)),
                count(col(CampaignMember::audience)).as(name(TraceTimes.Slot::known)),
                coalesce(sum(col(CampaignMember::audience)), lit(0L))
                    .as(name(TraceTimes.Slot::followers)))
            .groupBy(col(Campaign::campaignId), col(TraceTimes::width))
            .agg(
                sort_array(collect_list(struct(TraceTimes.Slot.class))).as(name(TraceTimes::slots)))
            .select(
                col(Campaign::campaignId), struct(TraceTimes.class).as(name(Slots::traceTimes)));
    return as(slots, Slots.class);
  }
}
