package org.beyondviral.compare;

import java.time.Duration;
import java.util.Arrays;

/** How long after its first trace a campaign is looked at. */
public enum Horizon {
  HOUR("1h", Duration.ofHours(1)),
  DAY("1d", Duration.ofDays(1)),
  WEEK("7d", Duration.ofDays(7));

  private final String word;
  private final Duration length;

  Horizon(String word, Duration length) {
    this.word = word;
    this.length = length;
  }

  /** The horizon of that name. */
  public static Horizon of(String word) {
    return Arrays.stream(values())
        .filter(horizon -> horizon.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no horizon " + word));
  }

  /** The horizon as written in tables. */
  public String word() {
    return word;
  }

  public Duration length() {
    return length;
  }
}
