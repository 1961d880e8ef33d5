package org.beyondviral.attention.hawkes;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.beyondviral.attention.decay.Decay;
import org.beyondviral.attention.decay.DecayModel;
import org.beyondviral.attention.decay.PostPeak;
import org.beyondviral.attention.fit.Bfgs;
import org.beyondviral.attention.fit.Box;
import org.beyondviral.attention.fit.Objective;

/**
 * Recovery of planted truth in many replicates, and rates of fits, as lines of CSV: {@code
 * what,setting,runs,value,unit}. {@code jobs/bench/attention} runs it.
 */
public final class AttentionBench {
  private static final double LENGTH = 1_000;

  private AttentionBench() {}

  /**
   * Runs everything.
   *
   * @param arguments replicates; 1,000 by default
   */
  public static void main(String[] arguments) {
    int runs = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
    for (double branching : new double[] {0.3, 0.5, 0.7}) {
      for (double delay : new double[] {0.3, 1, 3}) {
        exponential(branching, delay, runs);
      }
      powerLaw(branching, runs);
    }
    markedPowerLaw(0.5, runs / 5);
    for (double slot : new double[] {0.03, 0.1, 0.3, 1, 3}) {
      slots(slot, runs / 10);
    }
    for (DecayModel model : DecayModel.values()) {
      decay(model, 0.2, runs);
    }
    decay(DecayModel.BIEXPONENTIAL, 0.5, runs);
    decay(DecayModel.BIEXPONENTIAL, 0.8, runs);
    speed(runs);
  }

  private static double[] drawn(Random random, double branching, DoubleSupplier delay) {
    return Simulated.times(random, 1 - branching, branching, delay, LENGTH);
  }

  private static void exponential(double branching, double delay, int runs) {
    Random random = new Random(Math.round(100 * branching + delay));
    double sum = 0;
    int covered = 0;
    int converged = 0;
    for (int run = 0; run < runs; run++) {
      Events events =
          Events.of(drawn(random, branching, Simulated.exponential(random, delay)), LENGTH);
      HawkesFit fit = Hawkes.exponential(events);
      HawkesFit.Estimate estimate = fit.branchingFactor();
      sum += estimate.value();
      covered += estimate.low() <= branching && branching <= estimate.high() ? 1 : 0;
      converged += fit.converged() ? 1 : 0;
    }
    String setting =
        "exponential n*=%s delay=%s mean distances; 1000 events".formatted(branching, delay);
    line("branching_bias", setting, runs, sum / runs / branching - 1, "share of n*");
    line("interval_coverage", setting, runs, (double) covered / runs, "share");
    line("converged", setting, runs, (double) converged / runs, "share");
  }

  private static void powerLaw(double branching, int runs) {
    Random random = new Random(Math.round(100 * branching));
    double sum = 0;
    int covered = 0;
    int preferred = 0;
    for (int run = 0; run < runs; run++) {
      Events events =
          Events.of(drawn(random, branching, Simulated.powerLaw(random, 0.3, 1.2)), LENGTH);
      HawkesFit fit = Hawkes.powerLaw(events);
      HawkesFit.Estimate estimate = fit.branchingFactor();
      sum += estimate.value();
      covered += estimate.low() <= branching && branching <= estimate.high() ? 1 : 0;
      preferred += Hawkes.best(Hawkes.all(events)).kernel() == Kernel.POWER_LAW ? 1 : 0;
    }
    String setting = "power law n*=%s c=0.3 theta=1.2; 1000 events".formatted(branching);
    line("branching_bias", setting, runs, sum / runs / branching - 1, "share of n*");
    line("interval_coverage", setting, runs, (double) covered / runs, "share");
    line("kernel_preferred", setting, runs, (double) preferred / runs, "share");
  }

