package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.beyondviral.settings.Settings;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

/** Real archives beside the project; skipped where they are absent. */
class SharedDataTest {
  private static final Path FIXTURES = Path.of("../../../shared/data/fixtures");

  @Test
  void statusesOfApiV1() {
    List<Trace> traces = traces(ArchiveFormat.X_V1, "x/100-sample.jsonl");
    assertThat(ids(traces)).hasSize(155);
    assertThat(kinds(traces)).containsEntry("repost", 47L);
  }

  @Test
  void tweetsOfApiV2() {
    List<Trace> traces = traces(ArchiveFormat.X_V2, "x/10-v2-sample.jsonl");
    assertThat(kinds(traces)).isEqualTo(Map.of("post", 10L, "repost", 8L));
    assertThat(traces).allSatisfy(trace -> assertThat(trace.audience()).isNotNull());
  }

  @Test
  void eventsOfJetstream() {
    assertThat(kinds(traces(ArchiveFormat.BLUESKY_JETSTREAM, "bluesky/jetstream_sample.jsonl")))
        .isEqualTo(Map.of("reply", 2L));
  }

  @Test
  void cascadesOfCasflow() {
    List<Trace> traces = traces(ArchiveFormat.CASFLOW, "casflow/dataset.txt");
    assertThat(kinds(traces)).isEqualTo(Map.of("post", 15L, "repost", 966L));
    Set<String> ids = ids(traces);
    assertThat(ids).hasSize(traces.size());
    assertThat(traces)
        .allSatisfy(
            trace ->
                assertThat(trace.parentId() == null || ids.contains(trace.parentId())).isTrue());
  }

  private static List<Trace> traces(ArchiveFormat format, String file) {
    Path path = FIXTURES.resolve(file);
    assumeTrue(Files.exists(path), "no shared data");
    LineParser parser = format.parser(ImportOptions.of(Settings.defaults()), "");
    try {
      return Files.readAllLines(path).stream()
          .map(parser::parse)
          .peek(parsed -> assertThat(parsed.rejected()).isNull())
          .flatMap(parsed -> parsed.traces().stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> ids(List<Trace> traces) {
    Set<String> ids = new HashSet<>();
    traces.forEach(trace -> ids.add(trace.traceId()));
    return ids;
  }

  private static Map<String, Long> kinds(List<Trace> traces) {
    Map<String, Long> kinds = new TreeMap<>();
    traces.forEach(trace -> kinds.merge(trace.kind(), 1L, Long::sum));
    return kinds;
  }
}
