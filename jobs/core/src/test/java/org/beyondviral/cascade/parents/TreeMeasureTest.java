package org.beyondviral.cascade.parents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeMeasureTest {
  @Test
  void eachIsTheColumnOfItsName() {
    CascadeDraw draw = new CascadeDraw("c", 1, 2, 3.5, 4, 5, 0.6, 7.5);

    assertThat(TreeMeasure.over(List.of(draw)))
        .extracting(CascadeUncertainty::measure, CascadeUncertainty::mean)
        .containsExactly(
            tuple("depth", 2.0),
            tuple("mean_depth", 3.5),
            tuple("max_breadth", 4.0),
            tuple("leaves", 5.0),
            tuple("root_share", 0.6),
            tuple("structural_virality", 7.5));
  }

  @Test
  void theEndsAreRanksOfTheDrawnTrees() {
    List<CascadeDraw> draws =
        IntStream.rangeClosed(1, 100)
            .mapToObj(number -> new CascadeDraw("c", number, 101 - number, 1, 1, 1, 1, 1))
            .toList();

    CascadeUncertainty depth = TreeMeasure.over(draws).get(0);
    assertThat(draws.stream().filter(draw -> draw.depth() <= depth.low()).count())
        .isBetween(5L, 6L);
    assertThat(draws.stream().filter(draw -> draw.depth() <= depth.high()).count())
        .isBetween(95L, 96L);
    assertThat(TreeMeasure.over(List.of())).isEmpty();
  }
}
