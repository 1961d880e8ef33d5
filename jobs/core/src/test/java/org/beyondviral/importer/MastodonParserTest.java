package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class MastodonParserTest {
  private final Fixture fixture = Fixture.of(ArchiveFormat.MASTODON);

  @Test
  void statusWithEveryField() {
    assertThat(fixture.trace(1, "1001"))
        .isEqualTo(
            new Trace(
                "1001",
                "mastodon",
                "5",
                Instant.parse("2023-02-01T10:00:00Z"),
                "post",
                null,
                null,
                List.of("trees"),
                List.of("https://example.org/card", "https://example.org/p?a=1&b=2"),
                List.of("6"),
                31L,
                "en",
                "Plant #Trees & see here\nnow"));
  }

  @Test
  void repliesBoostsAndQuotes() {
    assertThat(fixture.trace(2, "1002"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId)
        .containsExactly("reply", "1001", null);
    assertThat(fixture.ids(3)).containsExactlyInAnyOrder("1003", "1001");
    assertThat(fixture.trace(3, "1003"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId, Trace::tags)
        .containsExactly("repost", "1001", "1001", List.of("trees"));
    assertThat(fixture.ids(4)).containsExactlyInAnyOrder("1004", "1001");
    assertThat(fixture.trace(4, "1004").kind()).isEqualTo("quote");
    assertThat(fixture.trace(5, "1005").parentId()).isEqualTo("1001");
    assertThat(fixture.trace(6, "1006").parentId()).isEqualTo("77");
    assertThat(fixture.accepted(6).notes()).containsExactly("unreadable_original");
  }

  @Test
  void wrongTypesAreAsIfAbsent() {
    assertThat(fixture.trace(7, "1007"))
        .extracting(Trace::tags, Trace::urls, Trace::createdAt)
        .containsExactly(List.of("7"), List.of(), Instant.parse("2023-02-01T00:00:00Z"));
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(fixture.reject(8)).isEqualTo("no readable time");
    assertThat(fixture.reject(9)).isEqualTo("no id");
    assertThat(fixture.reject(10)).isEqualTo("no id");
  }

  @Test
  void markupThatNeverEndsTakesNoLongerThanItsLength() {
    String content = "<".repeat(1_000_000) + "a href=\\\"".repeat(100_000);
    String line =
        "{\"id\":\"1\",\"created_at\":\"2023-02-01\",\"content\":\"%s\"}".formatted(content);
    assertThat(fixture.parse(line).traces()).hasSize(1);
  }
}
