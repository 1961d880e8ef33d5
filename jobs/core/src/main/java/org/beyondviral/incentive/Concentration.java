package org.beyondviral.incentive;

import java.util.Iterator;
import org.beyondviral.people.Gini;
import org.jspecify.annotations.Nullable;

/**
 * How unequal pay is among people.
 *
 * @param payees people who get anything
 * @param gini Gini coefficient over all people, also those who get nothing: {@link Gini}; null when
 *     nobody gets anything
 * @param top1Share share of all pay that goes to the best-paid ⌈n / 100⌉ of n people; null when
 *     nobody gets anything
 */
public record Concentration(long payees, @Nullable Double gini, @Nullable Double top1Share) {

  /**
   * Read from the histogram in one pass, however many distinct amounts there are.
   *
   * @param levels the histogram, by descending amount
   * @param people people in all
   */
  public static Concentration of(Iterator<Gini.Level> levels, long people) {
    long top = (people + 99) / 100;
    long seen = 0;
    long payees = 0;
    double total = 0;
    double ranked = 0;
    double topTotal = 0;
    while (levels.hasNext()) {
      Gini.Level level = levels.next();
      double n = level.people();
      double amount = level.amount();
      total += amount * n;
      ranked += amount * (n * (people - seen) - n * (n - 1) / 2);
      topTotal += amount * Math.min(level.people(), Math.max(0, top - seen));
      payees += level.amount() > 0 ? level.people() : 0;
      seen += level.people();
    }
    return total == 0
        ? new Concentration(0, null, null)
        : new Concentration(
            payees,
            Math.max(0, 2 * ranked / (people * total) - (people + 1.0) / people),
            Math.min(1, topTotal / total));
  }
}
