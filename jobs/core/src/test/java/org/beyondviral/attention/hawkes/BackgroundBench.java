package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.beyondviral.attention.Rhythm;

/**
 * Branching planted beside backgrounds that change, as lines of CSV: {@code
 * what,setting,runs,value,unit}. {@code jobs/bench/attention} runs it.
 */
public final class BackgroundBench {
  private BackgroundBench() {}

  /**
   * Runs everything.
   *
   * @param arguments replicates; 200 by default
   */
  public static void main(String[] arguments) {
    int runs = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
    for (int events : new int[] {100, 800}) {
      for (double n : new double[] {0, 0.2, 0.5, 0.8}) {
        recover("steady for 200 days", u -> 200 * u, n, 0.25, events, runs);
      }
      recover("rising for 200 days", u -> 200 * Math.sqrt(u), 0.5, 0.25, events, runs);
      for (double n : new double[] {0, 0.3, 0.7}) {
        recover("a fade of 1.4 days", u -> decay(u, 1.4), n, 0.0125, events, runs);
      }
      recover("a fade of 1.4 days", u -> decay(u, 1.4), 0.7, 0.125, events, runs);
      recover("a fade of 1 and 10 days", BackgroundBench::twoSpeeds, 0, 0.25, events, runs);
      recover("three shocks", BackgroundBench::shocks, 0, 0.25, events, runs);
      recover("three shocks", BackgroundBench::shocks, 0.5, 0.04, events, runs);
      for (double n : new double[] {0, 0.2, 0.5}) {
        habit(n, events, runs);
      }
    }
    speed("steady", u -> 200 * u, 0.5, 10 * runs);
    speed("a fade", u -> decay(u, 1.4), 0.5, 10 * runs);
  }

  private static double decay(double u, double mean) {
    return -mean * Math.log(1 - u);
  }

  private static double twoSpeeds(double u) {
    return u < 0.6 ? decay(u / 0.6, 1) : decay((u - 0.6) / 0.4, 10);
  }

  private static double shocks(double u) {
    double shock = Math.floor(3 * u);
    return 60 * shock + decay(3 * u - shock, 1.5);
  }

  private static Events events(
      Random random, DoubleUnaryOperator quantile, double branching, double delay, int events) {
    int roots = (int) Math.max(2, Math.round(events * (1 - branching)));
    double[] times;
    do {
      times =
          Simulated.families(
              random,
              random.doubles(roots).map(quantile).toArray(),
              branching,
              Simulated.exponential(random, delay));
    } while (times.length < Excitation.LEAST_EVENTS);
    double first = times[0];
    return Events.of(
        Arrays.stream(times).map(t -> t - first).toArray(), times[times.length - 1] - first);
  }

  private static void recover(
      String background,
      DoubleUnaryOperator quantile,
      double branching,
      double delay,
      int events,
      int runs) {
    Random random = new Random(Math.round(1_000 * branching) + events);
    recover(
        String.format(
            Locale.ROOT,
            "%s; n*=%s delay=%s days; %d events",
            background,
            branching,
            delay,
            events),
        () -> Excitation.of(events(random, quantile, branching, delay, events), 0),
        branching,
        runs);
  }

  /** A habit of day and week, which is the campaign's own. */
  private static void habit(double branching, int events, int runs) {
    Random random = new Random(Math.round(1_000 * branching) + events);
    int roots = (int) Math.round(events * (1 - branching));
    recover(
        String.format(Locale.ROOT, "a habit; n*=%s delay=0.25 days; %d events", branching, events),
        () ->
            Excitation.of(
                    Simulated.traces(
                        Simulated.habitual(
                            random, roots, branching, Simulated.exponential(random, 0.25))),
                    Rhythm.FLAT)
                .orElseThrow(),
        branching,
        runs);
  }

  private static void recover(
      String setting, Supplier<Excitation> drawn, double branching, int runs) {
    double error = 0;
    double constant = 0;
    int told = 0;
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      Excitation excitation = drawn.get();
      constant += excitation.fits().get(1).branchingFactor().value() - branching;
      if (!excitation.best().converged() || !excitation.isTold()) {
        continue;
      }
      HawkesFit.Estimate estimate = excitation.branchingFactor();
      told++;
      error += estimate.value() - branching;
      covered += estimate.low() <= branching && branching <= estimate.high() ? 1 : 0;
    }
    AttentionBench.line("branching_error_constant", setting, runs, constant / runs, "ratio");
    AttentionBench.line("branching_told", setting, runs, (double) told / runs, "share");
    AttentionBench.line("branching_error", setting, told, error / told, "ratio");
    AttentionBench.line("branching_coverage", setting, told, (double) covered / told, "share");
  }

  private static void speed(
      String background, DoubleUnaryOperator quantile, double branching, int runs) {
    Random random = new Random(1);
    Events[] drawn = new Events[100];
    Arrays.setAll(drawn, i -> events(random, quantile, branching, 0.1, 100));
    AttentionBench.rate(
        "excitation_all_fits",
        background + "; 100 events",
        runs,
        i -> Excitation.of(drawn[i % drawn.length], 0).fits().size());
  }
}
