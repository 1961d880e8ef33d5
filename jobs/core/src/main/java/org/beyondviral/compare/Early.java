package org.beyondviral.compare;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** What was seen of one campaign up to a horizon after its first trace, and whether it lasted. */
public record Early(
    @Means("The campaign.") String campaignId,
    @Means(value = "Its first trace.", unit = Unit.UTC) Instant startedAt,
    @Means("Whether it lasted, as was seen much later: what is to be told, never told from.")
        boolean lasts,
    @Means(value = "Traces.", unit = Unit.TRACES) long traces,
    @Means(value = "Of these, in the second half of the time.", unit = Unit.TRACES) long late,
    @Means(value = "Of these, acts on another trace.", unit = Unit.TRACES) long acts,
    @Means(value = "Of these, replies.", unit = Unit.TRACES) long replies,
    @Means(value = "Known authors.", unit = Unit.PEOPLE) long participants,
    @Means(value = "Their largest known audiences together.", unit = Unit.PEOPLE) long audience,
    @Means(value = "Of these authors, those somebody recruited.", unit = Unit.PEOPLE)
        long recruited,
    @Means(value = "Of these, whose recruiter was recruited too.", unit = Unit.PEOPLE)
        long recruitedFurther,
    @Means(value = "Cascades.", unit = Unit.CASCADES) long cascades,
    @Means(value = "Traces of the largest.", unit = Unit.TRACES) long largestCascade) {

  /** What the baseline tells from: the size alone. */
  double[] size() {
    return new double[] {log(traces)};
  }

  /** Counts as logarithms of one more, parts as shares of their whole; 0 for parts of nothing. */
  double[] features() {
    return new double[] {
      log(traces),
      log(participants),
      log(audience),
      log(cascades),
      share(late, traces),
      share(acts, traces),
      share(replies, traces),
      share(participants, traces),
      share(recruited, participants),
      share(recruitedFurther, participants),
      share(largestCascade, traces)
    };
  }

  private static double log(long count) {
    return Math.log1p((double) count);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
