package org.beyondviral.report;

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
    List<Comparison> clear = both.stream().filter(AnswerSection::isClear).toList();
    List<Comparison> held = select(clear, row -> isOff(row) && isSame(row));
    List<Comparison> turned = select(clear, row -> isOff(row) && !isSame(row));
    List<Comparison> gone = select(clear, row -> !isOff(row));
    List<Comparison> come = select(both, row -> !AnswerSection.isClear(row) && isOff(row));
    return """
        <p>Fades and movements differ in size and in how long they were seen, and much may follow from that
        alone. %s The squares in the drawing above are these effects.</p>
        <dl class="held">%s%s%s%s</dl>
        <p class="note">Matched: alike in number of traces and in days observed, within a factor of two each;
        how many campaigns that leaves stands with each measure above. The intervals are not adjusted for their
        number, and campaigns alike in size and window may still differ in duration.</p>
        """
        .formatted(
            clear.isEmpty()
                ? "No measure that could be matched told the profiles apart before."
                : "Between campaigns alike in both, %s of the %s that told the profiles apart %s clear: the matched interval lies off 0, on the same side."
                    .formatted(
                        Numbers.count(held.size()),
                        Numbers.count(clear.size(), "measure"),
                        held.size() == 1 ? "is still" : "are still"),
            item("Still clear", held),
            item("No longer clear", gone),
            item("On the other side", turned),
            item("Clear only between like campaigns", come));
  }

  private static List<Comparison> select(List<Comparison> rows, Predicate<Comparison> which) {
    return rows.stream()
        .filter(which)
        .sorted(
            Comparator.<Comparison>comparingDouble(row -> -ComparisonSection.size(row))
                .thenComparing(Comparison::measure))
        .toList();
  }

  private static boolean isOff(Comparison row) {
    return row.matchedDeltaLow() != null
        && row.matchedDeltaHigh() != null
        && (row.matchedDeltaLow() > 0 || row.matchedDeltaHigh() < 0);
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
