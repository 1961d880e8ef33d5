package org.beyondviral.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.Bursts;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.CampaignTimes;
import org.beyondviral.attention.Censoring;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.decay.Decay;
import org.beyondviral.attention.decay.PostPeak;
import org.beyondviral.attention.hawkes.Excitation;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.incentive.ReturnHazard;
import org.beyondviral.incentive.ReturnRatio;
import org.beyondviral.leadership.LeadershipFacts;
import org.beyondviral.network.NetworkFacts;
import org.beyondviral.people.BurstPeople;
import org.beyondviral.people.Gini;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.recruitment.Exposure;
import org.beyondviral.recruitment.ExposureChance;
import org.beyondviral.recruitment.RecruitmentFacts;
import org.jspecify.annotations.Nullable;

/** One campaign as every measure sees it. */
public final class CampaignFacts {
  private final MeasureInput input;
  private final MeasureRules rules;
  private final Activity activity;
  private final boolean authorsKnown;
  private final long[] participantDays;
  private final List<Integer> burstPeaks;
  private final Once<Optional<Decay>> decay;
  private final Once<Optional<Excitation>> excitation;

  /**
   * A campaign to be measured.
   *
   * @param rhythm of the archive
   */
  public CampaignFacts(MeasureInput input, MeasureRules rules, Rhythm rhythm) {
    this.input = input;
    this.rules = rules;
    this.activity = activity(input.bins(), rules.bin());
    this.authorsKnown =
        authorsKnown(input.people().traces(), activity.traces(), rules.knownShare());
    this.participantDays = participantDays(input.bins(), activity, authorsKnown);
    this.burstPeaks = Bursts.peaks(activity, rules.bursts());
    this.decay =
        new Once<>(
            () ->
                isObservedAfterPeak()
                    ? Decay.of(PostPeak.of(activity, burstPeaks, campaign().observedTo()))
                    : Optional.empty());
    this.excitation = new Once<>(() -> Excitation.of(input.traceTimes(), rhythm));
  }

  /** Whether enough of a campaign's traces name an author for people to be counted. */
  public static boolean authorsKnown(long tracesWithAuthor, long traces, double knownShare) {
    return tracesWithAuthor > 0 && tracesWithAuthor >= knownShare * traces;
  }

  /** The traces of a campaign by bin. */
  public static Activity activity(List<CampaignActivity> bins, Duration bin) {
    return Activity.of(
        bin,
        bins.stream().mapToLong(row -> Activity.binOf(row.binStart(), bin)).toArray(),
        bins.stream().mapToLong(CampaignActivity::traces).toArray());
  }

  /**
   * Participant-days by bin from the campaign's first: distinct known authors in each, or traces
   * where authors are not known.
   */
  public static long[] participantDays(
      List<CampaignActivity> bins, Activity activity, boolean authorsKnown) {
    if (!authorsKnown) {
      return activity.counts();
    }
    long[] days = new long[activity.bins()];
    for (CampaignActivity row : bins) {
      days[(int) (Activity.binOf(row.binStart(), activity.bin()) - activity.firstBin())] +=
          row.participants();
    }
    return days;
  }

  public Campaign campaign() {
    return input.campaign();
  }

  public Activity activity() {
    return activity;
  }

  /** Whether enough of its traces name an author for people to be counted. */
  public boolean authorsKnown() {
    return authorsKnown;
  }

  /** Participant-days by bin; traces where authors are not known. */
  public long[] participantDays() {
    return participantDays.clone();
  }

  /** Peak bins of its bursts, ascending. */
  public List<Integer> burstPeaks() {
    return burstPeaks;
  }

  /** Whether the archive observes its peak's weeks to settle in. */
  public boolean isObservedAfterPeak() {
    return Censoring.isObservedAfterPeak(activity, campaign().observedTo(), rules.censoring());
  }

  /** Its decay; empty when too little came after its peak, or too little of that is observed. */
  public Optional<Decay> decay() {
    return decay.get();
  }

  /** Its self-excitation; empty for too few traces. */
  public Optional<Excitation> excitation() {
    return excitation.get();
  }

  public CampaignTimes times() {
    return input.times();
  }

  public CascadeFacts cascades() {
    return input.cascades();
  }

  public PeopleFacts people() {
    return input.people();
  }

  /** How many participants made how many traces, ascending. */
  public List<Gini.Level> levels() {
    return input.levels();
  }

  /** Who took part in each of its bursts; empty for fewer than two bursts. */
  public List<BurstPeople> burstPeople() {
    return input.burstPeople();
  }

  /** How many participants were active in how many bins; empty for fewer than two bursts. */
  public List<Gini.Level> activeBins() {
    return input.activeBins();
  }

  /** How its participants came. */
  public RecruitmentFacts recruitment() {
    RecruitmentFacts recruitment = input.recruitment();
    return recruitment == null ? RecruitmentFacts.NOBODY : recruitment;
  }

  /** What the recursive scheme would have paid; null where nobody is known. */
  public @Nullable Incentive recursive() {
    return input.recursive();
  }

  /** Who came back with and without a response, by day and audience. */
  public List<ReturnRatio.Stratum> feedback() {
    return input.feedback();
  }

  /** How long people stayed away, by the responses they had. */
  public List<ReturnHazard.Spell> spells() {
    return input.spells();
  }

  /** How many neighbours had joined before those who came, and those who did not. */
  public List<Exposure.Count> exposures() {
    return input.exposures();
  }

  /** How the chance to join grew with exposures. */
  public List<ExposureChance> exposureChances() {
    return Exposure.chances(campaign().campaignId(), exposures());
  }

  /** Who led it; null where nobody responded to anybody. */
  public @Nullable LeadershipFacts leadership() {
    return input.leadership();
  }

  /** Its network; null without a participant. */
  public @Nullable NetworkFacts network() {
    return input.network();
  }

  public MeasureRules rules() {
    return rules;
  }
}
