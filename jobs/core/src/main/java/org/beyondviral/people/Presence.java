package org.beyondviral.people;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.beyondviral.attention.Activity;
import org.jspecify.annotations.Nullable;

/**
 * One account's presence in one campaign, gathered from its traces in order of time; what it holds
 * does not grow with them.
 */
public final class Presence {
  private static final Duration DAY = Duration.ofDays(1);

  private final Duration bin;
  private final Duration week;
  private final Instant weeksFrom;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private long traces;
  private int bins;
  private int days;
  private int weeks;
  private boolean seenAgain7d;
  private boolean seenAgain30d;
  private boolean seenAgain90d;

  /**
   * @param bin width of a bin of activity
   * @param week what counts as a week
   * @param campaignStart the campaign's first trace; weeks are counted from the start of its bin
   */
  public Presence(Duration bin, Duration week, Instant campaignStart) {
    this.bin = bin;
    this.week = week;
    this.weeksFrom = weeksFrom(campaignStart, bin);
  }

  /** From when the weeks of a campaign are counted: the start of the bin of its first trace. */
  public static Instant weeksFrom(Instant campaignStart, Duration bin) {
    return Activity.startOf(Activity.binOf(campaignStart, bin), bin);
  }

  /** One more trace, not before the one before. */
  public void add(Instant at) {
    Instant before = last;
    if (before == null || first == null) {
      first = at;
      bins = 1;
      days = 1;
      weeks = 1;
    } else {
      if (at.isBefore(before)) {
        throw new IllegalArgumentException("traces out of order: " + before + ", " + at);
      }
      bins += Activity.binOf(at, bin) > Activity.binOf(before, bin) ? 1 : 0;
      days += Activity.binOf(at, DAY) > Activity.binOf(before, DAY) ? 1 : 0;
      weeks += weekOf(at) > weekOf(before) ? 1 : 0;
      seenAgain7d |= isWithin(first, at, 7);
      seenAgain30d |= isWithin(first, at, 30);
      seenAgain90d |= isWithin(first, at, 90);
    }
    last = at;
    traces++;
  }

  /** The account as a participant; it needs at least one trace. */
  public Participant participant(String campaignId, String authorId) {
    return new Participant(
        campaignId,
        authorId,
        requireNonNull(first),
        requireNonNull(last),
        traces,
        bins,
        days,
        weeks,
        seenAgain7d,
        seenAgain30d,
        seenAgain90d);
  }

  private long weekOf(Instant at) {
    return Math.floorDiv(ChronoUnit.MICROS.between(weeksFrom, at), week.toNanos() / 1_000);
  }

  /** Whether k days or more, and less than 2k, lie between the two. */
  private static boolean isWithin(Instant first, Instant at, int k) {
    return !at.isBefore(first.plus(Duration.ofDays(k)))
        && at.isBefore(first.plus(Duration.ofDays(2L * k)));
  }
}
