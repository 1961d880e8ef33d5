package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.TestSpark;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceStagesTest {
  private static final Instant NOON = Instant.parse("2021-03-01T12:00:00Z");

  @Test
  void ofRowsWithOneClockTheOneWithMoreFilledInStays() {
    Row kept =
        distinct(
            List.of(
                trace(NOON, null, null),
                trace(NOON, "alice", "p"),
                trace(NOON, "  ", "p"),
                trace(NOON.plusSeconds(1), "aaron", "a")));

    assertThat(kept.<String>getAs("authorId")).isEqualTo("alice");
    assertThat(kept.<String>getAs("parentId")).isEqualTo("p");
    assertThat(kept.<Long>getAs(TraceStages.COPIES)).isEqualTo(4);
  }

  @Test
  void blankAuthorIsUnknown() {
    assertThat(distinct(List.of(trace(NOON, " ", null))).isNullAt(3)).isTrue();
  }

  @Test
  void whatComesOnceStaysWhateverIsHeldOfWhatComesAgain() {
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (int copy = 0; copy <= i % 3; copy++) {
        traces.add(trace("t" + i, NOON.plusSeconds(copy), copy == 1 ? "a" : "b", "p" + copy));
      }
    }
    Dataset<Trace> archive = TestSpark.dataset(Trace.class, traces);
    List<Row> all = rows(TraceStages.distinct(archive, Trace::parentId));
    assertThat(all).hasSize(20);
    for (int held : new int[] {0, 12, 13, 1_000}) {
      assertThat(rows(DistinctTraces.of(archive, held).upTo(Trace::parentId))).isEqualTo(all);
    }
    Dataset<Trace> single = TestSpark.dataset(Trace.class, traces.subList(0, 1));
    assertThat(rows(DistinctTraces.of(single).upTo(Trace::parentId)))
        .isEqualTo(rows(TraceStages.distinct(single, Trace::parentId)));
  }

  private static List<Row> rows(Dataset<Row> rows) {
    return rows.orderBy("traceId").collectAsList();
  }

  private static Row distinct(List<Trace> traces) {
    List<Row> rows =
        TraceStages.distinct(TestSpark.dataset(Trace.class, traces), Trace::parentId)
            .collectAsList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static Trace trace(Instant at, @Nullable String author, @Nullable String parent) {
    return trace("t", at, author, parent);
  }

  private static Trace trace(
      String id, Instant at, @Nullable String author, @Nullable String parent) {
    return new Trace(
        id, "x", author, at, "post", parent, null, List.of(), List.of(), List.of(), null, null,
        null);
  }
}
