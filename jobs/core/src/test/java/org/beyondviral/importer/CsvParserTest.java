package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class CsvParserTest {
  private final Fixture fixture = Fixture.of(ArchiveFormat.CSV);

  @Test
  void everyMappedColumn() {
    assertThat(fixture.trace(2, "1"))
        .isEqualTo(
            new Trace(
                "1",
                "forum",
                "ann",
                Instant.parse("2021-03-01T10:00:00Z"),
                "post",
                null,
                null,
                List.of("sun", "sea"),
                List.of("https://example.org/1"),
                List.of("bob", "cat"),
                10L,
                "en",
                "hello, all"));
    assertThat(fixture.trace(3, "2"))
        .extracting(Trace::kind, Trace::parentId, Trace::createdAt, Trace::audience, Trace::text)
        .containsExactly(
            "repost", "1", Instant.parse("2021-03-01T08:05:00Z"), null, "say \"no\" twice");
    assertThat(fixture.trace(4, "3"))
        .extracting(Trace::kind, Trace::audience, Trace::createdAt)
        .containsExactly("post", null, Instant.parse("2021-03-02T00:00:00Z"));
    assertThat(fixture.trace(5, "4").authorId()).isNull();
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(fixture.reject(6)).isEqualTo("no readable time");
    assertThat(fixture.reject(7)).isEqualTo("unknown kind");
    assertThat(fixture.reject(8)).isEqualTo("no id");
    assertThat(fixture.reject(9)).isEqualTo("not as many cells as the header");
    assertThat(fixture.reject(10)).isEqualTo("not CSV");
    assertThat(fixture.reject(11)).isEqualTo("not CSV");
  }

  @Test
  void cellsMaySpanLines() {
    Parsed parsed =
        fixture.parse("1,ann,2021-03-01 10:00:00,post,,,,,,,,\"one\ntwo, \"\"three\"\"\",");
    assertThat(parsed.traces()).extracting(Trace::text).containsExactly("one\ntwo, \"three\"");
  }

  @Test
  void idIsDerivedFromTheContent() {
    LineParser parser = parser("when,who", Map.of("import.csv.columns.created-at", "when"));
    Trace one = parser.parse("2020-01-01,ann").traces().get(0);
    assertThat(one.traceId()).matches("[0-9a-f]{32}");
    assertThat(parser.parse("2020-01-01,ann").traces()).containsExactly(one);
    assertThat(parser.parse("2020-01-01,bob").traces().get(0).traceId())
        .isNotEqualTo(one.traceId());
  }

  @Test
  void delimitersTimesAndZonesAreSettings() {
    LineParser parser =
        parser(
            "when\twords",
            Map.of(
                "import.csv.columns.created-at", "when",
                "import.csv.columns.tags", "words",
                "import.csv.delimiter", "\\t",
                "import.csv.list-separator", "|",
                "import.csv.time-format", "dd/MM/yyyy HH:mm",
                "import.csv.time-zone", "Europe/Rome",
                "import.csv.default-kind", "repost"));
    Trace trace = parser.parse("03/07/2020 14:30\ta|B,c").traces().get(0);
    assertThat(trace.createdAt()).isEqualTo(Instant.parse("2020-07-03T12:30:00Z"));
    assertThat(trace.tags()).containsExactly("a", "b,c");
    assertThat(trace.kind()).isEqualTo("repost");
    assertThat(epoch("epoch-seconds", "1600000000.25"))
        .isEqualTo(Instant.parse("2020-09-13T12:26:40.250Z"));
    assertThat(epoch("epoch-millis", "1600000000250"))
        .isEqualTo(Instant.parse("2020-09-13T12:26:40.250Z"));
  }

  @Test
  void settingsThatDoNotFitAreTheUsersToMend() {
    assertThatThrownBy(() -> parser("when,who", Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("import.csv.columns.created-at is unset")
        .hasMessageContaining("when, who");
    assertThatThrownBy(() -> parser("when,who", Map.of("import.csv.columns.created-at", "date")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'date', which is no column of the file; it has: when, who");
    assertThatThrownBy(() -> parser("when", Map.of("import.csv.delimiter", "ab")))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> parser("when", Map.of("import.csv.time-zone", "Atlantis")))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> parser("when", Map.of("import.csv.time-format", "bb")))
        .isInstanceOf(UserError.class);
  }

  @Test
  void quotesDecideWhereARecordEnds() {
    assertThat(CsvQuotes.openAfter("a,\"b", ',', false)).isTrue();
    assertThat(CsvQuotes.openAfter("c\",d", ',', true)).isFalse();
    assertThat(CsvQuotes.openAfter("a,\"b\"\"", ',', false)).isTrue();
    assertThat(CsvQuotes.openAfter("5\" screen,x", ',', false)).isFalse();
    assertThat(CsvQuotes.openAfter("\"a\",\"b\"", ',', false)).isFalse();
    assertThat(CsvQuotes.openAfter("", ',', true)).isTrue();
  }

  private static Instant epoch(String format, String written) {
    LineParser parser =
        parser(
            "when,x",
            Map.of("import.csv.columns.created-at", "when", "import.csv.time-format", format));
    return parser.parse(written + ",1").traces().get(0).createdAt();
  }

  private static LineParser parser(String header, Map<String, String> settings) {
    return ArchiveFormat.CSV.parser(ImportOptions.of(Settings.of(new HashMap<>(settings))), header);
  }
}
