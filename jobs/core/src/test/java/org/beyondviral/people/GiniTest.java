package org.beyondviral.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GiniTest {
  @Test
  void equalAmountsAreZero() {
    assertThat(Gini.of(List.of(new Gini.Level(3, 1_000_000)))).isZero();
  }

  @Test
  void oneWhoHasAllTendsToOne() {
    assertThat(Gini.of(List.of(new Gini.Level(0, 99), new Gini.Level(5, 1))))
        .isCloseTo(0.99, within(1e-12));
  }

  @Test
  void nobodyIsUndefined() {
    assertThat(Gini.of(List.of())).isNaN();
  }

  @Test
  void histogramEqualsAllPairs() {
    Random random = new Random(7);
    List<Long> amounts = random.longs(300, 1, 20).boxed().toList();
    double pairs = 0;
    for (long a : amounts) {
      for (long b : amounts) {
        pairs += Math.abs(a - b);
      }
    }
    double total = amounts.stream().mapToLong(Long::longValue).sum();
    Map<Long, Long> histogram =
        amounts.stream()
            .collect(Collectors.groupingBy(a -> a, TreeMap::new, Collectors.counting()));
    List<Gini.Level> levels =
        histogram.entrySet().stream().map(e -> new Gini.Level(e.getKey(), e.getValue())).toList();

    assertThat(Gini.of(levels)).isCloseTo(pairs / (2 * 300 * total), within(1e-12));
  }
}
