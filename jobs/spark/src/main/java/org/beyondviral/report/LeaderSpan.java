package org.beyondviral.report;

/**
 * Who led the campaigns of one profile in the weeks of one part of their run, over those weeks that
 * had, as had the one before, responses enough to compare.
 *
 * @param span weeks since a campaign's first: a {@link WeekSpan}
 * @param leaders who led, each campaign and week for itself
 * @param stayed those among them who led the week before too
 * @param risen those who did not, but had a trace in the campaign before
 */
public record LeaderSpan(
    String profile, int span, long campaigns, long leaders, long stayed, long risen) {

  /** Those who had no trace in the campaign before. */
  long fromOutside() {
    return leaders - stayed - risen;
  }
}
