package org.beyondviral.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.Bursts;
import org.beyondviral.attention.EffectiveNumber;
import org.beyondviral.people.BurstPeople;
import org.beyondviral.people.BurstUrn;
import org.jspecify.annotations.Nullable;

/**
 * When the traces of a campaign came.
 *
 * <p>The highest bin, or peak, is the bin with most traces, the earliest of several. What is said
 * of weeks is said of {@code activity.week}. Durations are in days of 24 hours whatever the bin.
 *
 * <p>Cost: linear in the bins of the campaign.
 */
public final class AttentionMeasures {
  private static final double NANOS_IN_DAY = 86_400e9;

  private AttentionMeasures() {}

  /**
   * t(⌈0.975 n⌉) − t(⌈0.025 n⌉), t(i) the time of the i-th of n traces. Days, at least 0; 0 for one
   * trace. Censored when the campaign is left-truncated or right-censored. Source: this study; one
   * stray early trace must not make a fade look old.
   */
  public static Result lifespanDays(CampaignFacts facts) {
    if (facts.campaign().leftTruncated() || facts.campaign().rightCensored()) {
      return Result.CENSORED;
    }
    return Result.ok(days(facts.times().onset(), facts.times().end()));
  }

  /**
   * From t(⌈0.025 n⌉) to the middle of the peak bin. Days, at least 0; 0 when the middle comes
   * first. Censored when the campaign is left-truncated, or when fewer than {@code
   * profiles.settle-weeks} weeks are observed after the peak, for a higher one may yet come.
   * Source: this study.
   */
  public static Result timeToPeakDays(CampaignFacts facts) {
    Activity activity = facts.activity();
    if (facts.campaign().leftTruncated() || !facts.isObservedAfterPeak()) {
      return Result.CENSORED;
    }
    Instant middle = activity.startOf(activity.peak()).plus(activity.bin().dividedBy(2));
    return Result.ok(Math.max(0, days(facts.times().onset(), middle)));
  }

  /**
   * Traces in the peak bin over all. Share, above 0, at most 1; always defined. Source: Crane &
   * Sornette (2008), who tell endogenous from exogenous attention by it.
   */
  public static Result peakShare(CampaignFacts facts) {
    Activity activity = facts.activity();
    return Result.share(activity.count(activity.peak()), activity.traces());
  }

  /**
   * From the end of the peak bin to the trace by which half of all later traces had come, the
   * ⌈m/2⌉-th of m. Days, at least 0. Undefined when nothing came later; censored when the campaign
   * is right-censored. Source: this study.
   */
  public static Result halfLifeDays(CampaignFacts facts) {
    if (facts.campaign().rightCensored()) {
      return Result.CENSORED;
    }
    @Nullable Instant half = facts.times().halfLater();
    if (half == null) {
      return Result.UNDEFINED;
    }
    return Result.ok(days(facts.activity().startOf(facts.activity().peak() + 1), half));
  }

  /**
   * Traces in the week before the peak bin, over those in the peak bin and the weeks on both sides.
   * Share, 0 to under 1. Censored when the archive does not observe both weeks. Source: Lehmann et
   * al. (2012), whose classes of hashtags are regions of the shares before, at and after the peak.
   */
  public static Result beforeShare(CampaignFacts facts) {
    return besidePeak(facts, -facts.rules().weekBins(), 0);
  }

  /**
   * Traces in the week after the peak bin, over those in the peak bin and the weeks on both sides.
   * Share, 0 to under 1. Censored when the archive does not observe both weeks. Source: Lehmann et
   * al. (2012).
   */
  public static Result afterShare(CampaignFacts facts) {
    return besidePeak(facts, 1, facts.rules().weekBins() + 1);
  }

  /**
   * Bins with a trace over all bins from the first to the last. Share, above 0, at most 1; always
   * defined. Source: this study.
   */
  public static Result activeDayShare(CampaignFacts facts) {
    return Result.share(facts.activity().activeBins(), facts.activity().bins());
  }

  /**
   * Effective number of bins: {@link EffectiveNumber#of} over the participant-days of each bin
   * (distinct known authors; traces where authors are not known). At least 1; always defined; a
   * lower bound when the archive cuts the campaign. Source: Hill (1973), order 1.
   */
  public static Result effectiveDays(CampaignFacts facts) {
    return Result.ok(EffectiveNumber.of(facts.participantDays()));
  }

  /**
   * Effective number of weeks: {@link EffectiveNumber#of} over the participant-days of each week,
   * weeks being counted from the campaign's first bin. A participant-day is one author in one bin;
   * where authors are not known, traces are counted instead. Weeks, at least 1; always defined; a
   * lower bound when the archive cuts the campaign. Source: Hill (1973), order 1.
   */
  public static Result effectiveWeeks(CampaignFacts facts) {
    return Result.ok(
        EffectiveNumber.of(
            EffectiveNumber.weekly(facts.participantDays(), facts.rules().weekBins())));
  }

  /**
   * Bursts, see {@link org.beyondviral.attention.Bursts}. Count, at least 0: a campaign that never
   * had {@code bursts.min-traces} in a bin has none. Always defined. Source: after Cheng et al.
   * (2016).
   */
  public static Result bursts(CampaignFacts facts) {
    return Result.count(facts.burstPeaks().size());
  }

