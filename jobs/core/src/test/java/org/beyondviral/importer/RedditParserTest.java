package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class RedditParserTest {
  private final Fixture fixture = Fixture.of(ArchiveFormat.REDDIT);

  @Test
  void submissions() {
    assertThat(fixture.trace(1, "t3_abc"))
        .isEqualTo(
            new Trace(
                "t3_abc",
                "reddit",
                "ann",
                Instant.ofEpochSecond(1_600_000_000),
                "post",
                null,
                null,
                List.of("laketown"),
                List.of(),
                List.of(),
                null,
                null,
                "Clean the lake\nall of it"));
    assertThat(fixture.trace(2, "t3_abd"))
        .extracting(Trace::urls, Trace::text, Trace::createdAt)
        .containsExactly(
            List.of("https://example.org/lake"),
            "An article",
            Instant.ofEpochSecond(1_600_000_100));
    assertThat(fixture.trace(3, "t3_abe"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId, Trace::text)
        .containsExactly("quote", "t3_abc", null, "Again");
  }

  @Test
  void comments() {
    assertThat(fixture.trace(4, "t1_c1"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId, Trace::text)
        .containsExactly("reply", "t3_abc", "t3_abc", "yes");
    assertThat(fixture.trace(5, "t1_c2"))
        .extracting(Trace::authorId, Trace::parentId, Trace::rootId, Trace::text)
        .containsExactly(null, "t1_c1", "t3_abc", null);
    assertThat(fixture.trace(6, "t1_c3").parentId()).isEqualTo("t1_c2");
    assertThat(fixture.trace(7, "t1_c4"))
        .extracting(Trace::parentId, Trace::tags)
        .containsExactly("t3_abc", List.of());
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(fixture.reject(8)).isEqualTo("no readable time");
    assertThat(fixture.reject(9)).isEqualTo("no readable time");
    assertThat(fixture.reject(10)).isEqualTo("no id");
    assertThat(fixture.reject(11)).isEqualTo("neither a submission nor a comment");
    assertThat(fixture.reject(12)).isEqualTo("no id");
  }
}
