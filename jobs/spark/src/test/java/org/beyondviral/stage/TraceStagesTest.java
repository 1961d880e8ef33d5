package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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

  private static Row distinct(List<Trace> traces) {
    List<Row> rows =
        TraceStages.distinct(TestSpark.dataset(Trace.class, traces), Trace::parentId)
            .collectAsList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static Trace trace(Instant at, @Nullable String author, @Nullable String parent) {
    return new Trace(
        "t", "x", author, at, "post", parent, null, List.of(), List.of(), List.of(), null, null,
        null);
  }
}
