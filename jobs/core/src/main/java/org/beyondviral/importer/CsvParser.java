package org.beyondviral.importer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Kind;
import org.jspecify.annotations.Nullable;

/** Records of any CSV archive, by the columns that the settings name. */
final class CsvParser implements LineParser {
  /** Words for kinds beside the kinds themselves. */
  private static final Map<String, Kind> SYNONYMS =
      Map.of(
          "tweet", Kind.POST,
          "retweet", Kind.REPOST,
          "share", Kind.REPOST,
          "boost", Kind.REPOST,
          "reblog", Kind.REPOST,
          "comment", Kind.REPLY);

  private final ImportOptions options;
  private final CsvOptions csv;
  private final CsvCells cells;
  private final TimeReader time;

  CsvParser(ImportOptions options, String header) {
    this.options = options;
    this.csv = options.csv();
    this.cells = new CsvCells(csv.delimiter(), header);
    this.time = TimeReader.of(csv.timeFormat(), csv.timeZone());
    if (csv.column(Setting.CSV_CREATED_AT) == null) {
      throw new UserError(
          "setting %s is unset; name the column with times, one of: %s"
              .formatted(Setting.CSV_CREATED_AT.key(), String.join(", ", cells.header())));
    }
    csv.columns()
        .forEach(
            (key, column) -> {
              if (cells.place(column) < 0) {
                throw new UserError(
                    "setting %s is '%s', which is no column of the file; it has: %s"
                        .formatted(key, column, String.join(", ", cells.header())));
              }
            });
  }

  @Override
  public Parsed parse(String record) {
    List<String> row = cells.of(record);
    String written = cell(row, Setting.CSV_CREATED_AT);
    Instant createdAt = written == null ? null : time.read(written);
    String id =
        csv.column(Setting.CSV_TRACE_ID) == null ? digest(row) : cell(row, Setting.CSV_TRACE_ID);
    TraceDraft draft = new TraceDraft(id, createdAt);
    draft.authorId = cell(row, Setting.CSV_AUTHOR_ID);
    draft.actsOn(
        kind(cell(row, Setting.CSV_KIND)),
        cell(row, Setting.CSV_PARENT_ID),
        cell(row, Setting.CSV_ROOT_ID));
    draft.tags.addAll(list(row, Setting.CSV_TAGS));
    draft.urls.addAll(list(row, Setting.CSV_URLS));
    draft.mentions.addAll(list(row, Setting.CSV_MENTIONS));
    draft.audience = audience(cell(row, Setting.CSV_AUDIENCE));
    draft.language = cell(row, Setting.CSV_LANGUAGE);
    draft.text = cell(row, Setting.CSV_TEXT);
    draft.platform = cell(row, Setting.CSV_PLATFORM);
    return Parsed.of(draft.build(options, null));
  }

  private @Nullable String cell(List<String> row, Setting<Optional<String>> setting) {
    String column = csv.column(setting);
    return column == null ? null : Words.filled(row.get(cells.place(column)));
  }

  private List<String> list(List<String> row, Setting<Optional<String>> setting) {
    String cell = cell(row, setting);
    if (cell == null) {
      return List.of();
    }
    return List.of(cell.split(Pattern.quote(csv.listSeparator())));
  }

  private Kind kind(@Nullable String written) {
    String word = written == null ? csv.defaultKind() : written.toLowerCase(Locale.ROOT);
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    Kind synonym = SYNONYMS.get(word);
    if (synonym == null) {
      throw new Unreadable("unknown kind");
    }
    return synonym;
  }

  private static @Nullable Long audience(@Nullable String written) {
    try {
      return written == null ? null : Long.valueOf(written);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** An id from the content: the same for the same row wherever it stands. */
  private static String digest(List<String> row) {
    try {
      byte[] content = String.join("\u001F", row).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
