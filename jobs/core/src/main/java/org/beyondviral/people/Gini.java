package org.beyondviral.people;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** Inequality among people. */
public final class Gini {
  /** How many people have one same amount. */
  public record Level(
      @Means("The amount each of them has.") long amount,
      @Means(value = "People who have it.", unit = Unit.PEOPLE) long people) {}

  private Gini() {}

  /** The histogram of those amounts, by ascending amount. */
  public static List<Level> levels(LongStream amounts) {
    Map<Long, Long> people = new TreeMap<>();
    amounts.forEach(amount -> people.merge(amount, 1L, Long::sum));
    return people.entrySet().stream()
        .map(level -> new Level(level.getKey(), level.getValue()))
        .toList();
  }

  /**
   * The Gini coefficient of an amount among people.
   *
   * <p>G = Σ_i Σ_j |x_i − x_j| / (2 n² m) = 2 Σ i x_(i) / (n Σ x) − (n + 1) / n, m the mean and
   * x_(i) the i-th smallest: 0 when all have as much, (n − 1)/n when one has all. Computed from the
   * histogram, so that millions of people cost no more than the distinct amounts.
   *
   * <p>Source: Gini (1912), Variabilità e mutabilità.
   *
   * @param levels the histogram, by ascending amount
   * @return share from 0 to 1; NaN for nobody, or when nobody has anything
   */
  public static double of(List<Level> levels) {
    double people = 0;
    double total = 0;
    double ranked = 0;
    for (Level level : levels) {
      double n = level.people();
      ranked += level.amount() * (n * people + n * (n + 1) / 2);
      people += n;
      total += level.amount() * n;
    }
    if (people == 0 || total == 0) {
      return Double.NaN;
    }
    return Math.max(0, 2 * ranked / (people * total) - (people + 1) / people);
  }
}