  /**
   * Mean time between the peak bins of neighbouring bursts. Days, above 0. Undefined for fewer than
   * two bursts. Source: after Cheng et al. (2016).
   */
  public static Result burstGapDays(CampaignFacts facts) {
    List<Integer> peaks = facts.burstPeaks();
    if (peaks.size() < 2) {
      return Result.UNDEFINED;
    }
    Duration between =
        facts.activity().bin().multipliedBy(peaks.get(peaks.size() - 1) - peaks.get(0));
    return Result.ok(days(between) / (peaks.size() - 1));
  }

  /**
   * Over the second and later bursts, the mean of: people whose first trace in the campaign lies in
   * the burst, over distinct people in the burst. Bursts are parted at the lowest bin between their
   * peaks; those without a known author are left out. Share, 0 to 1. Undefined for fewer than two
   * bursts of known authors. Source: after Cheng et al. (2016).
   */
  public static Result burstNewcomerShare(CampaignFacts facts) {
    return Result.of(
        facts.burstPeople().stream()
            .skip(1)
            .mapToDouble(burst -> (double) burst.newcomers() / burst.people())
            .average());
  }

  /**
   * {@link #burstNewcomerShare} less what it would be if every burst drew its people from the
   * campaign's by chance: {@link BurstUrn}. Difference of shares, −1 to 1: above 0, bursts have
   * fresher people than chance gives. Undefined for fewer than two bursts of known authors. Source:
   * after Cheng et al. (2016).
   */
  public static Result burstNewcomerSurplus(CampaignFacts facts) {
    if (facts.burstPeople().size() < 2) {
      return Result.UNDEFINED;
    }
    double[] expected = BurstUrn.newcomerShares(facts.activeBins(), activeBinsByBurst(facts));
    return Result.of(
        facts.burstPeople().stream()
            .skip(1)
            .mapToDouble(b -> (double) b.newcomers() / b.people() - expected[b.burst()])
            .average());
  }

  private static long[] activeBinsByBurst(CampaignFacts facts) {
    long[] days = facts.participantDays();
    List<Integer> bounds = Bursts.bounds(facts.activity(), facts.burstPeaks());
    long[] burst = new long[bounds.size() + 1];
    for (int bin = 0, k = 0; bin < days.length; bin++) {
      k += k < bounds.size() && bin == bounds.get(k) ? 1 : 0;
      burst[k] += days[bin];
    }
    return burst;
  }

  /**
   * Mean, over neighbouring bursts, of the Jaccard index of their people: those in both over those
   * in either. Share, 0 to 1. Undefined where no two neighbouring bursts have known authors.
   * Source: after Cheng et al. (2016).
   */
  public static Result burstOverlap(CampaignFacts facts) {
    List<BurstPeople> bursts = facts.burstPeople();
    return Result.of(
        IntStream.range(1, bursts.size())
            .filter(k -> bursts.get(k).burst() == bursts.get(k - 1).burst() + 1)
            .mapToDouble(k -> jaccard(bursts.get(k - 1), bursts.get(k)))
            .average());
  }

  private static double jaccard(BurstPeople before, BurstPeople burst) {
    long both = burst.alsoBefore();
    return (double) both / (before.people() + burst.people() - both);
  }

  /**
   * Finite-size corrected burstiness of the times between traces on the archive's clock, see {@link
   * org.beyondviral.attention.InterEventTimes#burstiness} and {@link
   * org.beyondviral.attention.Rhythm}. Coefficient, −1 to 1. Undefined for fewer than three traces
   * or when all came at once. Source: Kim & Jo (2016).
   */
  public static Result burstiness(CampaignFacts facts) {
    return Result.of(facts.times().between().burstiness());
  }

  /**
   * Correlation of neighbouring times between traces on the archive's clock, see {@link
   * org.beyondviral.attention.InterEventTimes#memory} and {@link org.beyondviral.attention.Rhythm}.
   * Coefficient, −1 to 1. Undefined for fewer than four traces or when the times do not vary.
   * Source: Goh & Barabási (2008).
   */
  public static Result memory(CampaignFacts facts) {
    return Result.of(facts.times().between().memory());
  }

  /** Share of the bins from {@code from} up to {@code to}, as seen from the peak. */
  private static Result besidePeak(CampaignFacts facts, int from, int to) {
    Activity activity = facts.activity();
    int width = facts.rules().weekBins();
    int peak = activity.peak();
    if (activity.startOf(peak - width).isBefore(facts.campaign().observedFrom())
        || activity.startOf(peak + width + 1).isAfter(facts.campaign().observedTo())) {
      return Result.CENSORED;
    }
    long part = 0;
    long whole = 0;
    for (int d = -width; d <= width; d++) {
      whole += activity.count(peak + d);
      part += d >= from && d < to ? activity.count(peak + d) : 0;
    }
    return Result.share(part, whole);
  }

  private static double days(Instant from, Instant to) {
    return days(Duration.between(from, to));
  }

  private static double days(Duration duration) {
    return duration.toNanos() / NANOS_IN_DAY;
  }
}
