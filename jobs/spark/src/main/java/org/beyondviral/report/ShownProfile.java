package org.beyondviral.report;

import static org.beyondviral.settings.Setting.BURSTS_QUIET_WEEKS;
import static org.beyondviral.settings.Setting.CAMPAIGNS_MIN_TRACES;
import static org.beyondviral.settings.Setting.PROFILES_EFFECTIVE_WEEKS;
import static org.beyondviral.settings.Setting.PROFILES_FADE_WEEKS;
import static org.beyondviral.settings.Setting.PROFILES_MAX_ACCOUNT_SHARE;
import static org.beyondviral.settings.Setting.PROFILES_MIN_PARTICIPANTS;
import static org.beyondviral.settings.Setting.PROFILES_RETURNING_SHARE;
import static org.beyondviral.settings.Setting.PROFILES_SETTLE_SHARE;
import static org.beyondviral.settings.Setting.PROFILES_SETTLE_WEEKS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.beyondviral.campaign.Profile;
import org.beyondviral.settings.Settings;

/** The profiles in the order the page shows them: the two compared first. */
enum ShownProfile {
  VIRAL_FADE(Profile.VIRAL_FADE, "Viral fade"),
  SUSTAINED_MOVEMENT(Profile.SUSTAINED_MOVEMENT, "Sustained movement"),
  PERENNIAL_TOPIC(Profile.PERENNIAL_TOPIC, "Perennial topic"),
  RECURRENT(Profile.RECURRENT, "Recurrent"),
  INTERMEDIATE(Profile.INTERMEDIATE, "Intermediate"),
  UNDECIDED(Profile.UNDECIDED, "Undecided");

  private final Profile profile;
  private final String title;

  ShownProfile(Profile profile, String title) {
    this.profile = profile;
    this.title = title;
  }

  static Optional<ShownProfile> find(String key) {
    return Arrays.stream(values()).filter(profile -> profile.key().equals(key)).findFirst();
  }

  /** The title of that profile; the key itself for one not known here. */
  static String title(String key) {
    return find(key).map(ShownProfile::title).orElse(Words.sentence(key));
  }

  /** The name in tables. */
  String key() {
    return profile.word();
  }

  String title() {
    return title;
  }

  String meaning() {
    return profile.meaning();
  }

  /** Place among the rules; the first that fits decides. */
  int turn() {
    return List.of(Profile.values()).indexOf(profile) + 1;
  }

  /** The rule with the thresholds of this run. */
  String rule(Settings settings) {
    String lasted = Numbers.value(settings.get(PROFILES_EFFECTIVE_WEEKS));
    String brief = Numbers.value(settings.get(PROFILES_FADE_WEEKS));
    return switch (this) {
      case UNDECIDED ->
          "Fewer than %s; or, where authors are known, fewer than %s or one account with over %s of the participant-days. Also whatever no other rule fits."
              .formatted(
                  Numbers.count(settings.get(CAMPAIGNS_MIN_TRACES), "trace"),
                  Numbers.count(settings.get(PROFILES_MIN_PARTICIPANTS), "participant"),
                  Numbers.share(settings.get(PROFILES_MAX_ACCOUNT_SHARE)));
      case SUSTAINED_MOVEMENT ->
          "At least %s effective weeks and, where authors are known, at least %s of the participants active on two or more days."
              .formatted(lasted, Numbers.share(settings.get(PROFILES_RETURNING_SHARE)));
      case PERENNIAL_TOPIC ->
          "At least %s effective weeks, with fewer people returning than a movement needs."
              .formatted(lasted);
      case RECURRENT ->
          "Two or more bursts with at least %s quiet weeks between them."
              .formatted(settings.get(BURSTS_QUIET_WEEKS));
      case VIRAL_FADE ->
          "Fewer than %s effective weeks, one burst, and settled: %s weeks observed after the peak, each of the last two under %s of the highest week."
              .formatted(
                  brief,
                  settings.get(PROFILES_SETTLE_WEEKS),
                  Numbers.share(settings.get(PROFILES_SETTLE_SHARE)));
      case INTERMEDIATE -> "From %s to %s effective weeks, and settled.".formatted(brief, lasted);
    };
  }
}
