package org.beyondviral.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.util.ReflectionUtils;
import org.beyondviral.TestSpark;
import org.beyondviral.importer.ArchiveFormat;
import org.beyondviral.importer.ImportOptions;
import org.beyondviral.importer.Parsed;
import org.beyondviral.importer.PrivacyKey;
import org.beyondviral.importer.Pseudonyms;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Reject;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJobTest {
  private static final int LINES = 300;

  @TempDir Path directory;

  @Test
  void everyCompressionAndSplitGivesTheSameTables() throws IOException {
    byte[] content = casflow();
    Imported plain = imported(write("plain/a.txt", content), 1 << 20);

    assertThat(plain.traces).hasSize(2 * LINES);
    assertThat(plain.rejects)
        .containsExactly(
            new Reject("a.txt", 100, "fewer than five fields", "broken\uFFFDline"),
            new Reject("a.txt", 201, "not UTF-8", "\uFFFD(\uFFFD"));
    assertThat(plain.ledger)
        .containsEntry("import.lines in", LINES + 3L)
        .containsEntry("import.lines out", LINES + 1L)
        .containsEntry("import.lines dropped.fewer_than_five_fields", 1L)
        .containsEntry("import.lines dropped.not_utf_8", 1L)
        .containsEntry("import.lines noted.blank_line", 1L)
        .containsEntry("import.traces in", 2L * LINES)
        .containsEntry("import.traces out", 2L * LINES);

    assertThat(imported(write("tiny/a.txt", content), 1009).named("a.txt")).isEqualTo(plain);
    assertThat(imported(write("gz/a.txt.gz", gzip(content)), 1009).named("a.txt")).isEqualTo(plain);
    assertThat(imported(write("zst/a.txt.zst", zstandard(content)), 1009).named("a.txt"))
        .isEqualTo(plain);
    assertThat(imported(write("bz2/a.txt.bz2", bzip2(content)), 211).named("a.txt"))
        .isEqualTo(plain);
  }

  @Test
  void bzip2OfSeveralBlocksSplits() throws IOException {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      content.append("%d\t%d\t1464739201\t1\t%d:0%n".formatted(i, i, i));
    }
    content.append("broken\n");
    byte[] packed = bzip2(content.toString().getBytes(StandardCharsets.UTF_8));
    Imported found = imported(write("blocks/a.bz2", packed), packed.length / 3);

    assertThat(found.ledger).containsEntry("import.traces out", 40_000L);
    assertThat(found.rejects)
        .containsExactly(new Reject("a.bz2", 40_001, "fewer than five fields", "broken"));
  }

  @Test
  void withAKeyThePseudonymsHangTogetherAsTheIdsDid() throws IOException {
    Path file = write("key/a.txt", casflow());
    PrivacyKey key = new PrivacyKey("correct horse battery");
    Imported plain = imported(file, 1 << 20);
    Imported found =
        imported(
            ArchiveFormat.CASFLOW, file, 1 << 20, ImportOptions.of(Settings.defaults()).with(key));

    Pseudonyms pseudonyms = new Pseudonyms(key);
    assertThat(found.traces)
        .containsExactlyInAnyOrderElementsOf(
            pseudonyms.of(new Parsed(plain.traces, List.of(), List.of(), null)).traces());
    assertThat(found.rejects).extracting(Reject::excerpt).containsOnly("");
    assertThat(found.ledger).isEqualTo(plain.ledger);
  }

  @Test
  void markAndCarriageReturnsAreNoContent() throws IOException {
    Path file =
        write("crlf/a.txt", "\uFEFF1\t5\t1464739201\t1\t5:0\r\n2\t5\t1464739201\t1\t5:0\r\n");
    assertThat(imported(file, 1 << 20).traces)
        .extracting(Trace::traceId)
        .containsExactly("1/5", "2/5");
  }

  @Test
  void brokenStreamKeepsWhatCameBefore() throws IOException {
    byte[] whole = gzip(casflow());
    Imported found =
        imported(write("cut/a.txt.gz", Arrays.copyOf(whole, whole.length / 2)), 1 << 20);

    assertThat(found.traces).isNotEmpty().hasSizeLessThan(2 * LINES);
    Reject last = found.rejects.get(found.rejects.size() - 1);
    assertThat(last.reason()).isEqualTo("gzip stream broken or cut short");
    assertThat(last.sourceLine()).isGreaterThan(1);
    assertThat(found.ledger).containsEntry("import.lines in", last.sourceLine());

    Path noStream = write("no/a.txt.zst", "this is not zstandard");
    assertThatThrownBy(() -> imported(noStream, 1 << 20))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("zstandard stream broken");
  }

  @Test
  void inputOfAnotherFormatIsRefusedAndNothingWritten() throws IOException {
    Path csv = write("csv/a.txt", "id;who\n1;a\n2;b\n");

    assertThatThrownBy(() -> imported(csv, 1 << 20))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("could be read as casflow");
  }

  @Test
  void longLinesAreRefusedAndNotHeld() throws IOException {
    Path file =
        write(
            "long/a.txt",
            "1\t5\t1464739201\t1\t5:0\n" + "x".repeat(5_000) + "\n2\t5\t1464739201\t1\t5:0");
    Imported found =
        imported(ArchiveFormat.CASFLOW, file, 64, Map.of("import.max-line-bytes", "1024"));
    assertThat(found.traces).hasSize(2);
    assertThat(found.rejects)
        .containsExactly(new Reject("a.txt", 2, "line longer than 1024 bytes", "x".repeat(200)));
  }

  @Test
  void repeatedLinesCollapseAndTheEarliestStays() throws IOException {
    String late =
        """
        {"id_str":"1","created_at":"Wed Oct 10 20:19:24 +0000 2018","user":{"id_str":"9"}}
        {"id_str":"1","created_at":"Wed Oct 10 20:19:24 +0000 2018","user":{"id_str":"9"}}
        {"id_str":"2","created_at":"Wed Oct 10 20:19:24 +0000 2018","user":{"id_str":"9"}}
        {"id_str":"2","created_at":"Tue Oct 09 20:19:24 +0000 2018","user":{"id_str":"8"}}
        {"id_str":"3","created_at":"Tue Oct 09 20:19:24 +0000 2018","user":null}
        {"id_str":"3","created_at":"Tue Oct 09 20:19:24 +0000 2018","user":{"id_str":"7"}}
        """;
    Imported found = imported(ArchiveFormat.X_V1, write("twice/a.jsonl", late), 100, Map.of());

    assertThat(found.traces).extracting(Trace::authorId).containsExactly("9", "8", "7");
    assertThat(found.ledger)
        .containsEntry("import.traces in", 6L)
        .containsEntry("import.traces out", 3L)
        .containsEntry("import.traces dropped.repeated", 1L)
        .containsEntry("import.traces dropped.duplicate_trace_id", 2L);
  }

  @Test
  void importingAgainReplacesEverything() throws IOException {
    Path in = write("one/x.jsonl", jetstream("a") + jetstream("b") + jetstream("b"));
    Imported first = imported(ArchiveFormat.BLUESKY_JETSTREAM, in, 1 << 20, Map.of());
    assertThat(first.follows).containsExactlyInAnyOrder(new Follow("a", "z"), new Follow("b", "z"));
    assertThat(first.ledger).containsEntry("import.follows dropped.repeated", 1L);
    assertThat(imported(ArchiveFormat.BLUESKY_JETSTREAM, in, 300, Map.of())).isEqualTo(first);
    assertThat(Files.isDirectory(directory.resolve("output/tables/follows"))).isTrue();

    Imported other = imported(write("two/a.txt", "1\t5\t1464739201\t1\t5:0"), 1 << 20);
    assertThat(other.traces).hasSize(1);
    assertThat(Files.exists(directory.resolve("output/tables/follows"))).isFalse();
    assertThat(other.ledger).doesNotContainKey("import.follows in");
  }

  @Test
  void tracesLieInFoldersByDay() throws IOException {
    imported(
        write(
            "days/a.txt",
            "1\t5\t1464739201\t2\t5:0 5/6:86400\n2\t5\t1464739201\t2\t5:0 5/6:172800\n"),
        10);
    try (Stream<Path> days = Files.list(directory.resolve("output/tables/traces"))) {
      assertThat(days.filter(Files::isDirectory).map(day -> day.getFileName().toString()))
          .containsExactlyInAnyOrder("day=2016-06-01", "day=2016-06-02", "day=2016-06-03");
    }
    try (Stream<Path> files =
        Files.list(directory.resolve("output/tables/traces/day=2016-06-01"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).hasSize(1);
    }
  }

  @Test
  void csvRecordsSpanLines() throws IOException {
    Map<String, String> columns =
        Map.of(
            "import.csv.columns.created-at", "when",
            "import.csv.columns.text", "said",
            "import.text", "true",
            "import.max-line-bytes", "1024");
    String rows =
        "when,said\n2020-01-01,\"one\r\ntwo\"\n\n2020-01-02,bad,cells\n2020-01-03,\""
            + "long\n".repeat(300)
            + "2020-01-04,\"never closed\n";
    Imported found = imported(ArchiveFormat.CSV, write("csv/a.csv", rows), 5, columns);

    assertThat(found.traces).extracting(Trace::text).contains("one\ntwo");
    assertThat(found.rejects).extracting(Reject::sourceLine).startsWith(5L, 6L);
    assertThat(found.rejects)
        .extracting(Reject::reason)
        .startsWith("not as many cells as the header", "record longer than 1024 bytes")
        .endsWith("a quote is never closed");
    assertThat(found.rejects.get(found.rejects.size() - 1).sourceLine()).isEqualTo(306);
  }

  @Test
  void directoriesAndGlobsAreReadWithoutHiddenFiles() throws IOException {
    write("tree/b/2.txt", "1\t5\t1464739201\t1\t5:0\nbroken");
    write("tree/a/1.txt", "broken");
    write("tree/_hidden/3.txt", "broken");
    write("tree/.4.txt", "broken");
    assertThat(imported(directory.resolve("tree"), 1 << 20).rejects)
        .extracting(Reject::sourceFile)
        .containsExactly("a/1.txt", "b/2.txt");
    assertThat(imported(directory.resolve("tree/*/*.txt"), 1 << 20).rejects)
        .extracting(Reject::sourceFile)
        .contains("a/1.txt", "b/2.txt");
  }

  @Test
  void whatTheUserCanMendIsSaidBeforeAnyWork() throws IOException {
    assertThatThrownBy(() -> imported(directory.resolve("absent"), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing at");
    Files.createDirectories(directory.resolve("empty"));
    assertThatThrownBy(() -> imported(directory.resolve("empty"), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no files in");
    Path csv = write("bad/a.csv", "when,who\n2020-01-01,a\n");
    assertThatThrownBy(
            () ->
                imported(
                    ArchiveFormat.CSV, csv, 1, Map.of("import.csv.columns.created-at", "date")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.csv: setting import.csv.columns.created-at is 'date'")
        .hasMessageContaining("when, who");
    Files.createSymbolicLink(
        Files.createDirectories(directory.resolve("linked")).resolve("a.txt"), csv);
    assertThatThrownBy(() -> imported(directory.resolve("linked"), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("linked/a.txt is a symbolic link");
    assertThatThrownBy(() -> imported(directory.resolve("link*/*.txt"), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("linked/a.txt is a symbolic link");
    assertThat(Files.exists(directory.resolve("output"))).isFalse();
  }

  private record Imported(
      List<Trace> traces, List<Follow> follows, List<Reject> rejects, Map<String, Long> ledger) {

    Imported named(String file) {
      List<Reject> renamed =
          rejects.stream()
              .map(it -> new Reject(file, it.sourceLine(), it.reason(), it.excerpt()))
              .toList();
      return new Imported(traces, follows, renamed, ledger);
    }
  }

  private Imported imported(Path input, long splitBytes) {
    return imported(ArchiveFormat.CASFLOW, input, splitBytes, Map.of());
  }

  private Imported imported(
      ArchiveFormat format, Path input, long splitBytes, Map<String, String> settings) {
    return imported(format, input, splitBytes, ImportOptions.of(Settings.of(settings)));
  }

  private Imported imported(
      ArchiveFormat format, Path input, long splitBytes, ImportOptions options) {
    String output = directory.resolve("output").toUri().toString();
    Tables tables = new Tables(TestSpark.session(), output, Optional.of(output + "/tables/traces"));
    ImportJob.run(tables, options, format, List.of(input.toString()), splitBytes);

    List<Trace> traces = new ArrayList<>(tables.read(Catalogue.TRACES).collectAsList());
    traces.sort(Comparator.comparing(Trace::traceId));
    List<Reject> rejects = new ArrayList<>(tables.read(Catalogue.REJECTS).collectAsList());
    rejects.sort(Comparator.comparing(Reject::sourceFile).thenComparing(Reject::sourceLine));
    List<Follow> follows = new ArrayList<>();
    if (format.statesFollows()) {
      follows.addAll(tables.read(Catalogue.FOLLOWS).collectAsList());
      follows.sort(Comparator.comparing(Follow::followerId));
    }
    Map<String, Long> ledger = new TreeMap<>();
    for (LedgerEntry entry : tables.read(Catalogue.LEDGER).collectAsList()) {
      ledger.put(entry.stage() + " " + entry.item(), entry.rows());
    }
    return new Imported(traces, follows, rejects, ledger);
  }

  /** Cascades of two traces, a bad line at 100, a blank one at 200 and one of no UTF-8 at 201. */
  private static byte[] casflow() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      if (i == 99) {
        lines.append("broken\tline\n");
      }
      if (i == 198) {
        lines.append("\n").append("\u00c3(\u00a9\n");
      }
      lines.append(
          "%d\tu%d\t%d\t2\tu%d:0 u%d/v%d:%d\n"
              .formatted(i, i, 1_464_739_201 + i, i, i, i % 7, 10 * i));
    }
    return lines.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String jetstream(String follower) {
    return """
        {"did":"%s","time_us":1732206349000167,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.graph.follow","rkey":"k","record":{"subject":"z"}}}
        """
        .formatted(follower);
  }

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  @FunctionalInterface
  private interface Packing {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] content, Packing packing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.over(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    return packed(content, GZIPOutputStream::new);
  }

  private static byte[] zstandard(byte[] content) throws IOException {
    return packed(content, ZstdOutputStream::new);
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    BZip2Codec codec = ReflectionUtils.newInstance(BZip2Codec.class, new Configuration());
    return packed(content, codec::createOutputStream);
  }
}
