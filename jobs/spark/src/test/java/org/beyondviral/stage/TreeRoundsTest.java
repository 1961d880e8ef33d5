package org.beyondviral.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.stage.TreeRounds.Pointer;
import org.junit.jupiter.api.Test;

class TreeRoundsTest {
  private static final int LENGTH = 5_000;

  /** As long as real ones; no round may cost more than the one before. */
  @Test
  void longChain() {
    Dataset<Pointer> chain =
        TestSpark.dataset(
            Pointer.class,
            LongStream.range(0, LENGTH)
                .mapToObj(node -> new Pointer(node, node == 0 ? null : node - 1, 1, node))
                .toList());

    assertThat(TreeRounds.overWays(chain).collectAsList())
        .hasSize(LENGTH)
        .allMatch(way -> way.first() == way.node() + 1)
        .allMatch(way -> way.second() == way.node() * (way.node() + 1) / 2);
  }

  @Test
  void aNodeThatIsMissingIsNotPassedOver() {
    Dataset<Pointer> broken =
        TestSpark.dataset(
            Pointer.class, List.of(new Pointer(1, null, 1, 1), new Pointer(2, 7L, 1, 1)));

    assertThatThrownBy(() -> TreeRounds.overWays(broken))
        .hasStackTraceContaining("hangs on 7, which is none of its nodes");
  }
}
