package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.attention.fit.Aicc;
import org.jspecify.annotations.Nullable;

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

  /** Audiences count where so many of the traces have one. */
  private static final double LEAST_KNOWN = 0.8;

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
    double[] known = new double[slots];
    double[] followers = new double[slots];
    int distinct = 0;
    for (TraceTimes.Slot slot : times.slots()) {
      double days = (rhythm.clock(slot.at()) - first) / MICROS_IN_DAY;
      if (distinct == 0 || at[distinct - 1] < days) {
        at[distinct++] = days;
      }
      counts[distinct - 1] += slot.traces();
      known[distinct - 1] += slot.known();
      followers[distinct - 1] += slot.followers();
    }
    if (distinct < LEAST_EVENTS) {
      return Optional.empty();
    }
    double[] exact = Arrays.copyOf(at, distinct);
    double[] traces = Arrays.copyOf(counts, distinct);
    Events events = Events.of(exact, traces, audiences(traces, known, followers), at[distinct - 1]);
    return Optional.of(
        new Excitation(Hawkes.all(events), distinct, times.exactTo() / MICROS_IN_DAY));
  }

  /** Mean followers at each time, of all where none is known; null when few are known, or alike. */
  private static double @Nullable [] audiences(
      double[] traces, double[] known, double[] followers) {
    double all = DoubleStream.of(known).sum();
    if (all < LEAST_KNOWN * DoubleStream.of(traces).sum()) {
      return null;
    }
    double mean = DoubleStream.of(followers).sum() / all;
    double[] audiences = new double[traces.length];
    boolean differ = false;
    for (int i = 0; i < audiences.length; i++) {
      audiences[i] = known[i] == 0 ? mean : followers[i] / known[i];
      differ |= audiences[i] != audiences[0];
    }
    return differ ? audiences : null;
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

  /** Most children of an event that may hide at its own time: half of the unexplained others. */
  public double hidden(HawkesFit fit) {
    return fit.unexplainedTies(exactToDays) / 2;
  }

  /**
   * The branching factor of the best fit, whose upper end holds the children that may hide. Where
   * no excitation is found it is 0, up to what the best fit with excitation allows.
   */
  public HawkesFit.Estimate branchingFactor() {
    HawkesFit best = best();
    if (best.kernel() != Kernel.NONE) {
      HawkesFit.Estimate estimate = best.branchingFactor();
      return new HawkesFit.Estimate(
          estimate.value(), estimate.low(), estimate.high() + hidden(best));
    }
    HawkesFit exciting =
        Hawkes.best(fits.stream().filter(fit -> fit.kernel() != Kernel.NONE).toList());
    return new HawkesFit.Estimate(0, 0, exciting.branchingFactor().high() + hidden(best));
  }
}
