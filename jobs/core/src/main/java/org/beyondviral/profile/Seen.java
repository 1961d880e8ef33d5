package org.beyondviral.profile;

import java.time.Instant;
import java.util.Arrays;
import org.beyondviral.attention.Activity;

/** A campaign's series as somebody sees it. */
final class Seen {
  private final Activity activity;
  private final long[] participantDays;
  private final Instant observedTo;

  /**
   * @param participantDays by bin, from the first bin of the activity; may go on after its last,
   *     where people were left and no trace
   * @param observedTo until when it is observed, exclusive
   */
  Seen(Activity activity, long[] participantDays, Instant observedTo) {
    this.activity = activity;
    this.participantDays =
        Arrays.copyOf(participantDays, Math.max(participantDays.length, activity.bins()));
    this.observedTo = observedTo;
  }

  Activity activity() {
    return activity;
  }

  /** A copy; one number for each bin of the activity, or more. */
  long[] participantDays() {
    return participantDays.clone();
  }

  Instant observedTo() {
    return observedTo;
  }
}
