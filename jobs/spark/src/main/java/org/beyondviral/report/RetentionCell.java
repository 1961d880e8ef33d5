package org.beyondviral.report;

/**
 * Of the people who came to the campaigns of one profile at one time, how many were active so much
 * later.
 *
 * @param cohort when they came, in weeks since their campaign's first: a {@link WeekSpan}
 * @param age how much later, in weeks since their first: a {@link WeekSpan}
 * @param people those of whom all these weeks were observed
 * @param active the weeks of that age in which they were active, all people's together
 */
public record RetentionCell(
    String profile, int cohort, int age, long campaigns, long people, long active) {

  /** In an average week of that age, from 0 to 1. */
  double share() {
    return (double) active / (people * WeekSpan.weeks(age));
  }
}
