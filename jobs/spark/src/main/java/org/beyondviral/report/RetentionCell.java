package org.beyondviral.report;

/**
 * Of the people who came to the campaigns of one profile at one time, how many were active so much
 * later.
 *
 * @param cohort when they came, in weeks since their campaign's first: a {@link WeekSpan}
 * @param age how much later, in weeks since their first: a {@link WeekSpan}
 * @param people those of whom at least one such week was observed whole
 * @param watched their weeks of that age that were observed whole, together
 * @param active those of these weeks in which they were active
 */
public record RetentionCell(
    String profile, int cohort, int age, long campaigns, long people, long watched, long active) {

  /** From 0 to 1. */
  double share() {
    return (double) active / watched;
  }
}
