package org.beyondviral.attention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** What the traces of one bin tell of their campaign's times; its size does not grow with them. */
public record BinTimes(
    @Means("The campaign.") String campaignId,
    @Means(value = "Start of the bin.", unit = Unit.UTC) Instant binStart,
    @Means(value = "Onset of the campaign; null when in another bin.", unit = Unit.UTC)
        @Nullable Instant onset,
    @Means(value = "End of the campaign; null when in another bin.", unit = Unit.UTC)
        @Nullable Instant end,
    @Means(
            value = "When half of the traces after the highest bin had come; null when elsewhere.",
            unit = Unit.UTC)
        @Nullable Instant halfLater,
    @Means("Times between the traces of the bin.") InterEventTimes between) {

  /**
   * One trace of a bin, and which traces of the bin to note, as in {@link RankTarget}: the same for
   * every trace of the bin.
   */
  public record Tick(
      @Means("When it was made.") Instant createdAt,
      @Means("Rank in the bin of the campaign's onset.") @Nullable Long onset,
      @Means("Rank in the bin of the campaign's end.") @Nullable Long end,
      @Means("Rank in the bin of half of the later traces.") @Nullable Long halfLater) {}

  /**
   * Reads the traces of a bin once.
   *
   * @param ticks in order of time, at least one
   * @param rhythm the clock that the times between traces are taken on
   */
  public static BinTimes of(
      String campaignId, Instant binStart, Iterator<Tick> ticks, Rhythm rhythm) {
    long rank = 0;
    @Nullable Instant onset = null;
    @Nullable Instant end = null;
    @Nullable Instant halfLater = null;
    @Nullable InterEventTimes between = null;
    while (ticks.hasNext()) {
      Tick tick = ticks.next();
      rank++;
      onset = is(tick.onset(), rank) ? tick.createdAt() : onset;
      end = is(tick.end(), rank) ? tick.createdAt() : end;
      halfLater = is(tick.halfLater(), rank) ? tick.createdAt() : halfLater;
      InterEventTimes one =
          InterEventTimes.of(
              rhythm.clock(ChronoUnit.MICROS.between(Instant.EPOCH, tick.createdAt())));
      between = between == null ? one : between.then(one);
    }
    return new BinTimes(
        campaignId, binStart, onset, end, halfLater, requireNonNull(between, "an empty bin"));
  }

  /**
   * The times of a campaign.
   *
   * @param bins all of its bins with traces, in order of time
   */
  public static CampaignTimes merge(Iterator<BinTimes> bins) {
    @Nullable Instant onset = null;
    @Nullable Instant end = null;
    @Nullable Instant halfLater = null;
    @Nullable InterEventTimes between = null;
    while (bins.hasNext()) {
      BinTimes bin = bins.next();
      onset = bin.onset == null ? onset : bin.onset;
      end = bin.end == null ? end : bin.end;
      halfLater = bin.halfLater == null ? halfLater : bin.halfLater;
      between = between == null ? bin.between : between.then(bin.between);
    }
    return new CampaignTimes(
        requireNonNull(onset, "no bin holds the onset"),
        requireNonNull(end, "no bin holds the end"),
        halfLater,
        requireNonNull(between, "no bins"));
  }

  private static boolean is(@Nullable Long wanted, long rank) {
    return wanted != null && wanted == rank;
  }
}
