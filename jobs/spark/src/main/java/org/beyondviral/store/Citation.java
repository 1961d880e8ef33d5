package org.beyondviral.store;

import java.util.Map;
import java.util.Objects;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.jspecify.annotations.Nullable;

/** How to cite this program and the article behind it, and how to make a study again. */
public final class Citation {
  /** The article whose question the study asks. */
  public static final String ARTICLE =
      "Manuel Cebrian, Iyad Rahwan and Alex Pentland: Beyond Viral. Communications of the ACM 59(4), April 2016, pages 36-39.";

  private Citation() {}

  /** The program as a reference, its commit where that is known. */
  public static String program(String version, @Nullable String commit) {
    return "Beyond Viral contributors: Beyond Viral, a batch study of campaign lifecycles in archived social traces. Version %s%s."
        .formatted(version, commit == null ? "" : ", commit " + commit);
  }

  /**
   * The command that makes the study with these settings again, as a shell reads it: paths as
   * options, and every other setting that is not at its default.
   */
  public static String command(Map<String, String> settings) {
    StringBuilder command = new StringBuilder("./beyond-viral study");
    option(command, "--traces", settings.get(Setting.TRACES_PATH.key()));
    option(command, "--follows", settings.get(Setting.FOLLOWS_PATH.key()));
    option(command, "--output", settings.get(Setting.OUTPUT_PATH.key()));
    Map<String, String> defaults = Settings.defaults().written();
    for (Setting<?> setting : Setting.all()) {
      String value = settings.get(setting.key());
      if (value != null
          && !setting.equals(Setting.TRACES_PATH)
          && !setting.equals(Setting.FOLLOWS_PATH)
          && !setting.equals(Setting.OUTPUT_PATH)
          && !value.equals(Objects.toString(defaults.get(setting.key()), ""))) {
        option(command, "--set", setting.key() + "=" + value);
      }
    }
    return command.toString();
  }

  private static void option(StringBuilder command, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      command.append(' ').append(name).append(' ').append(quoted(value));
    }
  }

  private static String quoted(String word) {
    return word.matches("[\\p{Alnum}_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
