package org.beyondviral.report;

import java.util.List;
import org.beyondviral.compare.CascadeContrast;
import org.jspecify.annotations.Nullable;

/** The shape of single cascades, of any size and of the same. */
final class CascadeSection {
  private CascadeSection() {}

  static String html(List<CascadeContrast> contrasts) {
    if (contrasts.stream().allMatch(each -> each.cliffsDelta() == null)) {
      return "<p>Too few cascades of fades or of movements to compare.</p>";
    }
    StringBuilder rows = new StringBuilder();
    for (CascadeContrast each : contrasts) {
      rows.append(
          """
          <tr><th scope="row"><code>%s</code></th><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td></tr>
          """
              .formatted(
                  Html.escape(each.measure()),
                  Numbers.count(each.viralN()),
                  Numbers.count(each.sustainedN()),
                  Numbers.effect(each.cliffsDelta()),
                  Numbers.interval(each.deltaLow(), each.deltaHigh()),
                  Numbers.effect(each.matchedDelta()),
                  Numbers.interval(each.matchedDeltaLow(), each.matchedDeltaHigh()),
                  Numbers.probability(each.ksPValue()),
                  Numbers.probability(each.matchedKsPValue()),
                  share(each.matchedUntied())));
    }
    return """
        <p>Large cascades are deep and wide whatever spreads them, so the cascades of fades and of
        movements are compared twice: all of three traces or more, and then only with others of exactly
        their size. What is left is of the way they spread, not of how far they got. Intervals are over
        campaigns, for cascades of one campaign are alike; the two tests by Kolmogorov and Smirnov are the
        published ones, which take every cascade for itself, and stand in no q. Of one size many are alike, as
        stars are: the last column says what share of the pairs differ at all, beyond which no effect is possible.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Cascades of fades and movements">
        <table><thead><tr><th scope="col">Shape</th><th scope="col" class="n">In fades</th>\
        <th scope="col" class="n">In movements</th><th scope="col" class="n">Effect</th>\
        <th scope="col" class="n">Interval</th><th scope="col" class="n">Of the same size</th>\
        <th scope="col" class="n">Interval</th><th scope="col" class="n">p, all</th>\
        <th scope="col" class="n">p, of the same size</th>\
        <th scope="col" class="n">Pairs that differ</th></tr></thead><tbody>
        %s</tbody></table></div>
        """
        .formatted(rows);
  }

  private static String share(@Nullable Double share) {
    return share == null ? Numbers.NONE : Numbers.share(share);
  }
}
