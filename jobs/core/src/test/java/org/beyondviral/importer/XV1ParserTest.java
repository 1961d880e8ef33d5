package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class XV1ParserTest {
  private final Fixture fixture = Fixture.of(ArchiveFormat.X_V1);

  @Test
  void statusWithEveryField() {
    assertThat(fixture.trace(1, "1"))
        .isEqualTo(
            new Trace(
                "1",
                "x",
                "11",
                Instant.parse("2018-10-10T20:19:24Z"),
                "post",
                null,
                null,
                List.of("harbour", "öre"),
                List.of("https://example.org/a", "https://t.co/b"),
                List.of("12", "13"),
                40L,
                "en",
                "Join us #Harbour #harbour now"));
  }

  @Test
  void extendedTweetReplacesTheTruncatedOne() {
    Trace trace = fixture.trace(2, "2");
    assertThat(trace.text()).isEqualTo("the whole of it #Quay");
    assertThat(trace.tags()).containsExactly("quay");
    assertThat(trace.urls()).containsExactly("https://example.org/q");
    assertThat(trace.language()).isNull();
  }

  @Test
  void retweetBringsItsOriginalAndWhatThatQuotes() {
    assertThat(fixture.ids(3)).containsExactlyInAnyOrder("3", "1", "0");
    Trace retweet = fixture.trace(3, "3");
    assertThat(retweet.kind()).isEqualTo("repost");
    assertThat(retweet.parentId()).isEqualTo("1");
    assertThat(retweet.rootId()).isEqualTo("1");
    assertThat(retweet.tags()).containsExactly("harbour");
    assertThat(retweet.createdAt()).isEqualTo(Instant.parse("2018-10-10T22:00:00Z"));
    assertThat(retweet.audience()).isEqualTo(9);
    Trace original = fixture.trace(3, "1");
    assertThat(original.kind()).isEqualTo("quote");
    assertThat(original.parentId()).isEqualTo("0");
    assertThat(original.rootId()).isNull();
  }

  @Test
  void replyWinsOverQuoteAndQuoteNeedsNoObject() {
    assertThat(fixture.trace(4, "4"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId)
        .containsExactly("reply", "1", null);
    assertThat(fixture.trace(5, "5"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId)
        .containsExactly("quote", "1", null);
  }

  @Test
  void noticesHoldNothing() {
    assertThat(fixture.nothing(6)).isEqualTo("delete");
    assertThat(fixture.nothing(7)).isEqualTo("limit");
  }

  @Test
  void unreadableOriginalCostsNotItsRetweet() {
    assertThat(fixture.ids(8)).containsExactly("6");
    assertThat(fixture.trace(8, "6").parentId()).isEqualTo("99");
    assertThat(fixture.accepted(8).notes()).containsExactly("unreadable_original");
  }

  @Test
  void millisecondsStandInForTheDate() {
    assertThat(fixture.trace(9, "7").createdAt())
        .isEqualTo(Instant.parse("2018-10-11T03:00:00.123Z"));
    assertThat(fixture.trace(9, "7").authorId()).isNull();
  }

  @Test
  void wrongTypesAreAsIfAbsentAndHalfPairsAreReplaced() {
    Trace trace = fixture.trace(12, "9");
    assertThat(trace.text()).isEqualTo("half \uFFFD a pair and \uFFFD");
    assertThat(trace.authorId()).isNull();
    assertThat(trace.kind()).isEqualTo("post");
    assertThat(fixture.trace(15, "12").audience()).isNull();
  }

  @Test
  void whatCannotBeReadIsRefusedWithAReason() {
    assertThat(fixture.reject(10)).isEqualTo("no readable time");
    assertThat(fixture.reject(11)).isEqualTo("no id");
    assertThat(fixture.reject(13)).isEqualTo("no readable time");
    assertThat(fixture.reject(14)).isEqualTo("no id");
    assertThat(fixture.reject(16)).isEqualTo("not JSON");
    assertThat(fixture.reject(17)).isEqualTo("not a JSON object");
    assertThat(fixture.reject(18)).isEqualTo("not JSON");
    assertThat(fixture.reject(19)).isEqualTo("not a JSON object");
    assertThat(fixture.parse("{\"a\":".repeat(100)).rejected()).isEqualTo("nested too deep");
    assertThat(fixture.parse("{\"id\":" + "9".repeat(5000) + "}").rejected())
        .isEqualTo("a name, number or string too long");
    assertThat(fixture.parse("\u0000\u0000").rejected()).isEqualTo("not JSON");
    assertThat(fixture.parse(" \t").notes()).containsExactly("blank_line");
  }

  @Test
  void textAndPlatformFollowTheSettings() {
    Trace trace =
        Fixture.of(ArchiveFormat.X_V1, Map.of("import.platform", "twitter")).trace(1, "1");
    assertThat(trace.text()).isNull();
    assertThat(trace.platform()).isEqualTo("twitter");
  }
}
