package org.beyondviral.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.beyondviral.compare.Comparison;
import org.beyondviral.compare.Comparisons;
import org.beyondviral.measure.Measure;
import org.beyondviral.report.ForestPlot.Mark;
import org.beyondviral.settings.Setting;
import org.jspecify.annotations.Nullable;

/** Every measure, viral fades against sustained movements, by size of effect. */
final class ComparisonSection {
  private ComparisonSection() {}

  /** How large the effect is, whatever its sign; less than any when there is none. */
  static double size(Comparison row) {
    return row.cliffsDelta() == null ? -1 : Math.abs(row.cliffsDelta());
  }

  static String html(Findings findings) {
    List<Comparison> shown = findings.comparison();
    boolean compared = shown.stream().anyMatch(row -> row.cliffsDelta() != null);
    long fades = findings.campaigns(ShownProfile.VIRAL_FADE.key());
    long movements = findings.campaigns(ShownProfile.SUSTAINED_MOVEMENT.key());
    if (!compared) {
      return "<p>%s. A comparison wants at least %s of each with a value, so none is made.%s</p>"
          .formatted(
              Words.sentence(groups(fades, movements)),
              findings.settings().get(Setting.COMPARE_MIN_CAMPAIGNS),
              shown.stream().anyMatch(row -> row.viralN() > 0 || row.sustainedN() > 0)
                  ? " What there is of either group is in <code>summary/comparison.csv</code>."
                  : "");
    }
    boolean matched = shown.stream().anyMatch(row -> row.matchedDelta() != null);
    StringBuilder body = new StringBuilder();
    rows(body, findings, row -> !row.definitional());
    if (shown.stream().anyMatch(Comparison::definitional)) {
      body.append(
          """
          <tbody class="definitional"><tr role="row"><th role="rowheader" colspan="6" scope="rowgroup">\
          <strong>These prove nothing.</strong> \
          The profiles were cut on time, and these measure time: they differ by construction. \
          No test is made of them.</th></tr></tbody>
          """);
      rows(body, findings, Comparison::definitional);
    }
    return """
        <p>%s. <dfn>Cliff’s delta</dfn> is the chance that a movement’s value is higher than a fade’s, less
        the chance that it is lower: +1 when every movement lies above every fade, 0 when neither tends to
        lie higher. In brackets and drawn: its %s bootstrap interval. <i>q</i> is the p of a rank test
        adjusted for all measures tested (Benjamini and Hochberg); other tests on this page, those after
        matching and those beside another study, are adjusted each among themselves, the two of cascades and
        that of recruitment tails not at all. Quartiles are over campaigns. Campaigns that share people but few
        traces count as independent, so that intervals are narrower and q smaller than they should be where
        one crowd carries many tags.%s</p>
        <ul class="key"><li>%s filled: q ≤ 0.05</li><li>%s hollow: not told apart</li>%s<li>%s bar: differs by
        construction</li></ul>
        <table class="comparison" role="table">
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\
        <th scope="col" role="columnheader" class="n"><span class="fade">Viral fades</span><small>median (quartiles)</small></th>\
        <th scope="col" role="columnheader" class="n"><span class="movement">Sustained movements</span><small>median (quartiles)</small></th>\
        <th scope="col" role="columnheader" class="plot"><span class="ends"><span class="fade">← higher in fades</span>\
        <span class="movement">higher in movements →</span></span>%s</th>\
        <th scope="col" role="columnheader" class="n">Cliff’s delta</th>\
        <th scope="col" role="columnheader" class="n">q</th></tr></thead>
        %s</table>
        <p class="note">‡ Follows how long a campaign lasts: these differ between made campaigns of days and of
        months that differ in nothing else.</p>
        <p class="note">† Measures of people compare fades with movements and perennial topics together: that
        people come back is part of what makes a movement, so that movements alone would prove nothing.</p>
        """
        .formatted(
            Words.sentence(groups(fades, movements)) + counted(shown),
            Numbers.share(findings.settings().get(Setting.COMPARE_CONFIDENCE)),
            matched
                ? " <dfn>Matched</dfn>: between campaigns on one platform, alike in number of traces within a factor of two and in days observed within a quarter; the others of either group count for nothing there."
                : "",
            sample(Mark.CLEAR),
            sample(Mark.UNCLEAR),
            matched
                ? "<li>" + sample(Mark.MATCHED) + " square: after matching on size and window</li>"
                : "",
            sample(Mark.DEFINITIONAL),
            ForestPlot.axis(),
            body);
  }

