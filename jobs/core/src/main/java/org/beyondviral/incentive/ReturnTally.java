package org.beyondviral.incentive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.beyondviral.incentive.ReturnHazard.Spell;
import org.beyondviral.incentive.ReturnRatio.Stratum;
import org.jspecify.annotations.Nullable;

/**
 * Sums up, for the participants of one campaign, who got responses to his first trace and when he
 * came back. What it holds grows with the days of the campaign, not with its people.
 */
public final class ReturnTally {
  /** Responses to a first trace on one day after it, from 0. */
  public record Answers(int day, long responses) {}

  /**
   * People with one history.
   *
   * @param day of the first trace
   * @param audienceDigits of their audience then; null when unknown
   * @param returnedOn day after the first trace, from 1, on which they came back; null for never
   * @param answers by ascending day, to the first trace
   * @param people how many they are
   */
  public record History(
      long day,
      @Nullable Integer audienceDigits,
      @Nullable Integer returnedOn,
      List<Answers> answers,
      long people) {}

  private record Alike(long day, @Nullable Integer audienceDigits) {}

  private record Waited(int doublings, int from, int until, boolean returned) {}

  private static final Comparator<@Nullable Integer> DIGITS =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private final Map<Alike, long[]> strata =
      new TreeMap<>(Comparator.comparing(Alike::day).thenComparing(Alike::audienceDigits, DIGITS));
  private final Map<Waited, Long> spells =
      new TreeMap<>(
          Comparator.comparing(Waited::doublings)
              .thenComparing(Waited::from)
              .thenComparing(Waited::until)
              .thenComparing(Waited::returned));

  /** Adds people. */
  public void add(History history) {
    List<Answers> answers = history.answers();
    boolean rewarded = !answers.isEmpty() && answers.get(0).day() == 0;
    Integer returnedOn = history.returnedOn();
    long[] counts =
        strata.computeIfAbsent(
            new Alike(history.day(), history.audienceDigits()), alike -> new long[4]);
    counts[rewarded ? 0 : 2] += history.people();
    counts[rewarded ? 1 : 3] += returnedOn == null ? 0 : history.people();
    int end = returnedOn == null ? ReturnHazard.DAYS : returnedOn;
    int from = 1;
    long responses = 0;
    int doublings = 0;
    for (Answers more : answers) {
      int next = more.day() + 1;
      responses += more.responses();
      int now = Long.SIZE - 1 - Long.numberOfLeadingZeros(1 + responses);
      if (now > doublings && next > from && next <= end) {
        spell(new Waited(doublings, from, next - 1, false), history.people());
        from = next;
      }
      doublings = next <= end ? now : doublings;
    }
    spell(new Waited(doublings, from, end, returnedOn != null), history.people());
  }

  private void spell(Waited waited, long people) {
    spells.merge(waited, people, Long::sum);
  }

  /** Who came back with and without a response within a day, by day and audience. */
  public List<Stratum> strata() {
    List<Stratum> rows = new ArrayList<>();
    strata.forEach(
        (alike, n) ->
            rows.add(new Stratum(alike.day(), alike.audienceDigits(), n[0], n[1], n[2], n[3])));
    return rows;
  }

  /** How long people stayed away with how many responses. */
  public List<Spell> spells() {
    List<Spell> rows = new ArrayList<>();
    spells.forEach(
        (waited, people) ->
            rows.add(
                new Spell(
                    waited.doublings(), waited.from(), waited.until(), waited.returned(), people)));
    return rows;
  }
}
