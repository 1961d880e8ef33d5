package org.beyondviral.importer;

import java.io.Serializable;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say about reading an archive.
 *
 * @param text whether to keep what was written
 * @param platform platform written to every trace; null for the format's own
 * @param maxLineBytes bytes of the longest line that is read
 * @param maxNesting depth of the deepest JSON that is read
 * @param key to replace ids by pseudonyms with; null to keep them
 */
public record ImportOptions(
    boolean text,
    @Nullable String platform,
    int maxLineBytes,
    int maxNesting,
    CsvOptions csv,
    @Nullable PrivacyKey key)
    implements Serializable {

  /**
   * The options in these settings.
   *
   * @throws UserError when a setting of {@code import.csv} makes no sense
   */
  public static ImportOptions of(Settings settings) {
    return new ImportOptions(
        settings.get(Setting.IMPORT_TEXT),
        settings.get(Setting.IMPORT_PLATFORM).orElse(null),
        settings.get(Setting.IMPORT_MAX_LINE_BYTES),
        settings.get(Setting.IMPORT_MAX_NESTING),
        CsvOptions.of(settings),
        null);
  }

  /** The same with ids replaced by pseudonyms of that key; null keeps them. */
  public ImportOptions with(@Nullable PrivacyKey key) {
    return new ImportOptions(text, platform, maxLineBytes, maxNesting, csv, key);
  }
}
