package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class XV2ParserTest {
  private final Fixture fixture = Fixture.of(ArchiveFormat.X_V2);

  @Test
  void flattenedTweetWithEveryField() {
    assertThat(fixture.trace(1, "100"))
        .isEqualTo(
            new Trace(
                "100",
                "x",
                "1",
                Instant.parse("2022-10-28T13:47:25Z"),
                "post",
                null,
                null,
                List.of("elbe"),
                List.of("https://example.org/x"),
                List.of("2"),
                507L,
                "de",
                "#Elbe"));
  }

  @Test
  void retweetBringsItsOriginal() {
    assertThat(fixture.ids(2)).containsExactlyInAnyOrder("101", "100");
    assertThat(fixture.trace(2, "101"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId, Trace::tags)
        .containsExactly("repost", "100", "100", List.of("elbe"));
    assertThat(fixture.trace(2, "100").audience()).isEqualTo(508);
  }

  @Test
  void replyNamesItsConversationAsRootAndQuoteDoesNot() {
    assertThat(fixture.trace(3, "102"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId)
        .containsExactly("reply", "95", "90");
    assertThat(fixture.trace(4, "103"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId, Trace::tags, Trace::text)
        .containsExactly("quote", "80", null, List.of("long"), "look at all of this");
  }

  @Test
  void envelopeJoinsUsersAndTweetsItIncludes() {
    assertThat(fixture.ids(5)).containsExactlyInAnyOrder("110", "111", "112");
    assertThat(fixture.trace(5, "110"))
        .extracting(Trace::kind, Trace::parentId, Trace::audience, Trace::tags)
        .containsExactly("repost", "111", 12L, List.of("weir"));
    assertThat(fixture.trace(5, "111").audience()).isEqualTo(70);
    assertThat(fixture.trace(5, "112"))
        .extracting(Trace::kind, Trace::rootId, Trace::mentions)
        .containsExactly("reply", "111", List.of("7"));
    assertThat(fixture.accepted(5).notes())
        .containsExactlyInAnyOrder("unreadable_original", "unreadable_in_envelope");
    assertThat(fixture.ids(6)).containsExactly("120");
  }

  @Test
  void linesWithoutTweets() {
    assertThat(fixture.nothing(7)).isEqualTo("empty_envelope");
    assertThat(fixture.nothing(8)).isEqualTo("meta");
    assertThat(fixture.nothing(9)).isEqualTo("errors");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(fixture.reject(10)).isEqualTo("no readable tweet in the envelope");
    assertThat(fixture.reject(11)).isEqualTo("no readable tweet in the envelope");
    assertThat(fixture.reject(12)).isEqualTo("no readable time");
    assertThat(fixture.trace(13, "132").kind()).isEqualTo("post");
    assertThat(fixture.reject(14)).isEqualTo("no id");
    assertThat(fixture.reject(15)).isEqualTo("no id");
  }
}
