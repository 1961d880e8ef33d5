package org.beyondviral.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.beyondviral.people.Gini.Level;
import org.junit.jupiter.api.Test;

class MostActiveTest {
  @Test
  void noMoreThanTheirShareAreAmongThem() {
    List<Level> levels =
        List.of(new Level(1, 900), new Level(2, 92), new Level(5, 5), new Level(9, 3));
    assertThat(MostActive.from(levels, 0.01)).isEqualTo(5);
    assertThat(MostActive.from(levels, 0.007)).isEqualTo(9);
    assertThat(MostActive.from(levels, 0.1)).isEqualTo(2);
  }

  @Test
  void whoeverTiesWithTooManyIsNot() {
    List<Level> equal = Gini.levels(LongStream.generate(() -> 3).limit(500));
    assertThat(MostActive.from(equal, 0.01)).isEqualTo(Long.MAX_VALUE);
    assertThat(MostActive.from(List.of(), 0.01)).isEqualTo(Long.MAX_VALUE);
    assertThat(MostActive.from(equal, 1)).isEqualTo(3);
  }
}
