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
    CoreLevel all = together(levels);
    CoreLevel outer = outer(levels, all.people());
    return outer.people() == all.people() || all.audience() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            ((double) outer.audience() / all.audience())
                / ((double) outer.people() / all.people()));
  }

  /**
   * Standard deviation of {@link #peripheryReach} over all permutations of the audiences, which
   * needs none to be drawn either: those of the m outer people are m of the n audiences a drawn
   * without replacement, of variance m(n − m) / (n − 1) · (Σa² / n − (A / n)²). O(levels).
   *
   * @param squaredAudiences Σa²
   * @return at least 0; good only where the reach is there
   */
  public static double peripheryDeviation(List<CoreLevel> levels, double squaredAudiences) {
    CoreLevel all = together(levels);
    double n = all.people();
    double m = outer(levels, all.people()).people();
    double mean = all.audience() / n;
    double variance = m * (n - m) / (n - 1) * Math.max(0, squaredAudiences / n - mean * mean);
    return Math.sqrt(variance) / (m * mean);
  }

  private static CoreLevel together(List<CoreLevel> levels) {
    return levels.stream().reduce(new CoreLevel(0, 0, 0), CoreLevel::plus);
  }

  /** The lowest levels that hold half of the people or more. */
  private static CoreLevel outer(List<CoreLevel> levels, long people) {
    CoreLevel outer = new CoreLevel(0, 0, 0);
    for (CoreLevel level : levels) {
      outer = outer.plus(level);
      if (outer.people() * 2 >= people) {
        break;
      }
    }
    return outer;
  }
}
