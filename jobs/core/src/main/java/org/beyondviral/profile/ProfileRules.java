package org.beyondviral.profile;

import java.io.Serializable;
import java.util.Locale;
import org.beyondviral.campaign.Profile;
import org.beyondviral.compare.Interval;
import org.beyondviral.compare.Proportion;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The rules that give a campaign its profile, tried in order, the first that matches deciding:
 *
 * <ol>
 *   <li>undecided: too few traces; or, where authors are known, too few participants or one account
 *       with too much of the participant-days
 *   <li>sustained movement: enough effective weeks and, where authors are known, enough
 *       participants who return
 *   <li>perennial topic: enough effective weeks alone
 *   <li>recurrent: two bursts or more with enough quiet weeks between two neighbours
 *   <li>viral fade: few effective weeks, one burst, settled
 *   <li>intermediate: effective weeks between the two, settled
 *   <li>undecided: everything else
 * </ol>
 *
 * <p>A lasting campaign with known authors of whom none is observed long enough to return stays
 * undecided between the second and the third rule.
 *
 * <p>An archive that holds a known random share of the traces hides returns: of somebody who came
 * twice it mostly has one trace. There the least share of returning participants is what such an
 * archive would show of it, and a campaign too near to it to tell stays undecided.
 *
 * @param minTraces fewer traces leave a campaign undecided
 * @param minParticipants fewer participants leave it undecided
 * @param maxAccountShare a larger share of one account leaves it undecided
 * @param lastingWeeks from as many effective weeks on it lasted
 * @param fadeWeeks under as many effective weeks it was short
 * @param returningShare least share of returning participants of a movement
 * @param quietWeeks quiet weeks between two bursts that make it recurrent
 * @param sampled share of the traces that the archive holds
 */
