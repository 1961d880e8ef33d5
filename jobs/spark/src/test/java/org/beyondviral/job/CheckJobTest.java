package org.beyondviral.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.TestSpark;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckJobTest {
  private static final Instant NOON = Instant.parse("2021-03-01T12:00:00Z");

  @TempDir Path output;

  @Test
  void everyCaseOfDirtIsCounted() {
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      traces.add(trace("plain" + i, NOON.plus(Duration.ofDays(i)), "a" + i, null, "tag"));
    }
    traces.add(traces.get(0));
    traces.add(trace("plain1", NOON.plus(Duration.ofDays(3)), "a1", null, "tag"));
    traces.add(trace("self", NOON, "b", "self", "small"));
    traces.add(trace("orphan", NOON, "b", "nowhere", "small"));
    traces.add(trace("early", NOON, "b", "plain5", "small"));
    traces.add(trace("late", NOON.plus(Duration.ofDays(9)), "b", "plain5", "small"));
    traces.add(trace("unset", Instant.EPOCH, "b", null, "small"));
    traces.add(trace("ahead", Instant.parse("2099-01-01T00:00:00Z"), "b", null, "small"));
    traces.add(trace("nobody", NOON, " ", "", "#Small"));

    String said = check(traces, Map.of("campaigns.min-traces", "20"));

    assertThat(said)
        .containsPattern("rows +29\n")
        .containsPattern("distinct traces +27\n")
        .containsPattern("tags +2\n")
        .containsPattern("tags that are campaigns +1 ")
        .containsPattern("first and last clock +1970-01-01 to 2099-01-01\n")
        .containsPattern("observed +2021-03-01 to 2021-03-20   20 days")
        .containsPattern("seen before +2 ")
        .containsPattern("own parent +1 ")
        .containsPattern("parent later than child +1 ")
        .containsPattern("parent not in the archive +1 ")
        .containsPattern("before 2004-01-01 +1 ")
        .containsPattern("after 2021-03-20 +1 ")
        .containsPattern("unknown author +1 ")
        .containsPattern("language +0   absent, or empty in every row")
        .contains("conf/short-window.conf");
  }

  @Test
  void archiveWithoutPeopleTagsAndParentsIsWarnedOf() {
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      traces.add(trace("t" + i, NOON.plus(Duration.ofDays(5L * i)), null, null));
    }

    assertThat(check(traces, Map.of()))
        .contains("No author is known", "campaigns.file", "No trace states a parent")
        .doesNotContain("short-window");
    assertThat(check(List.of(), Map.of())).contains("empty");
  }

  private String check(List<Trace> traces, Map<String, String> settings) {
    TestSpark.tables(output).write(Catalogue.TRACES, TestSpark.dataset(Trace.class, traces));
    Tables tables =
        new Tables(TestSpark.session(), output.toString(), Optional.of(output + "/tables/traces"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CheckJob.run(tables, Settings.of(settings), new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  private static Trace trace(
      String id,
      Instant createdAt,
      @Nullable String author,
      @Nullable String parent,
      String... tags) {
    return new Trace(
        id,
        "x",
        author,
        createdAt,
        parent == null ? "post" : "reply",
        parent,
        null,
        List.of(tags),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }
}
