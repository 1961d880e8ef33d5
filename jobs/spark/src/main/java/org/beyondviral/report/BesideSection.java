package org.beyondviral.report;

import java.util.List;
import org.beyondviral.compare.Beside;

/** This study beside another. */
final class BesideSection {
  private static final double SIGNIFICANT = 0.05;

  private BesideSection() {}

  static String html(List<Beside> all) {
    List<Beside> both = all.stream().filter(row -> row.difference() != null).toList();
    if (all.isEmpty()) {
      return "";
    }
    if (both.isEmpty()) {
      return "<h3>Beside another study</h3><p>No measure has an effect in both studies.</p>";
    }
    long tested = both.stream().filter(row -> row.qValue() != null).count();
    long differ =
        both.stream().filter(row -> row.qValue() != null && row.qValue() <= SIGNIFICANT).count();
    StringBuilder rows = new StringBuilder();
    for (Beside row : both) {
      rows.append(
          """
          <tr><th scope="row">%s%s</th><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td></tr>
          """
              .formatted(
                  Words.measureLink(row.measure()),
                  row.definitional() ? " *" : "",
                  Numbers.effect(row.cliffsDelta()),
                  Numbers.effect(row.otherDelta()),
                  Numbers.effect(row.difference()),
                  Numbers.interval(row.differenceLow(), row.differenceHigh()),
                  Numbers.probability(row.qValue()),
                  Numbers.value(row.fadeRatio()),
                  Numbers.value(row.movementRatio()),
                  Numbers.value(row.pace()),
                  Numbers.value(row.pacedFadeRatio()),
                  Numbers.value(row.pacedMovementRatio())));
    }
    return """
        <h3>Beside another study</h3>
        <p>Whether fades and movements differ by as much in the other archive: of %s measures tested in
        both, %s differ in their effect (q at most 0.05). Attention has another pace on every platform and
        in every year, so values are not compared: effects are, which stay the same when all values of an
        archive are stretched. The last columns hold this archive’s medians over the other’s; for measures of
        time, the pace is that of all campaigns, and what is left over it how slow either group is for its
        archive. There is no pace where one archive is observed more than a third longer than the other.
        Measures marked * are what the groups were cut on: so many weeks in either archive, which no ratio
        mends. The ledger counts the settings in which the two studies differ, but for when their archives
        begin and end.</p>
        <details><summary>All measures in numbers</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Beside another study">
        <table><thead><tr><th scope="col">Measure</th><th scope="col" class="n">Effect here</th>\
        <th scope="col" class="n">There</th><th scope="col" class="n">Difference</th>\
        <th scope="col" class="n">Interval</th><th scope="col" class="n">q</th>\
        <th scope="col" class="n">Fades’ median, times</th>\
        <th scope="col" class="n">Movements’ median, times</th>\
        <th scope="col" class="n">Pace</th><th scope="col" class="n">Fades’, over the pace</th>\
        <th scope="col" class="n">Movements’, over the pace</th></tr></thead><tbody>
        %s</tbody></table></div></details>
        """
        .formatted(Numbers.count(tested), Numbers.count(differ), rows);
  }
}
