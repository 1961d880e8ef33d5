package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class BlueskyParserTest {
  private static final String P1 = "at://did:plc:a/app.bsky.feed.post/p1";

  private final Fixture fixture = Fixture.of(ArchiveFormat.BLUESKY_JETSTREAM);

  @Test
  void postWithFacetsAndCard() {
    assertThat(fixture.trace(1, P1))
        .isEqualTo(
            new Trace(
                P1,
                "bluesky",
                "did:plc:a",
                Instant.parse("2024-11-21T16:09:27.095Z"),
                "post",
                null,
                null,
                List.of("extra", "mire"),
                List.of("https://example.org/mire", "https://example.org/card"),
                List.of("did:plc:z"),
                null,
                "en",
                "Save #Mire"));
  }

  @Test
  void repliesQuotesAndReposts() {
    assertThat(only(2))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId)
        .containsExactly("reply", P1, "at://did:plc:r/app.bsky.feed.post/p0");
    assertThat(only(3))
        .extracting(Trace::kind, Trace::parentId, Trace::createdAt)
        .containsExactly("quote", P1, Instant.parse("2024-11-21T15:11:00Z"));
    assertThat(only(4))
        .extracting(Trace::kind, Trace::parentId, Trace::urls)
        .containsExactly("quote", P1, List.of("https://example.org/m"));
    assertThat(only(5))
        .extracting(Trace::traceId, Trace::kind, Trace::parentId, Trace::rootId)
        .containsExactly("at://did:plc:e/app.bsky.feed.repost/r1", "repost", P1, null);
  }

  @Test
  void timesComeFromTheRecordUnlessTheyCannotBe() {
    assertThat(fixture.accepted(4).notes()).containsExactly("clock_ahead");
    assertThat(only(4).createdAt()).isEqualTo(Instant.parse("2024-11-21T16:25:49.000170Z"));
    assertThat(fixture.accepted(5).notes()).containsExactly("time_of_arrival");
    assertThat(only(5).createdAt()).isEqualTo(Instant.parse("2024-11-21T16:25:49.000171Z"));
  }

  @Test
  void followsAreFollows() {
    assertThat(fixture.accepted(6).follows()).containsExactly(new Follow("did:plc:f", "did:plc:a"));
    assertThat(fixture.accepted(6).traces()).isEmpty();
  }

  @Test
  void otherEventsHoldNothing() {
    assertThat(List.of(7, 8, 9, 10, 11, 12).stream().map(fixture::nothing))
        .containsExactly("like", "delete", "update", "identity", "account", "other_collection");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(fixture.reject(13)).isEqualTo("no readable time");
    assertThat(fixture.reject(14)).isEqualTo("a repost of nothing");
    assertThat(fixture.reject(15)).isEqualTo("a follow without both accounts");
    assertThat(fixture.reject(16)).isEqualTo("no id");
    assertThat(fixture.reject(17)).isEqualTo("no Jetstream event");
    assertThat(fixture.reject(18)).isEqualTo("no Jetstream event");
  }

  private Trace only(int line) {
    List<Trace> traces = fixture.accepted(line).traces();
    assertThat(traces).hasSize(1);
    return traces.get(0);
  }
}
