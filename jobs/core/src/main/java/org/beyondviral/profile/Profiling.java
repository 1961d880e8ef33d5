package org.beyondviral.profile;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.Bursts;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.Censoring;
import org.beyondviral.attention.EffectiveNumber;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Profile;
import org.beyondviral.measure.CampaignFacts;
import org.beyondviral.measure.MeasureRules;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Profiles campaigns from their activity by bin.
 *
 * @param measures how activity is measured
 * @param rules how measures decide
 * @param seed seed of the resamples behind the confidence
 */
public record Profiling(MeasureRules measures, ProfileRules rules, long seed)
    implements Serializable {
  private static final int RESAMPLES = 20;

  public static Profiling of(Settings settings) {
    return new Profiling(
        MeasureRules.of(settings), ProfileRules.of(settings), settings.get(Setting.SEED));
  }

  /**
   * The profile of a campaign.
   *
   * @param bins its bins with traces
   * @param returningShare its measure returning_share; null without a value
   * @param tracesWithAuthor its traces by known authors
   * @param mostParticipantDays participant-days of its busiest account
   */
  public CampaignProfile profile(
      Campaign campaign,
      List<CampaignActivity> bins,
      @Nullable Double returningShare,
      long tracesWithAuthor,
      long mostParticipantDays) {
    Seen seen = seen(campaign, bins, tracesWithAuthor);
    ProfileFacts facts =
        facts(campaign, seen, returningShare, tracesWithAuthor, mostParticipantDays);
    ProfileRules.Verdict verdict = rules.decide(facts);
    return new CampaignProfile(
        campaign.campaignId(),
        verdict.profile().word(),
        confidence(campaign, seen, facts, verdict.profile()),
        verdict.reason(),
        null);
  }

  /**
   * The share of resamples in which the label holds.
   *
   * <p>Of the campaign's series by bin, {@value #RESAMPLES} resamples are drawn. In each, every
   * trace and every participant-day stays with probability 0.8, independently; then the bins are
   * shifted by one fraction of a bin, uniform from 0 to 1: each trace and participant-day moves to
   * the next bin with that probability. Effective weeks, bursts, quiet weeks and whether it settled
   * are computed anew and the rules applied, without those that ask for least numbers of traces and
   * participants, and with a burst's least number of traces thinned like the traces. What no series
   * by bin can tell is held as measured: the share of participants who return, and that of the
   * busiest account. Draws are seeded by the seed and the campaign's id.
   *
   * @return from 0 to 1; null for a campaign left undecided for its size alone, which no resample
   *     can confirm
   */
  private @Nullable Double confidence(
      Campaign campaign, Seen seen, ProfileFacts facts, Profile profile) {
    ProfileRules relaxed = rules.withoutMinimums();
    if (relaxed.decide(facts).profile() != profile) {
      return null;
    }
    Bursts.Rules burstRules = measures.bursts().thinned(Resampling.KEPT);
    Resampling resampling = new Resampling(seed, campaign.campaignId());
    int held = 0;
    for (int i = 0; i < RESAMPLES; i++) {
      ProfileFacts again = facts(resampling.draw(seen), facts, burstRules);
      held += relaxed.decide(again).profile() == profile ? 1 : 0;
    }
    return (double) held / RESAMPLES;
  }

  /** A campaign as another archive shows it; empty when no trace of it is left. */
  Optional<Variation.Judged> judge(
      Campaign campaign,
      List<CampaignActivity> bins,
      @Nullable Double returningShare,
      long tracesWithAuthor,
      long mostParticipantDays,
      View view) {
    Seen seen = seen(campaign, bins, tracesWithAuthor);
    ProfileFacts facts =
        facts(campaign, seen, returningShare, tracesWithAuthor, mostParticipantDays);
    return view.of(seen, campaign, Resampling.random(seed, campaign.campaignId()))
        .map(other -> facts(other, facts, measures.bursts()))
        .map(again -> new Variation.Judged(rules.decide(again).profile(), again.bursts()));
  }

  /** The same judgement without least numbers of traces and participants. */
  Profiling withoutMinimums() {
    return new Profiling(measures, rules.withoutMinimums(), seed);
  }

  private Seen seen(Campaign campaign, List<CampaignActivity> bins, long tracesWithAuthor) {
    Activity activity = CampaignFacts.activity(bins, measures.bin());
    boolean known =
        CampaignFacts.authorsKnown(tracesWithAuthor, activity.traces(), measures.knownShare());
    return new Seen(
        activity, CampaignFacts.participantDays(bins, activity, known), campaign.observedTo());
  }

  private ProfileFacts facts(
      Campaign campaign,
      Seen seen,
      @Nullable Double returningShare,
      long tracesWithAuthor,
      long mostParticipantDays) {
    long traces = seen.activity().traces();
    boolean known = CampaignFacts.authorsKnown(tracesWithAuthor, traces, measures.knownShare());
    double most =
        known ? (double) mostParticipantDays / Arrays.stream(seen.participantDays()).sum() : 0;
    return facts(
        seen,
        new ProfileFacts(
            traces, known, campaign.participants(), most, 1, returningShare, 0, 0, false),
        measures.bursts());
  }

  /**
   * The facts of a series. In a sampled archive bursts of fewer traces count where they make the
   * campaign recurrent, and only there: chance alone makes small peaks in the tail of a fade.
   */
  private ProfileFacts facts(Seen seen, ProfileFacts known, Bursts.Rules strict) {
    Activity activity = seen.activity();
    Bursts.Rules sampled = strict.sampled(rules.sampled());
    List<Integer> told = Bursts.peaks(activity, sampled);
    boolean recurs = rules.recurs(told.size(), Bursts.quietWeeks(activity, told, sampled));
    List<Integer> peaks = recurs ? told : Bursts.peaks(activity, strict);
    return new ProfileFacts(
        activity.traces(),
        known.authorsKnown(),
        known.participants(),
        known.mostAccountShare(),
        EffectiveNumber.of(
            EffectiveNumber.weekly(seen.participantDays(), activity.binsIn(measures.week()))),
        known.returningShare(),
        peaks.size(),
        Bursts.quietWeeks(activity, peaks, strict),
        Censoring.settled(activity, seen.observedTo(), measures.censoring()));
  }
}