  private static String groups(long fades, long movements) {
    return Numbers.count(fades, "viral fade")
        + " against "
        + Numbers.count(movements, "sustained movement");
  }

  /** How many of either group are compared at most, when those that overlap count once. */
  private static String counted(List<Comparison> shown) {
    return ", of which %s and %s are compared, one for each cluster that shares half of its traces"
        .formatted(
            Numbers.count(shown.stream().mapToLong(Comparison::viralN).max().orElse(0)),
            Numbers.count(
                shown.stream()
                    .filter(row -> !cutOnTimeAlone(row))
                    .mapToLong(Comparison::sustainedN)
                    .max()
                    .orElse(0)));
  }

  private static String sample(Mark mark) {
    return "<span class=\"sample\">" + ForestPlot.row(0.0, null, null, mark) + "</span>";
  }

  private static void rows(StringBuilder body, Findings findings, Predicate<Comparison> which) {
    body.append("<tbody role=\"rowgroup\">");
    findings.comparison().stream()
        .filter(which)
        .sorted(
            Comparator.<Comparison>comparingDouble(row -> -size(row))
                .thenComparing(Comparison::measure))
        .forEach(row -> body.append(row(row)));
    body.append("</tbody>");
  }

  private static String row(Comparison row) {
    Mark mark =
        row.definitional()
            ? Mark.DEFINITIONAL
            : AnswerSection.isClear(row) ? Mark.CLEAR : Mark.UNCLEAR;
    String unit =
        Measure.find(row.measure()).map(measure -> measure.unit().label()).orElse(row.unit());
    return """
        <tr role="row"><th scope="row" role="rowheader">%s<small>%s</small></th>\
        <td role="cell" class="n" data-label="Viral fades">%s</td>\
        <td role="cell" class="n" data-label="Sustained movements">%s</td>\
        <td role="cell" class="plot">%s%s</td>\
        <td role="cell" class="n" data-label="Cliff’s delta">%s</td>\
        <td role="cell" class="n" data-label="q">%s</td></tr>
        """
        .formatted(
            Words.measureLink(row.measure())
                + (!row.definitional() && AnswerSection.followsDuration(row) ? " ‡" : ""),
            Html.escape(unit),
            quartiles(row.viralMedian(), row.viralP25(), row.viralP75(), row.viralN(), ""),
            quartiles(
                row.sustainedMedian(),
                row.sustainedP25(),
                row.sustainedP75(),
                row.sustainedN(),
                cutOnTimeAlone(row) ? "†" : ""),
            row.cliffsDelta() == null
                ? "<small>too few campaigns with a value</small>"
                : ForestPlot.row(row.cliffsDelta(), row.deltaLow(), row.deltaHigh(), mark),
            row.matchedDelta() == null
                ? ""
                : ForestPlot.row(
                    row.matchedDelta(),
                    row.matchedDeltaLow(),
                    row.matchedDeltaHigh(),
                    Mark.MATCHED),
            effect(row),
            row.definitional() ? "not tested" : Numbers.probability(row.qValue()));
  }

  private static String quartiles(
      @Nullable Double median, @Nullable Double low, @Nullable Double high, long n, String sign) {
    return "<span>%s%s<small>n = %s%s</small></span>"
        .formatted(
            Numbers.value(median),
            low == null || high == null
                ? ""
                : " (" + Numbers.value(low) + "–" + Numbers.value(high) + ")",
            Numbers.count(n),
            sign);
  }

  /**
   * Whether everything that lasted stands against the fades, whether or not its people came back.
   */
  static boolean cutOnTimeAlone(Comparison row) {
    return Measure.find(row.measure()).filter(Comparisons::cutOnTimeAlone).isPresent();
  }

  private static String effect(Comparison row) {
    String text =
        "<span>%s<small>%s</small>"
            .formatted(
                Numbers.effect(row.cliffsDelta()),
                Numbers.interval(row.deltaLow(), row.deltaHigh()));
    if (row.matchedDelta() != null) {
      text +=
          "<small>matched %s %s</small><small>%s%s</small>"
              .formatted(
                  Numbers.effect(row.matchedDelta()),
                  Numbers.interval(row.matchedDeltaLow(), row.matchedDeltaHigh()),
                  row.matchedN() == null ? "" : "n = " + Numbers.count(row.matchedN()),
                  row.matchedQValue() == null
                      ? ""
                      : ", q " + Numbers.probability(row.matchedQValue()));
    }
    return text + "</span>";
  }
}
