package org.beyondviral.attention.hawkes;

import java.util.Arrays;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** How large a cascade was to become, as SEISMIC tells from its first traces. */
public record CascadeForecast(
    @Means("The cascade.") String cascadeId,
    @Means(value = "Traces that were seen, the root included.", unit = Unit.TRACES) int seen,
    @Means(value = "Age of the cascade then.", unit = Unit.SECONDS) double ageSeconds,
    @Means("Reactions per follower reached, lately; null when there is none to tell from.")
        @Nullable Double infectiousness,
    @Means(
            value = "Traces to be expected in all; null when they would grow without end.",
            unit = Unit.TRACES)
        @Nullable Double expectedSize,
    @Means(value = "Traces that it has in the archive.", unit = Unit.TRACES) long size,
    @Means(
            "ok; insufficient with fewer than 5 reactions lately, or few known audiences; undefined when reactions would grow without end.")
        String status) {

  private static final int LEAST_REACTIONS = 5;
  private static final double LEAST_KNOWN = 0.8;
  private static final double SHORTEST_SECONDS = 300;
  private static final double LONGEST_SECONDS = 7_200;

  /**
   * The forecast of a cascade. What counts as lately is half its age, from five minutes to two
   * hours; the audience of those who will react is the mean of those who have.
   *
   * @param times in seconds, ascending; the first is the root's
   * @param audiences of the authors; NaN for unknown, which count as the mean of the others
   * @param now in seconds, not before the last
   * @see Seismic
   */
  public static CascadeForecast of(
      String cascadeId, double[] times, double[] audiences, double now, long size) {
    double age = now - times[0];
    double window = Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, age / 2));
    long reactions =
        Arrays.stream(times, 1, times.length).filter(time -> time > now - window).count();
    double[] known = Arrays.stream(audiences).filter(Double::isFinite).toArray();
    if (reactions < LEAST_REACTIONS || known.length < LEAST_KNOWN * audiences.length) {
      return new CascadeForecast(cascadeId, times.length, age, null, null, size, "insufficient");
    }
    double mean = Arrays.stream(known).average().orElse(0);
    double[] all = Arrays.stream(audiences).map(a -> Double.isFinite(a) ? a : mean).toArray();
    double ofReacting = Arrays.stream(all, 1, all.length).average().orElse(0);
    double infectiousness = Seismic.infectiousness(times, all, now, window);
    double expected = 1 + Seismic.finalSize(times, all, now, infectiousness, ofReacting);
    return Double.isInfinite(expected)
        ? new CascadeForecast(cascadeId, times.length, age, infectiousness, null, size, "undefined")
        : new CascadeForecast(cascadeId, times.length, age, infectiousness, expected, size, "ok");
  }
}
