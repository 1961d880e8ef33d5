package org.beyondviral.report;

import java.util.List;
import org.beyondviral.compare.Prediction;

/** How well it can be told early whether a campaign lasts. */
final class PredictionSection {
  private PredictionSection() {}

  static String html(List<Prediction> predictions) {
    if (predictions.stream().allMatch(each -> each.auc() == null)) {
      return """
          <p>Whether a campaign lasts could not be told from its beginning: too few of either kind came
          one after the other.</p>
          """;
    }
    StringBuilder rows = new StringBuilder();
    for (Prediction each : predictions) {
      rows.append(
          """
          <tr><th scope="row">%s</th><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td></tr>
          """
              .formatted(
                  Html.escape(each.horizon()),
                  Numbers.count(each.told()),
                  each.baseRate() == null ? Numbers.NONE : Numbers.share(each.baseRate()),
                  each.meanChance() == null ? Numbers.NONE : Numbers.share(each.meanChance()),
                  Numbers.value(each.auc()),
                  interval(each),
                  Numbers.value(each.baselineAuc()),
                  Numbers.value(each.brier()),
                  Numbers.value(each.baseRateBrier())));
    }
    return """
        <p>Whether a campaign lasts, told from nothing but its first hour, day or week, by a model of
        campaigns that had begun before it, whether or not their end was known by then; campaigns between
        fading and lasting are left out. Of two campaigns, the one that lasted was given the higher
        chance in this share of cases (the area under the ROC curve); one half tells nothing. A week may
        hold most of a fade: then much of what is told has happened already.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Predictions">
        <table><thead><tr><th scope="col">Seen of it</th><th scope="col" class="n">Campaigns told</th>\
        <th scope="col" class="n">Lasted</th><th scope="col" class="n">Mean chance given</th><th scope="col" class="n">Area</th>\
        <th scope="col" class="n">Interval</th><th scope="col" class="n">By the number of traces alone</th>\
        <th scope="col" class="n">Brier score</th><th scope="col" class="n">Of the share alone</th></tr></thead>\
        <tbody>
        %s</tbody></table></div>
        """
        .formatted(rows);
  }

  private static String interval(Prediction each) {
    return each.auc() == null
        ? Numbers.NONE
        : "%s to %s".formatted(Numbers.value(each.aucLow()), Numbers.value(each.aucHigh()));
  }
}
