package org.beyondviral.leadership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.beyondviral.network.Tally;
import org.beyondviral.people.Gini;

/**
 * Follows the leaders of one campaign from week to week.
 *
 * <p>The leaders of a week are the fewest participants who received half of its responses: the
 * first by responses, ties by account. Responses to oneself are no responses. Source: this study;
 * overlap is Jaccard's.
 *
 * <p>Holds those who received a response in one week, and the key of everybody who ever led: some
 * tens of bytes each.
 */
public final class LeaderSequence {
  private static final int RANKED = 100;

  private final String campaignId;
  private final LongFunction<Instant> startOf;
  private final long leastResponses;
  private final List<Leadership> rows = new ArrayList<>();
  private final Tally everLed = new Tally();
  private long[] previous = {};
  private long previousPeriod = Long.MIN_VALUE;
  private long previousResponses;

  private long period = Long.MIN_VALUE;
  private long people;
  private int receivers;
  private long[] person = new long[16];
  private long[] received = new long[16];
  private boolean[] wasThere = new boolean[16];

  /**
   * @param campaignId the campaign
   * @param startOf when a week of that number starts
   * @param leastResponses that two weeks must each have for their leaders to be compared
   */
  public LeaderSequence(String campaignId, LongFunction<Instant> startOf, long leastResponses) {
    this.campaignId = campaignId;
    this.startOf = startOf;
    this.leastResponses = leastResponses;
  }

  /**
   * Somebody of a week; weeks come in order, and in each those with more responses first, ties by
   * account.
   *
   * @param week its number
   * @param key of the person; distinct within a week
   * @param responses he received, at least 1
   * @param cameBefore whether he had a trace in the campaign before this week
   */
  public void received(long week, long key, long responses, boolean cameBefore) {
    begin(week);
    if (responses < 1 || (receivers > 0 && responses > received[receivers - 1])) {
      throw new IllegalArgumentException("responses out of order: " + responses);
    }
    if (receivers == person.length) {
      person = Arrays.copyOf(person, receivers * 2);
      received = Arrays.copyOf(received, receivers * 2);
      wasThere = Arrays.copyOf(wasThere, receivers * 2);
    }
    person[receivers] = key;
    received[receivers] = responses;
    wasThere[receivers] = cameBefore;
    receivers++;
    people++;
  }

  /** People of a week without a response. */
  public void withoutResponse(long week, long others) {
    begin(week);
    people += others;
  }

  /** A row for every week with a response; nothing can be added after. */
  public List<Leadership> rows() {
    end();
    return rows;
  }

  private void begin(long week) {
    if (week < period) {
      throw new IllegalArgumentException("weeks out of order: " + period + ", " + week);
    }
    if (week > period) {
      end();
      period = week;
    }
  }

  private void end() {
    if (receivers > 0) {
      long[] leaders = Arrays.copyOf(person, leaders(received, receivers));
      rows.add(row(leaders));
      previous = leaders;
      previousPeriod = period;
      previousResponses = responses();
    }
    people = 0;
    receivers = 0;
  }

  private Leadership row(long[] leaders) {
    int known = everLed.size();
    Arrays.stream(leaders).forEach(key -> everLed.add(key, 1));
    long responses = responses();
    boolean follows =
        previousPeriod == period - 1 && Math.min(previousResponses, responses) >= leastResponses;
    long[] before = previous.clone();
    Arrays.sort(before);
    int[] fresh =
        IntStream.range(0, leaders.length)
            .filter(i -> Arrays.binarySearch(before, leaders[i]) < 0)
            .toArray();
    long risen = Arrays.stream(fresh).filter(i -> wasThere[i]).count();
    int both = leaders.length - fresh.length;
    return new Leadership(
        campaignId,
        startOf.apply(period),
        people,
        responses,
        leaders.length,
        everLed.size() - known,
        follows ? (double) both / (before.length + fresh.length) : null,
        follows ? RankOverlap.of(first(leaders), first(previous)) : null,
        follows ? (long) fresh.length : null,
        follows ? risen : null,
        follows && fresh.length > 0 ? (double) risen / fresh.length : null,
        Gini.of(levels()),
        (double) Arrays.stream(received, 0, (int) Math.min(receivers, (people + 99) / 100)).sum()
            / responses);
  }

  private long responses() {
    return Arrays.stream(received, 0, receivers).sum();
  }

  /** How many of the first hold half of the sum; amounts descend. */
  static int leaders(long[] amounts, int size) {
    long sum = Arrays.stream(amounts, 0, size).sum();
    int count = 0;
    for (long held = 0; held * 2 < sum; held += amounts[count++]) {}
    return count;
  }

  private List<Gini.Level> levels() {
    List<Gini.Level> levels = new ArrayList<>();
    levels.add(new Gini.Level(0, people - receivers));
    int end = receivers;
    while (end > 0) {
      int from = end - 1;
      while (from > 0 && received[from - 1] == received[end - 1]) {
        from--;
      }
      levels.add(new Gini.Level(received[end - 1], end - from));
      end = from;
    }
    return levels;
  }

  private static long[] first(long[] leaders) {
    return Arrays.copyOf(leaders, Math.min(RANKED, leaders.length));
  }
}
