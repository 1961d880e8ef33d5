package org.beyondviral;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that several commands share. */
final class Options {
  private Options() {}

  /** Where a command writes, and its settings. */
  static class SettingsOptions {
    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = "Directory that receives tables, summaries, report and run.json.")
    @Nullable String output;

    @Option(names = "--conf", paramLabel = "FILE", description = "Settings file (HOCON).")
    @Nullable Path conf;

    @Option(
        names = "--set",
        paramLabel = "KEY=VALUE",
        description = "One setting; wins over the file. 'explain KEY' says what it means.")
    Map<String, String> set = new LinkedHashMap<>();

    Settings settings() {
      Map<String, String> overrides = new LinkedHashMap<>(set);
      if (output != null) {
        overrides.put(Setting.OUTPUT_PATH.key(), output);
      }
      return conf == null
          ? Settings.of(overrides)
          : Settings.read(conf.toString(), content(conf), overrides);
    }

    private static String content(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UserError("settings file %s cannot be read; check the path".formatted(file), e);
      }
    }
  }

  /** Whether a command only says what it would do. */
  static final class Rehearsal {
    @Option(
        names = "--dry-run",
        description =
            "Say what would be done - jobs, inputs, sizes, partitions - and write nothing.")
    boolean dryRun;
  }

  /** Where a command reads and writes, and its settings. */
  static final class Where extends SettingsOptions {
    @Option(
        names = "--traces",
        paramLabel = "PATH",
        description = "The archive: Parquet, a file, directory or glob, any Hadoop URI.")
    @Nullable String traces;

    @Option(
        names = "--follows",
        paramLabel = "PATH",
        description = "Who follows whom, for cascades.parents=followed: Parquet, as the archive.")
    @Nullable String follows;

    @Override
    Settings settings() {
      if (traces != null) {
        set.put(Setting.TRACES_PATH.key(), traces);
      }
      if (follows != null) {
        set.put(Setting.FOLLOWS_PATH.key(), follows);
      }
      return super.settings();
    }

    /** The example study of the project, when nothing was said. */
    void orElseExample() {
      String home = System.getProperty("beyondviral.home");
      if (conf == null && traces == null && home != null) {
        conf = Path.of(home, "conf", "study.conf");
      }
    }
  }
}
