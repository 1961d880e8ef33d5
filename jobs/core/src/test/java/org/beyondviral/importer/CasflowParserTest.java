package org.beyondviral.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.beyondviral.trace.Trace;
import org.junit.jupiter.api.Test;

class CasflowParserTest {
  private final Fixture fixture = Fixture.of(ArchiveFormat.CASFLOW);

  @Test
  void rootAndAdoptionsInTheOrderOfDelays() {
    assertThat(fixture.ids(1)).containsExactly("7/10", "7/13", "7/11", "7/12", "7/11/2", "7/14");
    assertThat(fixture.trace(1, "7/10"))
        .isEqualTo(
            new Trace(
                "7/10",
                "weibo",
                "10",
                Instant.ofEpochSecond(1464739201),
                "post",
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null));
    assertThat(fixture.trace(1, "7/12"))
        .extracting(Trace::kind, Trace::parentId, Trace::rootId, Trace::createdAt)
        .containsExactly("repost", "7/11", "7/10", Instant.ofEpochSecond(1464739321));
  }

  @Test
  void parentIsTheLatestTraceOfTheUserBefore() {
    assertThat(fixture.trace(1, "7/11/2").authorId()).isEqualTo("11");
    assertThat(fixture.trace(1, "7/14").parentId()).isEqualTo("7/11/2");
    assertThat(fixture.trace(4, "10/40/2").parentId()).isEqualTo("10/40");
  }

  @Test
  void userWhoNeverAdoptedIsAnUnseenParent() {
    assertThat(fixture.ids(2)).containsExactly("8/20");
    assertThat(fixture.trace(3, "9/31").parentId()).isEqualTo("9/99");
    assertThat(fixture.trace(3, "9/32").parentId()).isEqualTo("9/30");
    assertThat(fixture.trace(5, "11/51").parentId()).isEqualTo("11/52");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(fixture.reject(6)).isEqualTo("no readable time");
    assertThat(fixture.reject(7)).isEqualTo("a path without a delay");
    assertThat(fixture.reject(8)).isEqualTo("a delay that is no number of seconds");
    assertThat(fixture.reject(9)).isEqualTo("no readable time");
    assertThat(fixture.reject(10)).isEqualTo("fewer than five fields");
    assertThat(fixture.reject(11)).isEqualTo("fewer than five fields");
    assertThat(fixture.reject(12)).isEqualTo("a path without a user");
  }
}