  /**
   * Intervals of the likelihood, the mark held at that of the exponential, and of the curvature.
   */
  private static void markedPowerLaw(double branching, int runs) {
    Random random = new Random(Math.round(100 * branching));
    double sum = 0;
    int covered = 0;
    int coveredByCurvature = 0;
    for (int run = 0; run < runs; run++) {
      Events events =
          Simulated.marked(
              random, 1 - branching, branching, 0.5, Simulated.powerLaw(random, 0.3, 1.2), LENGTH);
      double mark = Hawkes.markedExponential(events).mark();
      HawkesFit fit = KernelSearch.powerLaw(events.marked(mark)).steady().marked(mark);
      sum += fit.branchingFactor().value();
      covered += holds(KernelSearch.bounded(fit), branching) ? 1 : 0;
      coveredByCurvature += holds(fit, branching) ? 1 : 0;
    }
    String setting =
        "marked power law n*=%s c=0.3 theta=1.2 mark=0.5; 1000 events".formatted(branching);
    line("branching_bias", setting, runs, sum / runs / branching - 1, "share of n*");
    line("interval_coverage", setting, runs, (double) covered / runs, "share");
    line(
        "interval_coverage",
        setting + "; of the curvature",
        runs,
        (double) coveredByCurvature / runs,
        "share");
  }

  private static boolean holds(HawkesFit fit, double branching) {
    HawkesFit.Estimate estimate = fit.branchingFactor();
    return estimate.low() <= branching && branching <= estimate.high();
  }

  /** The bias of times rounded down, and how many unexplained ties it comes with. */
  private static void slots(double slot, int runs) {
    Random random = new Random(Math.round(100 * slot));
    double sum = 0;
    double ties = 0;
    for (int run = 0; run < runs; run++) {
      double[] times = drawn(random, 0.5, Simulated.exponential(random, 1));
      double[] rounded = Arrays.stream(times).map(t -> slot * Math.floor(t / slot)).toArray();
      HawkesFit fit = Hawkes.best(Hawkes.all(Events.of(rounded, LENGTH)));
      sum += fit.branchingFactor().value();
      ties += fit.unexplainedTies(slot);
    }
    String setting = "n*=0.5 delay=1 slot=%s".formatted(slot);
    line("slotted_bias", setting, runs, sum / runs / 0.5 - 1, "share of n*");
    line("unexplained_ties", setting, runs, ties / runs, "an event");
  }

  private static void decay(DecayModel model, double slowShare, int runs) {
    Random random = new Random(1);
    int right = 0;
    for (int run = 0; run < runs; run++) {
      right +=
          Decay.of(tail(random, model, slowShare, 1_000)).orElseThrow().chosen() == model ? 1 : 0;
    }
    line(
        "decay_model_right",
        model.word()
            + (model == DecayModel.BIEXPONENTIAL ? " slow share " + slowShare : "")
            + "; 1000 traces",
        runs,
        (double) right / runs,
        "share");
  }

  private static PostPeak tail(Random random, DecayModel model, double slowShare, int traces) {
    long[] counts = new long[200];
    for (int drawn = 0; drawn < traces; ) {
      double u = 1 - random.nextDouble();
      double t =
          switch (model) {
            case EXPONENTIAL -> 0.5 - Math.log(u) / 0.3;
            case POWER_LAW -> 0.5 * Math.pow(u, -2.5);
            case LOG_NORMAL -> Math.exp(1 + 0.8 * random.nextGaussian());
            case BIEXPONENTIAL -> 0.5 - Math.log(u) / (random.nextDouble() < slowShare ? 0.1 : 1);
          };
      if (t >= 0.5 && t < 200.5) {
        counts[(int) (t - 0.5)]++;
        drawn++;
      }
    }
    return new PostPeak(Duration.ofDays(1), counts);
  }

