package org.beyondviral.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.beyondviral.incentive.Concentration;
import org.beyondviral.people.Gini;
import org.beyondviral.people.PeopleFacts;

/**
 * Who took part, and who came back. A participant is a known author with at least one trace.
 *
 * <p>Undefined, every one, where authors are not known: where fewer than {@code people.known-share}
 * of the traces name one.
 *
 * <p>Cost: constant, from sums over the participants; the Gini coefficient is linear in the
 * distinct numbers of traces.
 */
public final class PeopleMeasures {
  private PeopleMeasures() {}

  /** Distinct known authors. People, at least 1. Source: this study. */
  public static Result participants(CampaignFacts facts) {
    return known(facts, people -> Result.count(people.participants()));
  }

  /** Traces of known authors over participants. Ratio, at least 1. Source: this study. */
  public static Result tracesPerParticipant(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.traces(), people.participants()));
  }

  /**
   * Participants active on two or more distinct days (UTC), among those observed for {@code
   * people.observed} or longer after their first trace. Share, 0 to 1. Insufficient when nobody is
   * observed that long. Source: this study.
   */
  public static Result returningShare(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.returned(), people.observed()));
  }

  /**
   * Participants with a trace from 7 up to 14 days (of 24 hours, 14 exclusive) after their first,
   * among those whose 14 days the archive observes. Share, 0 to 1. Insufficient when nobody is
   * observed that long. Source: standard cohort retention.
   */
  public static Result retention7d(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.seenAgain7d(), people.observed14d()));
  }

  /** As {@link #retention7d}, from 30 up to 60 days. */
  public static Result retention30d(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.seenAgain30d(), people.observed60d()));
  }

  /** As {@link #retention7d}, from 90 up to 180 days. */
  public static Result retention90d(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.seenAgain90d(), people.observed180d()));
  }

  /**
   * Traces by participants active in four or more weeks, over all traces of participants; weeks are
   * counted from the campaign's first bin. Share, 0 to 1. Source: this study.
   */
  public static Result coreShare(CampaignFacts facts) {
    return known(facts, people -> Result.share(people.coreTraces(), people.traces()));
  }

  /**
   * {@link Gini#of} of traces per participant. Share, 0 when all made as many, under 1. Source:
   * Gini (1912).
   */
  public static Result activityGini(CampaignFacts facts) {
    return known(facts, people -> Result.ok(Gini.of(facts.levels())));
  }

  /**
   * Share of the traces by participants that the most active ⌈n / 100⌉ of n made: {@link
   * Concentration}. Share, above 0 to 1; of up to a hundred participants that of one. Source: this
   * study.
   */
  public static Result activityTop1Share(CampaignFacts facts) {
    return known(
        facts,
        people -> {
          List<Gini.Level> mostFirst = new ArrayList<>(facts.levels());
          Collections.reverse(mostFirst);
          return Result.of(
              Concentration.of(mostFirst.iterator(), people.participants()).top1Share());
        });
  }

  private static Result known(CampaignFacts facts, Function<PeopleFacts, Result> measure) {
    return facts.authorsKnown() ? measure.apply(facts.people()) : Result.UNDEFINED;
  }
}
