package org.beyondviral.attention;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.hipparchus.util.FastMath;

/**
 * Separate bursts of a campaign's activity, and how quiet it was between them.
 *
 * <p>A burst has its peak in a bin that is the largest within one week on either side (the earliest
 * of equals) and holds at least {@code minTraces} traces, {@code meanMultiple} times the mean of
 * all bins from the first to the last, and {@code peakShare} of the highest bin. Neighbours merge
 * into the higher (the earlier of equals) unless the lowest bin between them is under {@code
 * valleyShare} of the smaller; merging goes from the first to the last.
 *
 * <p>The mean is taken over at least the week on either side of a peak: a campaign of one day has
 * days of silence around it, and without them its only day could never be twice the mean.
 *
 * <p>Source: after Cheng, Adamic, Kleinberg & Leskovec (2016), Do cascades recur?, WWW: h0 = 10, m
 * = 2, w = 7 days, v = 0.5. The share of the highest bin is this study's own: beside a giant peak,
 * its ripples are no bursts.
 */
public final class Bursts {
  /**
   * The thresholds, each a setting.
   *
   * @param week what the rules call a week: a whole number of bins
   * @param minTraces least traces in a burst's peak bin
   * @param meanMultiple least multiple of the mean bin
   * @param peakShare least share of the highest bin
   * @param valleyShare neighbours stay apart when the lowest bin between is under this share of the
   *     smaller
   * @param quietShare a week is quiet at or under this share of the week around the smaller burst
   */
  public record Rules(
      Duration week,
      int minTraces,
      double meanMultiple,
      double peakShare,
      double valleyShare,
      double quietShare)
      implements Serializable {
    public static Rules of(Settings settings) {
      return new Rules(
          settings.get(Setting.ACTIVITY_WEEK),
          settings.get(Setting.BURSTS_MIN_TRACES),
          settings.get(Setting.BURSTS_MEAN_MULTIPLE),
          settings.get(Setting.BURSTS_PEAK_SHARE),
          settings.get(Setting.BURSTS_VALLEY_SHARE),
          settings.get(Setting.BURSTS_QUIET_SHARE));
    }

    /**
     * The same rules for a series that is a random sample with share s, where traces that are not
     * in it count too: the peak bin needs the least c with c − √(c (1 − s)) ≥ h s, which tells that
     * the whole bin held h to one standard error; never more than h.
     */
    public Rules sampled(double share) {
      double spread = FastMath.sqrt(1 - share);
      double root = (spread + FastMath.sqrt(1 - share + 4.0 * minTraces * share)) / 2;
      return withMinTraces((int) Math.min(minTraces, (long) FastMath.ceil(root * root - 1e-9)));
    }

    /** The same rules for a series of which that share was kept. */
    public Rules thinned(double kept) {
      return withMinTraces(Math.max(1, (int) Math.round(kept * minTraces)));
    }

    private Rules withMinTraces(int least) {
      return new Rules(week, least, meanMultiple, peakShare, valleyShare, quietShare);
    }
  }

  private Bursts() {}

  /** Indices of the peak bins of all bursts, ascending. */
  public static List<Integer> peaks(Activity activity, Rules rules) {
    int width = activity.binsIn(rules.week());
    double mean = (double) activity.traces() / Math.max(activity.bins(), 2 * width + 1);
    double highest = activity.count(activity.peak());
    double least =
        Math.max(
            rules.minTraces(), Math.max(rules.meanMultiple() * mean, rules.peakShare() * highest));
    List<Integer> peaks = new ArrayList<>();
    for (int i = 0; i < activity.bins(); i++) {
      if (activity.count(i) >= least && isLargestAround(activity, i, width)) {
        add(peaks, i, activity, rules.valleyShare());
      }
    }
    return List.copyOf(peaks);
  }

  /**
   * First bins of the second and later bursts: the lowest bin between neighbouring peaks, the
   * earliest of equals. The first burst begins with the campaign and the last ends with it, so that
   * every trace lies in one burst.
   */
  public static List<Integer> bounds(Activity activity, List<Integer> peaks) {
    List<Integer> bounds = new ArrayList<>();
    for (int k = 1; k < peaks.size(); k++) {
      bounds.add(lowestBetween(activity, peaks.get(k - 1), peaks.get(k)));
    }
    return bounds;
  }

  /**
   * The most quiet weeks in a row between any two neighbouring bursts: disjoint weeks, one after
   * another, all of their bins strictly between the two peaks. The week around a burst is centred
   * on its peak bin (with an even number of bins, one more before it than after).
   *
   * @return weeks; 0 for fewer than two bursts
   */
  public static int quietWeeks(Activity activity, List<Integer> peaks, Rules rules) {
    int most = 0;
    for (int k = 1; k < peaks.size(); k++) {
      most = Math.max(most, quietWeeks(activity, peaks.get(k - 1), peaks.get(k), rules));
    }
    return most;
  }

  private static int quietWeeks(Activity activity, int from, int to, Rules rules) {
    int width = activity.binsIn(rules.week());
    double limit =
        rules.quietShare() * Math.min(around(activity, from, width), around(activity, to, width));
    int starts = to - from - width;
    if (starts <= 0) {
      return 0;
    }
    int[] row = new int[starts];
    int most = 0;
    long sum = sum(activity, to - width, to);
    for (int s = starts - 1; s >= 0; s--) {
      int begin = from + 1 + s;
      if (sum <= limit) {
        row[s] = 1 + (s + width < starts ? row[s + width] : 0);
        most = Math.max(most, row[s]);
      }
      sum += activity.count(begin - 1) - activity.count(begin + width - 1);
    }
    return most;
  }

  private static long around(Activity activity, int peak, int width) {
    return sum(activity, peak - width / 2, peak - width / 2 + width);
  }

  private static long sum(Activity activity, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += activity.count(i);
    }
    return sum;
  }

  private static boolean isLargestAround(Activity activity, int i, int width) {
    for (int d = 1; d <= width; d++) {
      if (activity.count(i - d) >= activity.count(i) || activity.count(i + d) > activity.count(i)) {
        return false;
      }
    }
    return true;
  }

  private static void add(List<Integer> peaks, int candidate, Activity activity, double valley) {
    if (peaks.isEmpty()) {
      peaks.add(candidate);
      return;
    }
    int previous = peaks.get(peaks.size() - 1);
    long smaller = Math.min(activity.count(previous), activity.count(candidate));
    long lowest = activity.count(lowestBetween(activity, previous, candidate));
    if (lowest < valley * smaller) {
      peaks.add(candidate);
    } else if (activity.count(candidate) > activity.count(previous)) {
      peaks.set(peaks.size() - 1, candidate);
    }
  }

  private static int lowestBetween(Activity activity, int from, int to) {
    int lowest = from + 1;
    for (int i = from + 1; i < to; i++) {
      if (activity.count(i) < activity.count(lowest)) {
        lowest = i;
      }
    }
    return lowest;
  }
}
