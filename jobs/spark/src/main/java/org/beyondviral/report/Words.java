package org.beyondviral.report;

import java.util.List;
import java.util.Locale;
import org.beyondviral.measure.Measure;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/** Names of things in the words of the page. */
final class Words {
  private Words() {}

  /** {@code returning_share} becomes "returning share". */
  static String measure(String key) {
    return key.replace('_', ' ');
  }

  static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The measure's name as a link to its meaning. */
  static String measureLink(String key) {
    String shown = Html.escape(sentence(measure(key)));
    return Measure.find(key)
        .map(known -> "<a href=\"#m-" + known.key() + "\">" + shown + "</a>")
        .orElse(shown);
  }

  /** What the rules call a week in this run. */
  static String week(Settings settings) {
    return settings.get(Setting.ACTIVITY_WEEK).equals(Setting.ACTIVITY_WEEK.defaultValue())
        ? "A week is seven days, counted from the campaign’s first trace."
        : "What the rules call a week is "
            + Numbers.span(settings.get(Setting.ACTIVITY_WEEK))
            + " in this run, counted from the campaign’s first trace.";
  }

  /** One, two or three things in a row. */
  static String list(List<String> things) {
    return switch (things.size()) {
      case 0 -> "";
      case 1 -> things.get(0);
      default ->
          String.join(", ", things.subList(0, things.size() - 1))
              + " and "
              + things.get(things.size() - 1);
    };
  }
}
