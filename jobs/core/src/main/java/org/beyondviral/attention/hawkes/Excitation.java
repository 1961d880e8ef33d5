package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.attention.fit.Aicc;

/**
 * Every process fitted to a campaign, in days on the archive's clock from its first trace to its
 * last.
 *
 * @param fits in the order of {@link Kernel}
 * @param events distinct times
 * @param exactToDays what the times are exact to
 */
public record Excitation(List<HawkesFit> fits, int events, double exactToDays) {
  /** Fewer distinct times cannot tell excitation from chance. */
  public static final int LEAST_EVENTS = 30;

  private static final double MICROS_IN_DAY = 86_400e6;

  /** So many others at the time of an event are one child in ten events that is not seen. */
  private static final double MOST_UNEXPLAINED_TIES = 0.2;

  /** All fits for those times; empty for fewer than {@value #LEAST_EVENTS} distinct ones. */
  public static Optional<Excitation> of(TraceTimes times, Rhythm rhythm) {
    int slots = times.slots().size();
    if (slots < LEAST_EVENTS) {
      return Optional.empty();
    }
    long first = rhythm.clock(times.slots().get(0).at());
    double[] at = new double[slots];
    double[] counts = new double[slots];
    int distinct = 0;
    for (TraceTimes.Slot slot : times.slots()) {
      double days = (rhythm.clock(slot.at()) - first) / MICROS_IN_DAY;
      if (distinct == 0 || at[distinct - 1] < days) {
        at[distinct++] = days;
      }
      counts[distinct - 1] += slot.traces();
    }
    if (distinct < LEAST_EVENTS) {
      return Optional.empty();
    }
    Events events =
        Events.of(Arrays.copyOf(at, distinct), Arrays.copyOf(counts, distinct), at[distinct - 1]);
    return Optional.of(
        new Excitation(Hawkes.all(events), distinct, times.exactTo() / MICROS_IN_DAY));
  }

  /** The fit of least AICc. */
  public HawkesFit best() {
    return Hawkes.best(fits);
  }

  /** Akaike weight of a fit among all. */
  public double weight(HawkesFit fit) {
    return Aicc.weight(fit.aicc(), fits.stream().mapToDouble(HawkesFit::aicc).toArray());
  }

  /**
   * Whether the times are exact enough for that fit: an event has fewer than {@value
   * #MOST_UNEXPLAINED_TIES} others at its time that the fit does not explain.
   */
  public boolean isResolved(HawkesFit fit) {
    return fit.unexplainedTies(exactToDays) < MOST_UNEXPLAINED_TIES;
  }

  /**
   * The branching factor of the best fit. Where times coincide, the upper end holds the children
   * that may hide there: half of the unexplained others.
   */
  public HawkesFit.Estimate branchingFactor() {
    HawkesFit.Estimate estimate = best().branchingFactor();
    return new HawkesFit.Estimate(
        estimate.value(),
        estimate.low(),
        estimate.high() + best().unexplainedTies(exactToDays) / 2);
  }
}
