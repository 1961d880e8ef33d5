package org.beyondviral.report;

/**
 * Who led the campaigns of one profile in the weeks of one part of their run, over those weeks that
 * had, as had the one before, responses enough to compare. Shares are means over campaigns.
 *
 * @param span weeks since a campaign's first: a {@link WeekSpan}
 * @param people distinct leaders
 * @param leaderWeeks leaders, each week for itself
 * @param stayed share of those who led the week before too
 * @param risen share of those who did not, but had a trace in the campaign before
 */
public record LeaderSpan(
    String profile,
    int span,
    long campaigns,
    long people,
    long leaderWeeks,
    double stayed,
    double risen) {

  /** Share of those who had no trace in the campaign before. */
  double fromOutside() {
    return Math.max(0, 1 - stayed - risen);
  }
}
