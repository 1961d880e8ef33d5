package org.beyondviral.stage;

import static org.beyondviral.rows.Columns.col;
import static org.beyondviral.rows.Columns.name;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.attention.hawkes.CascadeForecast;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.rows.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** What the first traces of a cascade told of its size. */
public final class ForecastStages {
  /** A cascade to be told of. */
  public record Key(String cascadeId, Instant startedAt, long size) {}

  /** One of its first traces. */
  public record Early(Instant createdAt, String traceId, @Nullable Long audience) {}

  private static final double NANOS = 1e9;

  private ForecastStages() {}

  /**
   * The forecast for every cascade of {@code leastTraces} whose root is in a campaign, from the
   * traces of its first hours, {@code most} at most. One shuffle of members and cascades by
   * cascade, streamed in order of time; a task holds {@code most} of them. None where no trace has
   * an audience.
   */
  public static Dataset<CascadeForecast> forecasts(
      Dataset<CampaignMember> members,
      Dataset<Cascade> cascades,
      long leastTraces,
      Duration after,
      int most) {
    if (members.filter(col(CampaignMember::audience).isNotNull()).isEmpty()) {
      return members.sparkSession().emptyDataset(RecordEncoder.of(CascadeForecast.class));
    }
    Dataset<Row> large =
        cascades
            .filter(col(Cascade::size).geq(leastTraces).and(col(Cascade::complete)))
            .select(col(Cascade::cascadeId), col(Cascade::startedAt), col(Cascade::size));
    Dataset<Row> early =
        members
            .select(
                col(CampaignMember::cascadeId),
                col(CampaignMember::createdAt),
                col(CampaignMember::traceId),
                col(CampaignMember::audience))
            .join(large, name(Key::cascadeId))
            .filter(col(Early::createdAt).lt(Bins.plus(col(Key::startedAt), after)));
    FlatMapGroupsFunction<Key, Early, CascadeForecast> forecast =
        (key, rows) -> forecast(key, rows, after, most).stream().iterator();
    return early
        .groupBy(col(Key::cascadeId), col(Key::startedAt), col(Key::size))
        .as(RecordEncoder.of(Key.class), RecordEncoder.of(Early.class))
        .flatMapSortedGroups(
            new Column[] {col(Early::createdAt), col(Early::traceId)},
            forecast,
            RecordEncoder.of(CascadeForecast.class));
  }

  /**
   * From its early traces by time, each once a campaign; empty unless the root is the first.
   *
   * @param most of its traces that are looked at
   */
  static Optional<CascadeForecast> forecast(
      Key key, Iterator<Early> rows, Duration after, int most) {
    List<Early> seen = new ArrayList<>();
    boolean more = false;
    while (rows.hasNext() && !more) {
      Early next = rows.next();
      if (seen.isEmpty() || !next.traceId().equals(seen.get(seen.size() - 1).traceId())) {
        more = seen.size() == most;
        if (!more) {
          seen.add(next);
        }
      }
    }
    if (seen.isEmpty() || !seen.get(0).traceId().equals(key.cascadeId())) {
      return Optional.empty();
    }
    double[] times =
        seen.stream().mapToDouble(each -> seconds(key.startedAt(), each.createdAt())).toArray();
    double[] audiences =
        seen.stream()
            .mapToDouble(each -> each.audience() == null ? Double.NaN : each.audience())
            .toArray();
    double now = more ? times[times.length - 1] : after.toSeconds();
    return Optional.of(CascadeForecast.of(key.cascadeId(), times, audiences, now, key.size()));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / NANOS;
  }
}
