package org.beyondviral.report;

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

  /** What a week is in this run, where it is not seven days. */
  static String weekNote(Settings settings) {
    return settings.get(Setting.ACTIVITY_WEEK).equals(Setting.ACTIVITY_WEEK.defaultValue())
        ? ""
        : " In this run a “week” of the rules is "
            + Html.escape(String.valueOf(settings.written().get(Setting.ACTIVITY_WEEK.key())))
            + " long.";
  }

  /** One, two or three things in a row. */
  static String list(java.util.List<String> things) {
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
