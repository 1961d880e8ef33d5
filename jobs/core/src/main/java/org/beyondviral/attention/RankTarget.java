package org.beyondviral.attention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Which traces of a bin, counted from 1 in order of time, mark a campaign's onset, end and half of
 * what came after its highest bin: the counts by bin tell in which bin a rank lies, so that an
 * exact order statistic needs one pass over that bin alone.
 */
public record RankTarget(
    @Means("The campaign.") String campaignId,
    @Means(value = "Start of the bin.", unit = Unit.UTC) Instant binStart,
    @Means("Rank in the bin of the trace by which 2.5 % of all had come; null when elsewhere.")
        @Nullable Long onset,
    @Means("Rank in the bin of the trace by which 97.5 % of all had come; null when elsewhere.")
        @Nullable Long end,
    @Means(
            "Rank in the bin of the trace by which half of those after the highest bin had come; null when elsewhere.")
        @Nullable Long halfLater) {

  /**
   * The bins of a campaign that hold such a trace.
   *
   * <p>Of n traces, onset is number ⌈0.025 n⌉ and end number ⌈0.975 n⌉; of the m after the highest
   * bin (the earliest of several), half is number ⌈m / 2⌉, and there is none for m = 0.
   */
  public static List<RankTarget> of(String campaignId, Activity activity) {
    long n = activity.traces();
    long onset = (n + 39) / 40;
    long end = n - n / 40;
    long throughPeak = 0;
    for (int i = 0; i <= activity.peak(); i++) {
      throughPeak += activity.count(i);
    }
    long later = n - throughPeak;
    long half = later == 0 ? 0 : throughPeak + (later + 1) / 2;

    List<RankTarget> targets = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < activity.bins(); i++) {
      long here = activity.count(i);
      RankTarget target =
          new RankTarget(
              campaignId,
              activity.startOf(i),
              within(onset - before, here),
              within(end - before, here),
              within(half - before, here));
      if (target.onset != null || target.end != null || target.halfLater != null) {
        targets.add(target);
      }
      before += here;
    }
    return targets;
  }

  private static @Nullable Long within(long rank, long count) {
    return rank >= 1 && rank <= count ? rank : null;
  }
}
