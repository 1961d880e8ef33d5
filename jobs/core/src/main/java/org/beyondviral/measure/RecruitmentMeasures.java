package org.beyondviral.measure;

import java.util.function.Function;
import org.beyondviral.recruitment.LogRank;
import org.beyondviral.recruitment.RecruitmentFacts;

/**
 * How participants came into a campaign. A participant's recruiter is the author of the trace that
 * his first trace acted on; generation 0 are those nobody recruited; where that trace is unseen, or
 * of unknown author, generation is unknown, and so it is for everybody below.
 *
 * <p>Undefined, every one, where authors are not known. Cost: constant, from sums.
 */
public final class RecruitmentMeasures {
  private static final double SECONDS_PER_HOUR = 3_600;

  /** Fewer recruits expected of a kind tell nothing about its speed. */
  private static final double LEAST_EXPECTED = 5;

  private RecruitmentMeasures() {}

  /**
   * Recruited over those of known generation. Share, 0 to 1, from low, the unknown counted as not
   * recruited, to high, all of them recruited. Insufficient when no generation is known. Source:
   * this study.
   */
  public static Result recruitedShare(CampaignFacts facts) {
    return known(
        facts,
        people -> {
          long known = people.recruited() + people.unrecruited();
          double all = known + people.unknown();
          return known == 0
              ? Result.INSUFFICIENT
              : Result.between(
                  people.recruited() / all,
                  (double) people.recruited() / known,
                  (people.recruited() + people.unknown()) / all);
        });
  }

  /**
   * Highest generation. Hops, at least 0. Insufficient when no generation is known. Source: Pickard
   * et al. (2011), whose deepest chains had about fifteen.
   */
  public static Result maxGeneration(CampaignFacts facts) {
    return known(
        facts,
        people ->
            people.recruited() + people.unrecruited() == 0
                ? Result.INSUFFICIENT
                : Result.count(people.maxGeneration()));
  }

  /**
   * Mean generation of the recruited. Hops, at least 1. Insufficient when nobody was recruited.
   * Source: Pickard et al. (2011).
   */
  public static Result meanGeneration(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.generations(), people.recruited()));
  }

  /**
   * Recruited over those of known generation, among those who joined {@code people.observed} or
   * more before the end. In a forest of finite trees this is the mean number of recruits of a
   * participant, the reproduction number, and below 1: a Galton–Watson process of mean R has trees
   * of mean size 1 / (1 − R), of which a share R is recruited. Ratio, 0 to 1. Insufficient when
   * nobody joined that early. Source: this study.
   */
  public static Result reproductionNumber(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.observedRecruited(), people.observed()));
  }

  /**
   * Median time from the trace acted on to the recruit's first trace. Hours, at least 0.
   * Insufficient when nobody was recruited. Source: Alstott, Madnick & Velu (2014).
   */
  public static Result recruitDelayHours(CampaignFacts facts) {
    return known(
        facts,
        people -> {
          Double seconds = people.medianDelaySeconds();
          return seconds == null ? Result.INSUFFICIENT : Result.ok(seconds / SECONDS_PER_HOUR);
        });
  }

  /**
   * Ratio of the hazards to come, of those who acted on a trace whose author had brought somebody
   * before the day of it, over the others: {@link org.beyondviral.recruitment.LogRank}. Only traces
   * of one day (UTC) by accounts with as many digits of audience are compared, for a campaign
   * quickens and slows, and large accounts are answered sooner. Who was paid under {@code direct}
   * rewards by then is so compared with who was not. Ratio, at least 0, with its interval, which
   * reckons with recruits of one recruiter being alike; 0 has none. Insufficient when fewer than
   * five of either kind are expected, or recruiters' groups are worth fewer than two. Source: after
   * Alstott, Madnick & Velu (2014).
   */
  public static Result rewardedRecruitSpeed(CampaignFacts facts) {
    return known(facts, people -> speed(facts, people.rewarded()));
  }

  /**
   * As {@link #rewardedRecruitSpeed}, of recruits of their recruiter's community over those of
   * another.
   */
  public static Result alikeRecruitSpeed(CampaignFacts facts) {
    return known(facts, people -> speed(facts, people.alike()));
  }

  private static Result speed(CampaignFacts facts, LogRank delays) {
    if (delays.ratio().isEmpty()
        || Math.min(delays.expected(), delays.othersExpected()) < LEAST_EXPECTED
        || delays.groups() < 2) {
      return Result.INSUFFICIENT;
    }
    double ratio = delays.ratio().getAsDouble();
    if (ratio > 0 && Double.isNaN(delays.error())) {
      return Result.INSUFFICIENT;
    }
    double factor = delays.factor(facts.rules().confidence());
    return ratio == 0 ? Result.ok(0) : Result.between(ratio / factor, ratio, ratio * factor);
  }

  /**
   * Of the recruits who form a pair with another than their recruiter, the share whose community is
   * not his. Who has nobody but his recruiter is of his community by that alone, and left out; for
   * the others the tie to the recruiter still weighs, so that the share is low rather than high.
   * Communities are those of the campaign's network: {@link org.beyondviral.network.Communities}.
   * Share, 0 to 1. Insufficient when there is no such recruit. Source: after Rutherford et al.
   * (2013), who asked whether recruitment leaves the place it is in.
   */
  public static Result communityEscapeShare(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.escaped(), people.placed()));
  }

  private static Result known(CampaignFacts facts, Function<RecruitmentFacts, Result> measure) {
    return facts.authorsKnown() ? measure.apply(facts.recruitment()) : Result.UNDEFINED;
  }
}
