package org.beyondviral.report;

import org.beyondviral.measure.Measure;

/** What every measure means, in which unit, and whence it comes. */
final class MeasureSection {
  private MeasureSection() {}

  static String html() {
    StringBuilder groups = new StringBuilder();
    for (Measure.Group group : Measure.Group.values()) {
      StringBuilder measures = new StringBuilder();
      for (Measure measure : Measure.values()) {
        if (measure.group() == group) {
          measures.append(entry(measure));
        }
      }
      if (!measures.isEmpty()) {
        groups.append(
            "<section><h3>%s</h3><dl class=\"measures\">%s</dl></section>"
                .formatted(Html.escape(Words.sentence(group.label())), measures));
      }
    }
    return groups.toString();
  }

  private static String entry(Measure measure) {
    return """
        <div id="m-%s"><dt>%s <code>%s</code></dt><dd>%s <span class="range">%s%s.</span>%s
        <cite>%s</cite></dd></div>
        """
        .formatted(
            measure.key(),
            Html.escape(Words.sentence(Words.measure(measure.key()))),
            measure.key(),
            Html.escape(measure.meaning()),
            measure.unit().label().isEmpty()
                ? "From "
                : "In " + Html.escape(measure.unit().label()) + ", from ",
            Double.isInfinite(measure.most())
                ? Numbers.value(measure.least())
                : Numbers.value(measure.least()) + " to " + Numbers.value(measure.most()),
            (measure.biasedBySampling()
                    ? " <span class=\"range\">Biased where the archive is a sample.</span>"
                    : "")
                + (measure.definitional()
                    ? " <span class=\"range\">The profiles are cut on it: a difference proves nothing.</span>"
                    : "")
                + (measure.followsDuration()
                    ? " <span class=\"range\">Follows how long a campaign lasts, whatever else it is like.</span>"
                    : ""),
            Html.escape(measure.source().citation()));
  }
}
