package org.beyondviral.profile;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
    Activity activity = CampaignFacts.activity(bins, measures.bin());
    boolean known =
        CampaignFacts.authorsKnown(tracesWithAuthor, activity.traces(), measures.knownShare());
    long[] days = CampaignFacts.participantDays(bins, activity, known);
    double most = known ? (double) mostParticipantDays / Arrays.stream(days).sum() : 0;
    ProfileFacts facts =
        facts(
            activity,
            days,
            campaign.observedTo(),
            new ProfileFacts(
                activity.traces(),
                known,
                campaign.participants(),
                most,
                1,
                returningShare,
                0,
                0,
                false),
            measures.bursts());
    ProfileRules.Verdict verdict = rules.decide(facts);
    return new CampaignProfile(
        campaign.campaignId(),
        verdict.profile().word(),
        confidence(campaign, activity, days, facts, verdict.profile()),
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
   * are computed anew and the rules applied, without the rules that ask for least numbers of traces
   * and participants. What no series by bin can tell is held as measured: the share of participants
   * who return, and that of the busiest account. Draws are seeded by the seed and the campaign's
   * id.
   *
   * @return from 0 to 1; null for a campaign left undecided for its size alone, which no resample
   *     can confirm
   */
  private @Nullable Double confidence(
      Campaign campaign, Activity activity, long[] days, ProfileFacts facts, Profile profile) {
    ProfileRules relaxed = rules.withoutMinimums();
    Bursts.Rules burstRules = measures.bursts().withoutMinimum();
    if (profile == Profile.UNDECIDED) {
      ProfileFacts large = facts(activity, days, campaign.observedTo(), facts, burstRules);
      if (relaxed.decide(large).profile() != profile) {
        return null;
      }
    }
    Resampling resampling = new Resampling(seed, campaign.campaignId());
    int held = 0;
    for (int i = 0; i < RESAMPLES; i++) {
      Resampling.Drawn drawn = resampling.draw(activity, days);
      ProfileFacts again =
          facts(
              drawn.activity(), drawn.participantDays(), campaign.observedTo(), facts, burstRules);
      held += relaxed.decide(again).profile() == profile ? 1 : 0;
    }
    return (double) held / RESAMPLES;
  }

  private ProfileFacts facts(
      Activity activity,
      long[] days,
      Instant observedTo,
      ProfileFacts known,
      Bursts.Rules burstRules) {
    List<Integer> peaks = Bursts.peaks(activity, burstRules);
    return new ProfileFacts(
        known.traces(),
        known.authorsKnown(),
        known.participants(),
        known.mostAccountShare(),
        EffectiveNumber.of(EffectiveNumber.weekly(days, measures.weekBins())),
        known.returningShare(),
        peaks.size(),
        Bursts.quietWeeks(activity, peaks, burstRules),
        Censoring.settled(activity, observedTo, measures.censoring()));
  }
}