  /** Fits a second on one core, the plain likelihood of all pairs beside the recursion. */
  private static void speed(int runs) {
    Random random = new Random(2);
    Events[] small = new Events[200];
    for (int i = 0; i < small.length; i++) {
      small[i] =
          Events.of(Simulated.times(random, 0.5, 0.5, Simulated.exponential(random, 1), 100), 100);
    }
    rate(
        "hawkes_exponential",
        "100 events",
        100 * runs,
        i -> Hawkes.exponential(small[i % 200]).point().length);
    rate(
        "hawkes_exponential_plain",
        "100 events; all pairs",
        5 * runs,
        i -> plain(small[i % 200]).at().length);
    rate(
        "hawkes_power_law",
        "100 events",
        10 * runs,
        i -> Hawkes.powerLaw(small[i % 200]).point().length);
    List<DecayModel> models = List.of(DecayModel.values());
    PostPeak[] tails = new PostPeak[200];
    for (int i = 0; i < tails.length; i++) {
      tails[i] = tail(random, models.get(i % 4), 0.5, 100);
    }
    rate(
        "decay_all_models",
        "100 traces in 200 days",
        10 * runs,
        i -> Decay.of(tails[i % 200]).orElseThrow().chosen().word().length());
    for (int n : new int[] {1_000, 2_000, 4_000, 8_000, 16_000}) {
      Events events =
          Events.of(Simulated.times(random, 0.5, 0.5, Simulated.exponential(random, 1), n), n);
      rate(
          "hawkes_all_kernels",
          n + " events",
          Math.max(3, 20 * runs / n),
          i -> Hawkes.all(events).size());
    }
  }

  /** The same search with the likelihood written as it is defined, over all pairs. */
  private static Bfgs.Minimum plain(Events events) {
    Box box = new Box(new double[] {-12, -9, -5}, new double[] {2, 3, 14});
    return Bfgs.minimise(
        box.free(
            differenced(
                point -> {
                  double mu = Math.exp(point[0]);
                  double n = Math.exp(point[1]);
                  double beta = Math.exp(point[2]);
                  double sum = mu * events.length();
                  for (int i = 0; i < events.size(); i++) {
                    sum +=
                        n
                            * events.weight(i)
                            * -Math.expm1(-beta * (events.length() - events.time(i)));
                    double intensity = mu;
                    for (int j = 0; j < i; j++) {
                      intensity +=
                          n
                              * events.weight(j)
                              * beta
                              * Math.exp(-beta * (events.time(i) - events.time(j)));
                    }
                    sum -= events.count(i) * Math.log(intensity);
                  }
                  return sum;
                })),
        box.free(new double[] {-0.7, -0.7, 0}));
  }

  /** A function with its slope by central differences, two values a parameter. */
  private static Objective differenced(ToDoubleFunction<double[]> function) {
    double step = 1e-5;
    return (x, slope) -> {
      double[] moved = x.clone();
      for (int i = 0; i < x.length; i++) {
        moved[i] = x[i] + step;
        double above = function.applyAsDouble(moved);
        moved[i] = x[i] - step;
        slope[i] = (above - function.applyAsDouble(moved)) / (2 * step);
        moved[i] = x[i];
      }
      return function.applyAsDouble(x);
    };
  }

  @FunctionalInterface
  interface Work {
    int run(int i);
  }

  static void rate(String what, String setting, int runs, Work work) {
    long checked = 0;
    for (int i = 0; i < Math.max(2, runs / 10); i++) {
      checked += work.run(i);
    }
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long began = thread.getCurrentThreadCpuTime();
    for (int i = 0; i < runs; i++) {
      checked += work.run(i);
    }
    double seconds = (thread.getCurrentThreadCpuTime() - began) / 1e9;
    if (checked == 0) {
      throw new IllegalStateException("nothing was fitted");
    }
    line(what, setting, runs, runs / seconds, "fits a CPU second");
  }

  static void line(String what, String setting, int runs, double value, String unit) {
    System.out.printf(Locale.ROOT, "%s,\"%s\",%d,%.5g,%s%n", what, setting, runs, value, unit);
  }
}
