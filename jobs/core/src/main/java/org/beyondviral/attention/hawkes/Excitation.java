package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.attention.fit.Aicc;
import org.beyondviral.attention.fit.Bic;
import org.jspecify.annotations.Nullable;

/**
 * Every process fitted to a campaign, in days on the archive's clock from its first trace to its
 * last, the campaign's own rhythm taken out too where it surely has one.
 *
 * @param fits with a constant background in the order of {@link Kernel}, then with one that changes
 * @param events distinct times
 * @param exactToDays what the times are exact to, on the clock of the fit, where most traces are
 * @param unseen most branching there may be where the best fit has none; 0 where it has some
 */
public record Excitation(List<HawkesFit> fits, int events, double exactToDays, double unseen) {
  /** Fewer distinct times cannot tell excitation from chance. */
  public static final int LEAST_EVENTS = 30;

  /** Audiences count where so many of the traces have one. */
  private static final double LEAST_KNOWN = 0.8;

  private static final double MICROS_IN_DAY = 86_400e6;

  /** So many others at the time of an event are one child in ten events that is not seen. */
  private static final double MOST_UNEXPLAINED_TIES = 0.2;

  private static final double HALF = 0.5;

  /** All fits for those times; empty for fewer than {@value #LEAST_EVENTS} distinct ones. */
  public static Optional<Excitation> of(TraceTimes times, Rhythm rhythm) {
    int slots = times.slots().size();
    if (slots < LEAST_EVENTS) {
      return Optional.empty();
    }
    long[] clock = times.slots().stream().mapToLong(slot -> rhythm.clock(slot.at())).toArray();
    Rhythm own =
        Rhythm.own(clock, times.slots().stream().mapToDouble(TraceTimes.Slot::traces).toArray());
    double[] at = new double[slots];
    double[] counts = new double[slots];
    double[] known = new double[slots];
    double[] followers = new double[slots];
    int distinct = 0;
    long exactTo = times.exactTo();
    double widths = 0;
    for (int i = 0; i < slots; i++) {
      TraceTimes.Slot slot = times.slots().get(i);
      long end = own.clock(rhythm.clock(slot.at() + exactTo));
      widths += (double) slot.traces() * (end - own.clock(clock[i]));
      double days = (own.clock(clock[i]) - own.clock(clock[0])) / MICROS_IN_DAY;
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
    return Optional.of(of(events, widths / DoubleStream.of(counts).sum() / MICROS_IN_DAY));
  }

  /** All fits for those events. */
  static Excitation of(Events events, double exactToDays) {
    List<Background> backgrounds = Background.refined(events, ChangingFits.MOST_PIECES);
    List<HawkesFit> fits = Hawkes.all(events, backgrounds);
    HawkesFit best = best(fits);
    double unseen =
        best.kernel() == Kernel.NONE
            ? HiddenExcitation.most(events, backgrounds.get(Math.max(1, best.pieces()) - 1))
            : 0;
    return new Excitation(fits, events.size(), exactToDays, unseen);
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

  /**
   * The fit of least criterion, of those whose families do not outlast the background's changes. As
   * families without end look like a background that rises, they are chosen on strong evidence
   * alone.
   */
  public HawkesFit best() {
    return best(fits);
  }

  private static HawkesFit best(List<HawkesFit> fits) {
    List<HawkesFit> told = fits.stream().filter(fit -> !fit.outlastsBackground()).toList();
    HawkesFit calm = Hawkes.best(told.stream().filter(fit -> !fit.isEndless()).toList());
    return told.stream()
        .filter(fit -> fit.isEndless() && fit.bic() + Bic.STRONG < calm.bic())
        .min(Comparator.comparingDouble(HawkesFit::bic))
        .orElse(calm);
  }

  /** Whether that fit is the best: no two have one kernel and as many pieces of the background. */
  public boolean isBest(HawkesFit fit) {
    HawkesFit best = best();
    return fit.kernel() == best.kernel() && fit.pieces() == best.pieces();
  }

  /** Weight of a fit among all, by Schwarz's criterion. */
  public double weight(HawkesFit fit) {
    return Aicc.weight(fit.bic(), fits.stream().mapToDouble(HawkesFit::bic).toArray());
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
   * Whether excitation can be told from a background that changes: not when there may be none, and
   * when there may also be so much that an event has half a child or more.
   */
  public boolean isTold() {
    return !mayBeNone() || branchingFactor().high() < HALF;
  }

  /**
   * Whether a fit without excitation is supported, or families of the likeliest fit outlast the
   * background's changes.
   */
  private boolean mayBeNone() {
    return Hawkes.best(fits).outlastsBackground()
        || supported().anyMatch(fit -> fit.kernel() == Kernel.NONE);
  }

  /**
   * The branching factor of the best fit. Its interval is that of all fits that are supported, with
   * 0 where there may be no excitation; its upper end holds the children that may hide.
   */
  public HawkesFit.Estimate branchingFactor() {
    HawkesFit.Estimate all = overall(HawkesFit::branchingFactor);
    return new HawkesFit.Estimate(
        all.value(), mayBeNone() ? 0 : all.low(), Math.max(all.high(), unseen) + hidden(best()));
  }

  /** The share of the best fit, its interval as that of the branching factor. */
  public HawkesFit.Estimate endogenousShare() {
    HawkesFit.Estimate all = overall(HawkesFit::endogenousShare);
    return new HawkesFit.Estimate(
        all.value(), mayBeNone() ? 0 : all.low(), Math.max(all.high(), Math.min(1, unseen)));
  }

  /** The mean background of the best fit, its interval that of all fits that are supported. */
  public HawkesFit.Estimate background() {
    HawkesFit.Estimate all = overall(HawkesFit::background);
    return new HawkesFit.Estimate(
        all.value(),
        Math.min(all.low(), all.value() * Math.max(0, 1 - unseen)),
        mayBeNone() ? Math.max(all.high(), fits.get(0).background().value()) : all.high());
  }

  /**
   * No interval where one of the supported fits has none; a fit at an edge has its value for one.
   */
  private HawkesFit.Estimate overall(Function<HawkesFit, HawkesFit.Estimate> estimate) {
    double value = estimate.apply(best()).value();
    double low = value;
    double high = value;
    for (HawkesFit fit : supported().toList()) {
      HawkesFit.Estimate each = estimate.apply(fit);
      double none = fit.hasCurvature() ? each.value() : Double.NaN;
      low = Math.min(low, Double.isFinite(each.low()) ? each.low() : none);
      high = Math.max(high, Double.isFinite(each.high()) ? each.high() : none);
    }
    return new HawkesFit.Estimate(value, low, high);
  }

  /** The best, and those that no strong evidence speaks against. */
  private Stream<HawkesFit> supported() {
    double least = Hawkes.best(fits).bic();
    return fits.stream()
        .filter(HawkesFit::converged)
        .filter(fit -> fit.bic() <= least + Bic.STRONG || isBest(fit));
  }
}
