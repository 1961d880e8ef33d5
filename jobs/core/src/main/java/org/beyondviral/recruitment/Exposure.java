package org.beyondviral.recruitment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/**
 * How the chance to join grows with the neighbours who have joined before.
 *
 * <p>p(k) = I(k) / E(k): of the E(k) people who had k neighbours in the campaign at some time
 * before joining, the I(k) who joined before a further one did. Read for k = 1, 2, … up to 40, as
 * long as E(k) is at least {@link #LEAST_EXPOSED}, below which a chance is not known.
 *
 * <p>Source: Romero, Meeder & Kleinberg (2011), Differences in the mechanics of information
 * diffusion across topics, WWW.
 *
 * <p>Cost: linear in the distinct numbers of exposures.
 */
public final class Exposure {
  /** People at an exposure, below which its chance is left out. */
  public static final long LEAST_EXPOSED = 20;

  /** Exposures read at most, as in the source. */
  public static final int MOST_EXPOSURES = 40;

  private static final Comparator<Interval> INTERVALS =
      Comparator.comparingInt(Interval::lower)
          .thenComparingInt(Interval::upper)
          .thenComparing(Interval::opaque);

  /**
   * People by the exposures they had when they joined, or in the end if they never did. Whether
   * several joined since they were last seen stands by itself: numbers end at {@link
   * #MOST_EXPOSURES}, and differences of them would be wrong beyond.
   */
  public record Count(
      @Means(value = "Neighbours who had joined.", unit = Unit.PEOPLE) int exposures,
      @Means(
              value =
                  "How many of them had when the person was last seen anywhere before joining; 0 for people who never joined.",
              unit = Unit.PEOPLE)
          int knownBefore,
      @Means("Whether two of them or more joined after that; false for people who never joined.")
          boolean severalSince,
      @Means(value = "People who joined then.", unit = Unit.PEOPLE) long joined,
      @Means(value = "People who never joined.", unit = Unit.PEOPLE) long stayedAway) {}

  private Exposure() {}

  /**
   * The chances p(1), p(2), … of one campaign.
   *
   * @param counts by ascending exposures; more than {@link #MOST_EXPOSURES} count as one more
   */
  public static List<ExposureChance> chances(String campaignId, List<Count> counts) {
    long[] joined = new long[MOST_EXPOSURES + 2];
    long[] exposed = new long[MOST_EXPOSURES + 3];
    for (Count count : counts) {
      int k = Math.min(count.exposures(), MOST_EXPOSURES + 1);
      joined[k] += count.joined();
      exposed[k] += count.joined() + count.stayedAway();
    }
    for (int k = MOST_EXPOSURES + 1; k >= 0; k--) {
      exposed[k] += exposed[k + 1];
    }
    int last = 0;
    while (last < MOST_EXPOSURES && exposed[last + 1] >= LEAST_EXPOSED) {
      last++;
    }
    List<ExposureChance> chances = new ArrayList<>();
    for (int k = 1; k <= last; k++) {
      double chance = (double) joined[k] / exposed[k];
      chances.add(new ExposureChance(campaignId, k, exposed[k], joined[k], chance));
    }
    return chances;
  }

  /** Stickiness: max p(k), from 0 to 1; empty when no chance is known. */
  public static OptionalDouble stickiness(List<ExposureChance> chances) {
    return chances.stream().mapToDouble(ExposureChance::chance).max();
  }

  /**
   * Persistence: Σ p(k) over K max p(k) for k = 1 to K, the curve read as bars: from 1 / K, when
   * one number of exposures does it all, to 1, when each further one is worth as much. Empty for
   * fewer than two chances, or when nobody joined.
   */
  public static OptionalDouble persistence(List<ExposureChance> chances) {
    double most = stickiness(chances).orElse(0);
    if (chances.size() < 2 || most == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (ExposureChance each : chances) {
      sum += each.chance();
    }
    return OptionalDouble.of(Math.min(1, sum / (chances.size() * most)));
  }

  /**
   * Of those who joined after at least one neighbour had, the share who did so after two or more;
   * empty for nobody.
   */
  public static OptionalDouble reinforcedShare(List<Count> counts) {
    return shareOfExposed(counts, count -> count.exposures() >= 2);
  }

  /**
   * The share that is certain: who was last seen before joining with one neighbour or more, and had
   * not joined then, needed another. The number of neighbours at which somebody joined is the most
   * his threshold can be, so that {@link #reinforcedShare} is too high where several joined in the
   * time he was not seen.
   */
  public static OptionalDouble surelyReinforcedShare(List<Count> counts) {
    return shareOfExposed(counts, count -> count.exposures() >= 2 && count.knownBefore() >= 1);
  }

  /**
   * Of those who joined after at least one neighbour had, the share whose threshold is opaque: two
   * neighbours or more joined since they were last seen, and any of these may have been the one who
   * tipped the scales. Source: Berry, Cameron, Park & Macy (2019), The opacity problem in social
   * contagion, Social Networks 56.
   */
  public static OptionalDouble opaqueShare(List<Count> counts) {
    return shareOfExposed(counts, Count::severalSince);
  }

  /**
   * The thresholds of those who joined after at least one neighbour had, by interval.
   *
   * @param counts of one campaign
   */
  public static List<Threshold> thresholds(String campaignId, List<Count> counts) {
    Map<Interval, Long> people = new TreeMap<>(INTERVALS);
    for (Count count : counts) {
      if (count.exposures() >= 1 && count.joined() > 0) {
        int lower = Math.min(count.knownBefore() + 1, count.exposures());
        people.merge(
            new Interval(lower, count.exposures(), count.severalSince()),
            count.joined(),
            Long::sum);
      }
    }
    return people.entrySet().stream()
        .map(
            each ->
                new Threshold(
                    campaignId,
                    each.getKey().lower(),
                    each.getKey().upper(),
                    each.getKey().opaque(),
                    each.getValue()))
        .toList();
  }

  private record Interval(int lower, int upper, boolean opaque) {}

  private static OptionalDouble shareOfExposed(List<Count> counts, Predicate<Count> which) {
    long exposed = joined(counts, count -> true);
    return exposed == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) joined(counts, which) / exposed);
  }

  private static long joined(List<Count> counts, Predicate<Count> which) {
    return counts.stream()
        .filter(count -> count.exposures() >= 1)
        .filter(which)
        .mapToLong(Count::joined)
        .sum();
  }
}
