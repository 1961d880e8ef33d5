package org.beyondviral.attention;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.beyondviral.settings.Settings;

/**
 * Planted bursts found by peaks of daily counts and by Kleinberg's automaton, as lines of CSV:
 * {@code what,setting,runs,value,unit}. {@code jobs/bench/attention} runs it.
 *
 * <p>A burst is found when the busiest day of one that was found lies within two days of it. The
 * automaton has two states on the exact times, as published (Kleinberg 2003, Bursty and
 * hierarchical structure in streams, Data Mining and Knowledge Discovery 7(4)): gaps are
 * exponential at the mean rate or at twice it, and γ ln n is paid to enter the faster state, γ = 1.
 * Beside it, its bursts of ten traces and more, those less than a week apart taken as one.
 */
public final class BurstBench {
  private static final Bursts.Rules RULES = Bursts.Rules.of(Settings.defaults());
  private static final double DAYS = 546;

  /** Days at which bursts were planted, and all times in days. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Planted(double[] peaks, double[] times) {}

  private interface Story {
    Planted draw(Random random, int traces);
  }

  private interface Finder {
    List<Integer> peaks(double[] times);
  }

  private BurstBench() {}

  /**
   * Runs everything.
   *
   * @param arguments campaigns of each kind and size; 1,000 by default
   */
  public static void main(String[] arguments) {
    int runs = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
    for (int traces : new int[] {150, 500, 2_000}) {
      compare("recurrent", BurstBench::recurrent, traces, runs);
      compare("fade with an echo", BurstBench::fade, traces, runs);
      compare("standing topic in the news once", BurstBench::topic, traces, runs);
    }
  }

  private static void compare(String kind, Story story, int traces, int runs) {
    count("peaks", kind, story, traces, runs, BurstBench::peaks);
    count("kleinberg", kind, story, traces, runs, times -> kleinberg(times, 0, 1));
    count("kleinberg_merged", kind, story, traces, runs, times -> kleinberg(times, 7, 10));
  }

  private static void count(
      String finder, String kind, Story story, int traces, int runs, Finder find) {
    Random random = new Random(traces);
    int planted = 0;
    int found = 0;
    int right = 0;
    int exact = 0;
    for (int run = 0; run < runs; run++) {
      Planted drawn = story.draw(random, traces);
      List<Integer> left = new ArrayList<>(find.peaks(drawn.times()));
      planted += drawn.peaks().length;
      found += left.size();
      exact += left.size() == drawn.peaks().length ? 1 : 0;
      for (double peak : drawn.peaks()) {
        for (int i = 0; i < left.size(); i++) {
          if (Math.abs(left.get(i) + 0.5 - peak) <= 2.5) {
            left.remove(i);
            right++;
            break;
          }
        }
      }
    }
    String setting = "%s; %s; %d traces".formatted(finder, kind, traces);
    line("burst_recall", setting, runs, (double) right / planted);
    line("burst_precision", setting, runs, (double) right / Math.max(1, found));
    line("burst_count_right", setting, runs, (double) exact / runs);
  }

  /** Two to four shocks, 55 to 170 days apart, that die away within days. */
  private static Planted recurrent(Random random, int traces) {
    double[] peaks = new double[2 + random.nextInt(3)];
    peaks[0] = 10 + 70 * random.nextDouble();
    double widest = Math.min(170, (DAYS - 50 - peaks[0]) / (peaks.length - 1));
    double[] decay = new double[peaks.length];
    for (int k = 0; k < peaks.length; k++) {
      peaks[k] = k == 0 ? peaks[0] : peaks[k - 1] + 55 + (widest - 55) * random.nextDouble();
      decay[k] = 0.5 + 1.5 * random.nextDouble();
    }
    double trickle = 0.015 * random.nextDouble();
    double[] times = new double[traces];
    for (int i = 0; i < traces; i++) {
      int k = random.nextInt(peaks.length);
      times[i] =
          random.nextDouble() < trickle
              ? DAYS * random.nextDouble()
              : peaks[k] + Math.min(9, exponential(random, decay[k]));
    }
    return sorted(peaks, times);
  }

