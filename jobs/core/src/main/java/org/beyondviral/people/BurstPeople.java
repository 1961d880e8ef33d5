package org.beyondviral.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** Who took part in one burst of a campaign. */
public record BurstPeople(
    @Means("Number of the burst, from 0.") int burst,
    @Means(value = "Distinct known authors in it.", unit = Unit.PEOPLE) long people,
    @Means(
            value = "Those among them whose first trace in the campaign lies in it.",
            unit = Unit.PEOPLE)
        long newcomers,
    @Means(value = "Those among them who were in the burst before as well.", unit = Unit.PEOPLE)
        long alsoBefore) {

  /**
   * The people of each burst, by its number; a burst without any has no row.
   *
   * @param bursts of each person those taken part in
   */
  public static List<BurstPeople> of(Collection<? extends SortedSet<Integer>> bursts) {
    Map<Integer, long[]> counts = new TreeMap<>();
    for (SortedSet<Integer> person : bursts) {
      for (int burst : person) {
        long[] count = counts.computeIfAbsent(burst, each -> new long[3]);
        count[0]++;
        count[1] += burst == person.first() ? 1 : 0;
        count[2] += person.contains(burst - 1) ? 1 : 0;
      }
    }
    return counts.entrySet().stream()
        .map(
            each ->
                new BurstPeople(
                    each.getKey(), each.getValue()[0], each.getValue()[1], each.getValue()[2]))
        .toList();
  }
}
