package org.beyondviral.profile;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.beyondviral.attention.Activity;

/** Draws series that might as well have been archived. */
final class Resampling {
  static final double KEPT = 0.8;
  private static final double NORMAL_FROM = 1_000;

  private final SplittableRandom random;

  Resampling(long seed, String campaignId) {
    this.random = random(seed, campaignId);
  }

  /** Draws for one campaign. */
  static SplittableRandom random(long seed, String campaignId) {
    CRC32 hash = new CRC32();
    hash.update(campaignId.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(seed ^ (hash.getValue() * 0x9E3779B97F4A7C15L));
  }

  /** Thins to 80 % and shifts by a fraction of a bin; at least the first trace stays. */
  Seen draw(Seen seen) {
    Activity activity = seen.activity();
    double shift = random.nextDouble();
    long[] traces = draw(activity.counts(), shift);
    long[] days = draw(seen.participantDays(), shift);
    if (LongStream.of(traces).sum() == 0) {
      traces[0] = 1;
    }
    if (LongStream.of(days).sum() == 0) {
      days[0] = 1;
    }
    long[] bins = new long[traces.length];
    int first = traces.length;
    for (int i = traces.length - 1; i >= 0; i--) {
      bins[i] = activity.firstBin() + i;
      first = traces[i] > 0 ? i : first;
    }
    long[] fromFirst = new long[traces.length - first];
    System.arraycopy(days, first, fromFirst, 0, fromFirst.length);
    return new Seen(Activity.of(activity.bin(), bins, traces), fromFirst, seen.observedTo());
  }

  private long[] draw(long[] counts, double shift) {
    long[] drawn = new long[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      long kept = binomial(counts[i], KEPT, random);
      long moved = binomial(kept, shift, random);
      drawn[i] += kept - moved;
      drawn[i + 1] += moved;
    }
    return drawn;
  }

  /**
   * How many participant-days stay when each of their traces does with probability p: 1 − (1 − p)^m
   * of them, m being traces for each.
   */
  static long people(long participantDays, long traces, double p, SplittableRandom random) {
    if (participantDays == 0) {
      return 0;
    }
    double stays = 1 - Math.pow(1 - p, (double) traces / participantDays);
    return binomial(participantDays, stays, random);
  }

  /**
   * How many of n stay, each with probability p: drawn one by one; from a variance of 1,000 on by
   * the normal approximation, whose error is then far below the spread.
   */
  static long binomial(long n, double p, SplittableRandom random) {
    if (p >= 1) {
      return n;
    }
    double variance = n * p * (1 - p);
    if (variance >= NORMAL_FROM) {
      long drawn = Math.round(n * p + Math.sqrt(variance) * random.nextGaussian());
      return Math.max(0, Math.min(n, drawn));
    }
    long kept = 0;
    for (long i = 0; i < n; i++) {
      kept += random.nextDouble() < p ? 1 : 0;
    }
    return kept;
  }
}
