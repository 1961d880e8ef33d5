package org.beyondviral.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;

/** What can be generated. */
public enum Scenario {
  MIXED(
      "Eighteen months of fades, sustained movements, recurrent campaigns and standing topics, with"
          + " background, unseen roots and every kind of dirt.");

  private final String description;

  Scenario(String description) {
    this.description = description;
  }

  /** The name as written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it holds, in one sentence. */
  public String description() {
    return description;
  }

  /**
   * The scenario of that name.
   *
   * @throws UserError naming the known ones
   */
  public static Scenario named(String word) {
    List<String> known = Arrays.stream(values()).map(Scenario::word).toList();
    return Arrays.stream(values())
        .filter(scenario -> scenario.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "unknown scenario '%s'; known: %s"
                        .formatted(word, String.join(", ", Settings.nearest(word, known)))));
  }
}
