package org.beyondviral.compare;

/**
 * How long a subject was seen to last.
 *
 * @param bins whole bins of activity from the start of its clock
 * @param ended whether it ended then; if not, it was last observed then, going on
 */
public record Lifetime(long bins, boolean ended) {

  /**
   * How long a campaign lasted after its peak.
   *
   * <p>The clock starts with the bin that holds most traces, the earliest of several. The campaign
   * ends where the first quiet stretch after that bin begins: {@code quietBins} bins, all of them
   * observed, in which every run of {@code weekBins} bins holds less than {@code quietShare} of the
   * most traces in any such run of the campaign; a stretch is never shorter than a week. Without
   * such a stretch it is censored where the archive stops observing. What comes after the end, such
   * as a second burst a year later, does not bring it back.
   *
   * <p>Range: from 1 bin, or 0 when the archive stops observing at the peak. Cost: O(active bins),
   * whatever the silence between them.
   *
   * @param bins numbers of the bins with traces, ascending; at least one
   * @param traces traces in each of them
   * @param weekBins bins of a week, at least 1
   * @param quietBins bins of a quiet stretch, at least 1
   * @param quietShare share of the highest week, 0 to 1
   * @param observedTo number of the first bin that is not wholly observed
   */
  public static Lifetime afterPeak(
      long[] bins,
      long[] traces,
      long weekBins,
      long quietBins,
      double quietShare,
      long observedTo) {
    long peak = bins[peak(traces)];
    double limit = quietShare * highestWeek(bins, traces, weekBins);
    long stretch = Math.max(quietBins, weekBins);
    // Weeks that begin from `quiet` on are quiet as far as the sweep has come.
    long quiet = peak + 1;
    long sum = 0;
    int entering = 0;
    int leaving = 0;
    while (quiet + stretch <= observedTo) {
      // The sum over the week that begins at `next` changes where a bin enters or leaves it.
      long enters = entering < bins.length ? bins[entering] - weekBins + 1 : Long.MAX_VALUE;
      long leaves = leaving < entering ? bins[leaving] + 1 : Long.MAX_VALUE;
      long next = Math.min(enters, leaves);
      boolean loud = sum >= limit;
      if (!loud && next > quiet + stretch - weekBins) {
        return new Lifetime(quiet - peak, true);
      }
      if (loud) {
        quiet = Math.max(quiet, next);
      }
      if (next == Long.MAX_VALUE) {
        break;
      }
      if (enters == next) {
        sum += traces[entering++];
      }
      if (leaves == next) {
        sum -= traces[leaving++];
      }
    }
    return new Lifetime(Math.max(0, observedTo - peak), false);
  }

  private static int peak(long[] traces) {
    int peak = 0;
    for (int i = 1; i < traces.length; i++) {
      if (traces[i] > traces[peak]) {
        peak = i;
      }
    }
    return peak;
  }

  private static long highestWeek(long[] bins, long[] traces, long weekBins) {
    long sum = 0;
    long highest = 0;
    int first = 0;
    for (int i = 0; i < bins.length; i++) {
      sum += traces[i];
      while (bins[i] - bins[first] >= weekBins) {
        sum -= traces[first++];
      }
      highest = Math.max(highest, sum);
    }
    return highest;
  }
}