public record ProfileRules(
    long minTraces,
    int minParticipants,
    double maxAccountShare,
    double lastingWeeks,
    double fadeWeeks,
    double returningShare,
    int quietWeeks,
    double sampled)
    implements Serializable {

  private static final double ONE_STANDARD_ERROR = 0.6827;

  /** A profile and why, in words. */
  public record Verdict(Profile profile, String reason) {}

  public static ProfileRules of(Settings settings) {
    return new ProfileRules(
        settings.get(Setting.CAMPAIGNS_MIN_TRACES),
        settings.get(Setting.PROFILES_MIN_PARTICIPANTS),
        settings.get(Setting.PROFILES_MAX_ACCOUNT_SHARE),
        settings.get(Setting.PROFILES_EFFECTIVE_WEEKS),
        settings.get(Setting.PROFILES_FADE_WEEKS),
        settings.get(Setting.PROFILES_RETURNING_SHARE),
        settings.get(Setting.BURSTS_QUIET_WEEKS),
        settings.get(Setting.ARCHIVE_SAMPLED));
  }

  /** The same rules without least numbers of traces and participants, for thinned series. */
  public ProfileRules withoutMinimums() {
    return new ProfileRules(
        0, 0, maxAccountShare, lastingWeeks, fadeWeeks, returningShare, quietWeeks, sampled);
  }

  /** The profile of a campaign. */
  public Verdict decide(ProfileFacts facts) {
    @Nullable Verdict small = tooSmall(facts);
    if (small != null) {
      return small;
    }
    if (facts.effectiveWeeks() >= lastingWeeks) {
      return lasting(facts);
    }
    String weeks = "effective weeks " + tenths(facts.effectiveWeeks());
    if (recurs(facts.bursts(), facts.quietWeeks())) {
      return new Verdict(
          Profile.RECURRENT,
          "%d bursts with %d quiet weeks between (≥ %d); %s (< %s)"
              .formatted(
                  facts.bursts(), facts.quietWeeks(), quietWeeks, weeks, plain(lastingWeeks)));
    }
    if (!facts.settled()) {
      return new Verdict(
          Profile.UNDECIDED,
          "%s (< %s), but the archive ends before it settled"
              .formatted(weeks, plain(lastingWeeks)));
    }
    if (facts.effectiveWeeks() >= fadeWeeks) {
      return new Verdict(
          Profile.INTERMEDIATE,
          "%s (%s to %s), settled".formatted(weeks, plain(fadeWeeks), plain(lastingWeeks)));
    }
    if (facts.bursts() == 1) {
      return new Verdict(
          Profile.VIRAL_FADE, "%s (< %s), one burst, settled".formatted(weeks, plain(fadeWeeks)));
    }
    return new Verdict(
        Profile.UNDECIDED,
        facts.bursts() == 0
            ? "%s (< %s) and settled, but no burst".formatted(weeks, plain(fadeWeeks))
            : "%s (< %s) and settled, but %d bursts with %d quiet weeks between (< %d)"
                .formatted(
                    weeks, plain(fadeWeeks), facts.bursts(), facts.quietWeeks(), quietWeeks));
  }

  /** Whether that many bursts, with so many quiet weeks between two of them, are recurrent. */
  boolean recurs(int bursts, int quiet) {
    return bursts >= 2 && quiet >= quietWeeks;
  }

  private @Nullable Verdict tooSmall(ProfileFacts facts) {
    if (facts.traces() < minTraces) {
      return new Verdict(
          Profile.UNDECIDED, "%d traces (< %d)".formatted(facts.traces(), minTraces));
    }
    if (!facts.authorsKnown()) {
      return null;
    }
    if (facts.participants() < minParticipants) {
      return new Verdict(
          Profile.UNDECIDED,
          "%d participants (< %d)".formatted(facts.participants(), minParticipants));
    }
    return facts.mostAccountShare() > maxAccountShare
        ? new Verdict(
            Profile.UNDECIDED,
            "one account has %s of participant-days (> %s)"
                .formatted(
                    plain(Math.ceil(facts.mostAccountShare() * 1000 - 1e-9) / 10) + " %",
                    percent(maxAccountShare)))
        : null;
  }

  private Verdict lasting(ProfileFacts facts) {
    String weeks =
        "effective weeks %s ≥ %s".formatted(tenths(facts.effectiveWeeks()), plain(lastingWeeks));
    if (!facts.authorsKnown()) {
      return new Verdict(Profile.SUSTAINED_MOVEMENT, weeks + "; authors are not known");
    }
    @Nullable Double returning = facts.returningShare();
    if (returning == null) {
      return new Verdict(
          Profile.UNDECIDED, weeks + ", but nobody is observed long enough to return");
    }
    if (sampled < 1) {
      return thinned(weeks, returning, facts.participants());
    }
    return returning >= returningShare
        ? new Verdict(
            Profile.SUSTAINED_MOVEMENT,
            "%s and %s of participants return (≥ %s)"
                .formatted(weeks, percent(returning), percent(returningShare)))
        : new Verdict(
            Profile.PERENNIAL_TOPIC,
            "%s, but only %s of participants return (< %s)"
                .formatted(weeks, percent(returning), percent(returningShare)));
  }

  /**
   * Whether people came back, in an archive that holds a random share s of the traces.
   *
   * <p>If each time somebody comes they come again with chance r, a geometric law, then among those
   * whom the archive shows at all, the share shown twice is r s / (1 − r (1 − s)), and the law is
   * geometric again. Somebody who came often is likelier shown, so it is a floor where some come
   * far more often than others. The share seen is told from it when Wilson's interval of one
   * standard error lies to one side.
   */
  private Verdict thinned(String weeks, double returning, long participants) {
    double least = returningShare * sampled / (1 - returningShare * (1 - sampled));
    Interval seen =
        Proportion.wilson(Math.round(returning * participants), participants, ONE_STANDARD_ERROR);
    String share =
        "%s of participants return in a sample of %s"
            .formatted(percent(returning), percent(sampled));
    if (seen.low() >= least) {
      return new Verdict(
          Profile.SUSTAINED_MOVEMENT, "%s and %s (≥ %s)".formatted(weeks, share, percent(least)));
    }
    return seen.high() < least
        ? new Verdict(
            Profile.PERENNIAL_TOPIC,
            "%s, but only %s (< %s)".formatted(weeks, share, percent(least)))
        : new Verdict(
            Profile.UNDECIDED,
            "%s, but %s, too near %s to tell".formatted(weeks, share, percent(least)));
  }

  /** Cut, not rounded: 11.97 must not read as 12.0 beside a threshold of 12. */
  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", Math.floor(value * 10 + 1e-9) / 10);
  }

  private static String percent(double share) {
    return plain(Math.floor(share * 1000 + 1e-9) / 10) + " %";
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
