package org.beyondviral.people;

import java.util.List;

/** The most active of many accounts. */
public final class MostActive {
  private MostActive() {}

  /**
   * The least number of traces such that no more than that share of the accounts have as many:
   * whoever ties with too many is not among the most active. O(distinct numbers).
   *
   * @param levels how many accounts have how many traces, by ascending number
   * @return {@link Long#MAX_VALUE} where nobody can be told apart so
   */
  public static long from(List<Gini.Level> levels, double share) {
    long most = (long) (share * levels.stream().mapToLong(Gini.Level::people).sum());
    long above = 0;
    long from = Long.MAX_VALUE;
    for (int i = levels.size() - 1; i >= 0; i--) {
      above += levels.get(i).people();
      if (above > most) {
        return from;
      }
      from = levels.get(i).amount();
    }
    return from;
  }
}
