package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.beyondviral.cascade.parents.ParentRules;
import org.beyondviral.settings.Settings;
import org.junit.jupiter.api.Test;

class CascadeReaderTest {
  private static final ParentRules FOLLOWED =
      ParentRules.of(Settings.of(Map.of("cascades.parents", "followed")));

  /** c follows b, who shared before: one tie. */
  private static final List<Share> SHARES =
      List.of(
          share("p", "a", 0, List.of()),
          share("r1", "b", 10, List.of()),
          share("r2", "c", 20, List.of(new Share.Tied("b", 1))));

  private static Share share(String id, String author, int second, List<Share.Tied> ties) {
    boolean repost = second > 0;
    return new Share(
        "p",
        id,
        repost ? "p" : null,
        null,
        author,
        Instant.ofEpochSecond(second),
        repost,
        null,
        ties);
  }

  @Test
  void aCascadeWithMoreTiesThanATaskHoldsIsNotRead() {
    assertThat(new CascadeReader(FOLLOWED, 1).call("p", SHARES.iterator())).toIterable().hasSize(1);
    assertThat(new CascadeReader(FOLLOWED, 0).call("p", SHARES.iterator())).isExhausted();
  }
}
