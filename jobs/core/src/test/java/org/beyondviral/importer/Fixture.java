package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.beyondviral.settings.Settings;
import org.beyondviral.trace.Trace;

/** The small archives of the test resources, parsed line by line; lines count from 1. */
final class Fixture {
  static final Map<String, String> CSV_COLUMNS =
      Map.ofEntries(
          Map.entry("import.csv.columns.trace-id", "id"),
          Map.entry("import.csv.columns.author-id", "who"),
          Map.entry("import.csv.columns.created-at", "when"),
          Map.entry("import.csv.columns.kind", "what"),
          Map.entry("import.csv.columns.parent-id", "on"),
          Map.entry("import.csv.columns.root-id", "head"),
          Map.entry("import.csv.columns.tags", "hashtags"),
          Map.entry("import.csv.columns.urls", "links"),
          Map.entry("import.csv.columns.mentions", "to"),
          Map.entry("import.csv.columns.audience", "fans"),
          Map.entry("import.csv.columns.language", "tongue"),
          Map.entry("import.csv.columns.text", "said"),
          Map.entry("import.csv.columns.platform", "where"),
          Map.entry("import.text", "true"));

  final List<String> lines;
  private final LineParser parser;

  private Fixture(List<String> lines, LineParser parser) {
    this.lines = lines;
    this.parser = parser;
  }

  static Fixture of(ArchiveFormat format) {
    return of(format, format == ArchiveFormat.CSV ? CSV_COLUMNS : Map.of("import.text", "true"));
  }

  static Fixture of(ArchiveFormat format, Map<String, String> settings) {
    List<String> lines = read(format);
    return new Fixture(lines, format.parser(ImportOptions.of(Settings.of(settings)), lines.get(0)));
  }

  Parsed parse(String line) {
    return parser.parse(line);
  }

  /** What that line held; it must be one that can be read. */
  Parsed accepted(int line) {
    Parsed parsed = parse(lines.get(line - 1));
    assertThat(parsed.rejected()).as("line %d", line).isNull();
    return parsed;
  }

  /** The trace of that id on that line. */
  Trace trace(int line, String id) {
    return accepted(line).traces().stream()
        .filter(trace -> trace.traceId().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no trace " + id + " on line " + line));
  }

  /** The ids of the traces of that line. */
  List<String> ids(int line) {
    return accepted(line).traces().stream().map(Trace::traceId).toList();
  }

  /** What is counted of that line, which holds no trace. */
  String nothing(int line) {
    Parsed parsed = accepted(line);
    assertThat(parsed.traces()).isEmpty();
    assertThat(parsed.follows()).isEmpty();
    return String.join(" ", parsed.notes());
  }

  /** Why that line is refused. */
  String reject(int line) {
    Parsed parsed = parse(lines.get(line - 1));
    assertThat(parsed.traces()).as("line %d", line).isEmpty();
    return Objects.requireNonNullElse(parsed.rejected(), "accepted");
  }

  private static List<String> read(ArchiveFormat format) {
    String ending =
        switch (format) {
          case CSV, REFERRAL -> ".csv";
          case CASFLOW -> ".txt";
          case X_V1, X_V2, BLUESKY_JETSTREAM, MASTODON, REDDIT -> ".jsonl";
        };
    String name = "/importer/" + format.word() + ending;
    try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