  /** One shock, and two to five days later a ripple that is none. */
  private static Planted fade(Random random, int traces) {
    double peak = 20 + 450 * random.nextDouble();
    double echo = 0.04 + 0.08 * random.nextDouble();
    double lag = 2 + 3 * random.nextDouble();
    double[] times = new double[traces];
    for (int i = 0; i < traces; i++) {
      times[i] =
          random.nextDouble() < echo
              ? peak + lag + exponential(random, 0.5)
              : peak + Math.min(50, exponential(random, 1.5) / random.nextDouble());
    }
    return sorted(new double[] {peak}, times);
  }

  /** Weeks of uneven rates throughout, and a tenth of all traces about one piece of news. */
  private static Planted topic(Random random, int traces) {
    double news = 10 + (DAYS - 30) * random.nextDouble();
    double[] until = new double[(int) DAYS / 7];
    double level = 0;
    double sum = 0;
    for (int week = 0; week < until.length; week++) {
      level = 0.6 * level + 0.45 * random.nextGaussian();
      sum += Math.exp(level);
      until[week] = sum;
    }
    double[] times = new double[traces];
    for (int i = 0; i < traces; i++) {
      int week = Math.abs(Arrays.binarySearch(until, sum * random.nextDouble()) + 1);
      times[i] =
          random.nextDouble() < 0.1
              ? news + Math.min(9, exponential(random, 1))
              : 7 * (week + random.nextDouble());
    }
    return sorted(new double[] {news}, times);
  }

  private static Planted sorted(double[] peaks, double[] times) {
    Arrays.sort(times);
    return new Planted(peaks, times);
  }

  private static double exponential(Random random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private static List<Integer> peaks(double[] times) {
    TreeMap<Long, Long> days = new TreeMap<>();
    for (double time : times) {
      days.merge((long) time, 1L, Long::sum);
    }
    Activity activity =
        Activity.of(
            Duration.ofDays(1),
            days.keySet().stream().mapToLong(Long::longValue).toArray(),
            days.values().stream().mapToLong(Long::longValue).toArray());
    int first = Math.toIntExact(days.firstKey());
    return Bursts.peaks(activity, RULES).stream().map(bin -> first + bin).toList();
  }

  /** The busiest days of the stretches that the likeliest path spends in the faster state. */
  private static List<Integer> kleinberg(double[] times, double merged, int least) {
    int gaps = times.length - 1;
    double rate = gaps / (times[gaps] - times[0]);
    double enter = Math.log(gaps);
    boolean[][] fromFast = new boolean[2][gaps];
    double[] cost = {0, enter};
    for (int i = 0; i < gaps; i++) {
      double gap = times[i + 1] - times[i];
      double slow = rate * gap - Math.log(rate);
      double fast = 2 * rate * gap - Math.log(2 * rate);
      fromFast[0][i] = cost[1] < cost[0];
      fromFast[1][i] = cost[1] < cost[0] + enter;
      cost =
          new double[] {
            slow + Math.min(cost[0], cost[1]), fast + Math.min(cost[1], cost[0] + enter)
          };
    }
    boolean[] fast = new boolean[gaps];
    int state = cost[1] < cost[0] ? 1 : 0;
    for (int i = gaps - 1; i >= 0; i--) {
      fast[i] = state == 1;
      state = fromFast[state][i] ? 1 : 0;
    }
    List<int[]> stretches = new ArrayList<>();
    for (int i = 0; i < gaps; i++) {
      if (!fast[i]) {
        continue;
      }
      int[] last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
      if (last != null && (last[1] == i || times[i] - times[last[1]] < merged)) {
        last[1] = i + 1;
      } else {
        stretches.add(new int[] {i, i + 1});
      }
    }
    return stretches.stream()
        .filter(stretch -> stretch[1] - stretch[0] + 1 >= least)
        .map(stretch -> busiest(times, stretch[0], stretch[1]))
        .toList();
  }

  private static int busiest(double[] times, int from, int to) {
    TreeMap<Integer, Integer> days = new TreeMap<>();
    for (int i = from; i <= to; i++) {
      days.merge((int) times[i], 1, Integer::sum);
    }
    int best = days.firstKey();
    for (int day : days.keySet()) {
      best = days.getOrDefault(day, 0) > days.getOrDefault(best, 0) ? day : best;
    }
    return best;
  }

  private static void line(String what, String setting, int runs, double value) {
    System.out.printf(Locale.ROOT, "%s,\"%s\",%d,%.5g,%s%n", what, setting, runs, value, "share");
  }
}
