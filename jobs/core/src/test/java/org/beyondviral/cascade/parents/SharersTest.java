package org.beyondviral.cascade.parents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharersTest {
  /** Post 0; reposts 1, 2 of it; reply 3; repost 4 of the reply; repost 5 of the repost 2. */
  @Test
  void repostsOfTheRootAndOfReposts() {
    Sharers sharers = sharers(new int[] {-1, 0, 0, 0, 3, 2}, true, true, true, false, true, true);

    assertThat(nodes(sharers)).containsExactly(0, 1, 2, 5);
    assertThat(IntStream.range(0, 4).mapToObj(sharers::isReadAnew))
        .containsExactly(false, true, true, false);
    assertThat(sharers.time(3)).isEqualTo(50);
  }

  @Test
  void whatIsEarlierThanItsParentIsNoShare() {
    assertThat(nodes(sharers(new int[] {1, -1, 1, 4, 1}, true, true, true, true, true)))
        .containsExactly(1, 2, 4);
  }

  /** Node 3, behind the seen ones, is the unseen root. */
  @Test
  void unseenRootIsAsOldAsItsFirstShare() {
    Sharers sharers = sharers(new int[] {3, 3, 3, -1}, false, true, true);

    assertThat(nodes(sharers)).containsExactly(3, 1, 2);
    assertThat(sharers.time(0)).isEqualTo(10);
    assertThat(sharers.author(0)).isEqualTo(-1);
    assertThat(sharers.audience(0)).isEqualTo(-1);
  }

  @Test
  void aLoneTraceAndALoneUnseenRoot() {
    assertThat(nodes(sharers(new int[] {-1}, false))).containsExactly(0);
    assertThat(nodes(sharers(new int[] {1, -1}, false))).containsExactly(1);
  }

  private static Sharers sharers(int[] parent, boolean... repost) {
    int seen = repost.length;
    return Sharers.of(
        parent,
        repost,
        IntStream.range(0, seen).mapToLong(i -> 10L * i).toArray(),
        IntStream.range(0, seen).toArray(),
        new long[seen]);
  }

  private static int[] nodes(Sharers sharers) {
    return IntStream.range(0, sharers.count()).map(sharers::node).toArray();
  }
}
