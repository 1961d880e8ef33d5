package org.beyondviral.profile;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.beyondviral.attention.Activity;
import org.beyondviral.campaign.Campaign;

/**
 * Another archive of the same campaigns: thinner, shorter or counted in wider bins.
 *
 * @param kept chance of each trace to be archived; a participant-day is, when one of its traces is
 * @param from share of the observed time cut off its beginning
 * @param to share of the observed time cut off its end
 * @param widened bins that become one
 */
record View(double kept, double from, double to, int widened) implements Serializable {
  static final View WHOLE = new View(1, 0, 0, 1);

  static View thinned(double kept) {
    return new View(kept, 0, 0, 1);
  }

  /** What it shows of a campaign; empty when no trace is left. O(bins), and O(traces) at most. */
  Optional<Seen> of(Seen seen, Campaign campaign, SplittableRandom random) {
    if (equals(WHOLE)) {
      return Optional.of(seen);
    }
    Duration observed = Duration.between(campaign.observedFrom(), campaign.observedTo());
    Instant begin = campaign.observedFrom().plusSeconds((long) (from * observed.toSeconds()));
    Instant end = campaign.observedTo().minusSeconds((long) (to * observed.toSeconds()));
    Activity activity = seen.activity();
    long[] traces = activity.counts();
    long[] days = seen.participantDays();
    for (int b = 0; b < traces.length; b++) {
      Instant start = activity.startOf(b);
      boolean inside = !start.isBefore(begin) && start.isBefore(end);
      long people = inside ? Resampling.people(days[b], traces[b], kept, random) : 0;
      traces[b] = inside ? Resampling.binomial(traces[b], kept, random) : 0;
      days[b] = Math.min(people, traces[b]);
    }
    if (Arrays.stream(traces).sum() == 0) {
      return Optional.empty();
    }
    if (Arrays.stream(days).sum() == 0) {
      days[first(traces)] = 1;
    }
    return Optional.of(widened(activity, traces, days, end));
  }

  private static int first(long[] counts) {
    int first = 0;
    while (counts[first] == 0) {
      first++;
    }
    return first;
  }

  private Seen widened(Activity activity, long[] traces, long[] days, Instant end) {
    long[] bins = new long[traces.length];
    Arrays.setAll(bins, b -> Math.floorDiv(activity.firstBin() + b, (long) widened));
    Activity counted = Activity.of(activity.bin().multipliedBy(widened), bins, traces);
    long[] wide = new long[counted.bins()];
    for (int b = 0; b < days.length; b++) {
      long at = bins[b] - counted.firstBin();
      if (at >= 0 && at < wide.length) {
        wide[(int) at] += days[b];
      }
    }
    return new Seen(counted, wide, end);
  }
}
