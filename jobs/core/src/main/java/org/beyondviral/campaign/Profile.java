package org.beyondviral.campaign;

import java.util.Locale;

/** How a campaign's attention lasted. */
public enum Profile {
  UNDECIDED("Too little was seen of it to tell."),
  SUSTAINED_MOVEMENT("It lasted, and its people came back."),
  PERENNIAL_TOPIC("It lasted, but its people did not come back: a standing topic."),
  RECURRENT("It burst, fell quiet for weeks, and burst again."),
  VIRAL_FADE("It burst once and was over within weeks."),
  INTERMEDIATE("It was over after a month or two, neither fade nor movement.");

  private final String meaning;

  Profile(String meaning) {
    this.meaning = meaning;
  }

  /** The profile as written in tables: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String meaning() {
    return meaning;
  }
}
