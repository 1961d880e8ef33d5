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
import java.util.Locale;
import java.util.Optional;
import org.beyondviral.settings.Settings;

/** The profiles in the order the page shows them, in words. */
enum Profile {
  VIRAL_FADE("Viral fade", "Burst once and was over within weeks."),
  SUSTAINED_MOVEMENT("Sustained movement", "Lasted, and its people came back."),
  PERENNIAL_TOPIC("Perennial topic", "Lasted, but its people did not come back: a standing topic."),
  RECURRENT("Recurrent", "Burst, fell silent, and burst again."),
  INTERMEDIATE("Intermediate", "Lasted longer than a fade and less than a movement, and is over."),
  UNDECIDED("Undecided", "Too little to judge by, or the archive ended too soon.");

  private final String title;
  private final String meaning;

  Profile(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  static Optional<Profile> find(String key) {
    return Arrays.stream(values()).filter(profile -> profile.key().equals(key)).findFirst();
  }

  /** The title of that profile; the key itself for one not known here. */
  static String title(String key) {
    return find(key).map(Profile::title).orElse(key);
  }

  /** The name in tables. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  String meaning() {
    return meaning;
  }

  /** Place among the rules; the first that fits decides. */
  int turn() {
    return switch (this) {
      case UNDECIDED -> 1;
      case SUSTAINED_MOVEMENT -> 2;
      case PERENNIAL_TOPIC -> 3;
      case RECURRENT -> 4;
      case VIRAL_FADE -> 5;
      case INTERMEDIATE -> 6;
    };
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
