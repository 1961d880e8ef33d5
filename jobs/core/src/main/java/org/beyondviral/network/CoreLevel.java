package org.beyondviral.network;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** The participants of one core number whose audience is known. */
public record CoreLevel(
    @Means("The core number.") int core,
    @Means(value = "Participants whose audience is known.", unit = Unit.PEOPLE) long people,
    @Means(value = "Their audiences together.", unit = Unit.PEOPLE) long audience) {

  /**
   * The levels of a network, by ascending core number.
   *
   * @param core core number of each person
   * @param audience audience of each person, {@link Audiences#UNKNOWN} where it is not known
   */
  public static List<CoreLevel> of(int[] core, long[] audience) {
    Map<Integer, CoreLevel> levels = new TreeMap<>();
    for (int p = 0; p < core.length; p++) {
      if (audience[p] != Audiences.UNKNOWN) {
        levels.merge(core[p], new CoreLevel(core[p], 1, audience[p]), CoreLevel::plus);
      }
    }
    return List.copyOf(levels.values());
  }

  private CoreLevel plus(CoreLevel other) {
    return new CoreLevel(core, people + other.people, audience + other.audience);
  }

  /**
   * Reach of the periphery: the share of the audience that goes with the outer cores, over the
   * share that goes on average when the core numbers are dealt out anew among the same people.
   *
   * <p>The outer cores are the lowest that hold half of the people or more. Dealt out anew, they
   * take a share of the audience that is on average their share of the people, so that the average
   * over all permutations needs none to be drawn: (A_outer / A) / (n_outer / n). 1 where the
   * periphery reaches as many as anybody, 0 where it reaches nobody. O(levels).
   *
   * <p>Audiences are added up, for who follows two participants is not known. Source: after
   * Barberá, Wang, Bonneau, Jost, Nagler, Tucker & González-Bailón (2015), The critical periphery
   * in the growth of social protests, PLoS ONE 10(11).
   *
   * @param levels by ascending core number
   * @return at least 0; empty when nobody is left inside, or nobody has an audience
   */
  public static OptionalDouble peripheryReach(List<CoreLevel> levels) {
    long people = levels.stream().mapToLong(CoreLevel::people).sum();
    double audience = levels.stream().mapToLong(CoreLevel::audience).sum();
    long outerPeople = 0;
    double outerAudience = 0;
    for (CoreLevel level : levels) {
      outerPeople += level.people();
      outerAudience += level.audience();
      if (outerPeople * 2 >= people) {
        break;
      }
    }
    return outerPeople == people || audience == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((outerAudience / audience) / ((double) outerPeople / people));
  }
}
