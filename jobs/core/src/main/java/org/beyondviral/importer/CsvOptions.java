package org.beyondviral.importer;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV archive is written and which of its columns is which.
 *
 * @param columns header of the column for each mapped component of a trace, by setting key
 */
public record CsvOptions(
    char delimiter,
    String listSeparator,
    String timeFormat,
    String timeZone,
    String defaultKind,
    Map<String, String> columns)
    implements Serializable {

  private static final List<Setting<Optional<String>>> COLUMNS =
      List.of(
          Setting.CSV_TRACE_ID,
          Setting.CSV_AUTHOR_ID,
          Setting.CSV_CREATED_AT,
          Setting.CSV_KIND,
          Setting.CSV_PARENT_ID,
          Setting.CSV_ROOT_ID,
          Setting.CSV_TAGS,
          Setting.CSV_URLS,
          Setting.CSV_MENTIONS,
          Setting.CSV_AUDIENCE,
          Setting.CSV_LANGUAGE,
          Setting.CSV_TEXT,
          Setting.CSV_PLATFORM);

  static CsvOptions of(Settings settings) {
    String timeFormat = settings.get(Setting.CSV_TIME_FORMAT);
    String timeZone = settings.get(Setting.CSV_TIME_ZONE);
    TimeReader.of(timeFormat, timeZone);
    Map<String, String> columns = new LinkedHashMap<>();
    for (Setting<Optional<String>> column : COLUMNS) {
      settings.get(column).ifPresent(header -> columns.put(column.key(), header));
    }
    return new CsvOptions(
        delimiter(settings.get(Setting.CSV_DELIMITER)),
        settings.get(Setting.CSV_LIST_SEPARATOR),
        timeFormat,
        timeZone,
        settings.get(Setting.CSV_DEFAULT_KIND),
        columns);
  }

  @Nullable String column(Setting<Optional<String>> setting) {
    return columns.get(setting.key());
  }

  private static char delimiter(String written) {
    String delimiter = written.equals("\\t") ? "\t" : written;
    if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
      throw new UserError(
          "setting %s is '%s'; it must be one character other than a quote or a line end, or \\t"
              .formatted(Setting.CSV_DELIMITER.key(), written));
    }
    return delimiter.charAt(0);
  }
}
