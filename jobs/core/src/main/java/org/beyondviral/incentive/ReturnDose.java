package org.beyondviral.incentive;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.beyondviral.incentive.ReturnRatio.Stratum;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** People who came on one day and were paid alike, and how many of them came back. */
public record ReturnDose(
    @Means("Day of the first trace, counted from 1970.") long day,
    @Means("⌊log₂(1 + n)⌋, n how often they were paid.") int doublings,
    @Means(value = "People.", unit = Unit.PEOPLE) long people,
    @Means(value = "Those among them who came back.", unit = Unit.PEOPLE) long returned) {

  /**
   * By day, people of so many doublings or more against those of one less: of 1, who was paid
   * against who was not; of 2, who was paid three times or more against who was once or twice.
   */
  public static List<Stratum> strata(List<ReturnDose> doses, int doublings) {
    Map<Long, long[]> days = new TreeMap<>();
    for (ReturnDose dose : doses) {
      if (dose.doublings >= doublings - 1) {
        long[] counts = days.computeIfAbsent(dose.day, day -> new long[4]);
        int at = dose.doublings >= doublings ? 0 : 2;
        counts[at] += dose.people;
        counts[at + 1] += dose.returned;
      }
    }
    return days.entrySet().stream()
        .map(
            day -> {
              long[] n = day.getValue();
              return new Stratum(day.getKey(), null, n[0], n[1], n[2], n[3]);
            })
        .toList();
  }
}
