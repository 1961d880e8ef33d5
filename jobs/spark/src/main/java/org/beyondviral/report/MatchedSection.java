package org.beyondviral.report;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.beyondviral.compare.Comparison;

/** Which differences are left between campaigns alike in size and window. */
final class MatchedSection {
  private MatchedSection() {}

  static String html(Findings findings) {
    List<Comparison> both =
        findings.tested().stream().filter(row -> row.matchedDelta() != null).toList();
    if (both.isEmpty()) {
      return "<p>Too few fades and movements are alike in size and in days observed to be compared with one another.</p>";
    }
    List<Comparison> clear =
        both.stream()
            .filter(row -> AnswerSection.isClear(row) && !AnswerSection.followsDuration(row))
            .toList();
    List<Comparison> held = select(clear, row -> isOff(row) && isSame(row));
    List<Comparison> turned = select(clear, row -> isOff(row) && !isSame(row));
    List<Comparison> gone = select(clear, row -> !isOff(row));
    List<Comparison> come =
        select(
            both,
            row ->
                !AnswerSection.isClear(row) && !AnswerSection.followsDuration(row) && isOff(row));
    List<Comparison> follow = select(both, AnswerSection::followsDuration);
    return """
        <p>Fades and movements differ in size and in how long they were seen, and much may follow from that
        alone. %s The squares in the drawing above are these effects.</p>
        <dl class="held">%s%s%s%s%s</dl>
        <p>%s</p>
        <p class="note">Matched: on one platform, alike in number of traces within a factor of two and in days
        observed within a quarter; how many campaigns that leaves stands with each measure above. Clear: q ≤ 0.05,
        adjusted among the tests after matching. What is no longer clear may differ as much as before: fewer campaigns
        are compared. Campaigns alike in size and window still differ in
        duration, on which the groups were cut.</p>
        """
        .formatted(
            clear.isEmpty()
                ? "No measure that could be matched and does not follow duration told the profiles apart before."
                : "Between campaigns alike in both, %s of the %s that told the profiles apart and do not follow duration %s clear, on the same side."
                    .formatted(
                        Numbers.count(held.size()),
                        Numbers.count(clear.size(), "measure"),
                        held.size() == 1 ? "is still" : "are still"),
            item("Still clear", held),
            item("No longer clear", gone),
            item("On the other side", turned),
            item("Clear only between like campaigns", come),
            item("Left aside, for they follow duration", follow),
            balance(both));
  }

  private static List<Comparison> select(List<Comparison> rows, Predicate<Comparison> which) {
    return rows.stream()
        .filter(which)
        .sorted(
            Comparator.<Comparison>comparingDouble(row -> -ComparisonSection.size(row))
                .thenComparing(Comparison::measure))
        .toList();
  }

  /** How well matching balances the groups, by the measure that most campaigns are matched in. */
  private static String balance(List<Comparison> both) {
    return both.stream()
        .filter(row -> row.matchedSizeDelta() != null && row.matchedN() != null)
        .max(
            Comparator.comparingLong((Comparison row) -> requireNonNull(row.matchedN()))
                .thenComparing(Comparison::measure, Comparator.reverseOrder()))
        .map(
            row ->
                "What is left of the difference in size and window, as Cliff’s delta, in the measure that most campaigns are matched in (%s, %s): of traces %s, %s before; of days observed %s, %s before. Every measure’s stand in <code>comparison</code>."
                    .formatted(
                        Words.measureLink(row.measure()),
                        Numbers.count(requireNonNull(row.matchedN())),
                        Numbers.effect(row.matchedSizeDelta()),
                        Numbers.effect(row.sizeDelta()),
                        Numbers.effect(row.matchedWindowDelta()),
                        Numbers.effect(row.windowDelta())))
        .orElse("");
  }

  private static boolean isOff(Comparison row) {
    return row.matchedQValue() != null && row.matchedQValue() <= AnswerSection.CLEAR;
  }

  private static boolean isSame(Comparison row) {
    return row.cliffsDelta() != null
        && row.matchedDelta() != null
        && row.cliffsDelta() * row.matchedDelta() > 0;
  }

  private static String item(String title, List<Comparison> rows) {
    return rows.isEmpty()
        ? ""
        : "<div><dt>%s</dt><dd>%s</dd></div>"
            .formatted(
                title,
                Words.list(
                    rows.stream()
                        .map(
                            row ->
                                "%s (%s, matched %s)"
                                    .formatted(
                                        Words.measureLink(row.measure()),
                                        Numbers.effect(row.cliffsDelta()),
                                        Numbers.effect(row.matchedDelta())))
                        .toList()));
  }
}
