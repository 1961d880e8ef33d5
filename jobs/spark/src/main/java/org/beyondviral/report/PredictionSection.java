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
          <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td></tr>
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
                  Numbers.value(each.baseRateBrier()),
                  Numbers.value(each.hindsightBrier()),
                  Numbers.value(each.miscalibration())));
    }
    return """
        <p>Whether a campaign lasts, told from nothing but its first hour, day or week, by a model of
        campaigns that had begun before it, whether or not their end was known by then; campaigns between
        fading and lasting are left out. Of two campaigns, the one that lasted was given the higher
        chance in this share of cases (the area under the ROC curve); one half tells nothing. A week may
        hold most of a fade: then much of what is told has happened already. A campaign is taken to begin with
        its first trace, if that came a week or more after the archive began; a tag seldom used may be older.</p>
        %s
        <div class="scroll" tabindex="0" role="region" aria-label="Predictions">
        <table><thead><tr><th scope="col">Seen of it</th><th scope="col" class="n">Told</th>\
        <th scope="col" class="n">Lasted</th><th scope="col" class="n">Mean chance</th><th scope="col" class="n">Area</th>\
        <th scope="col" class="n">Interval</th><th scope="col" class="n">By number alone</th>\
        <th scope="col" class="n">Brier score</th><th scope="col" class="n">Of earlier ones’ share</th>\
        <th scope="col" class="n">Of their own share</th>\
        <th scope="col" class="n">Miscalibration</th></tr></thead>\
        <tbody>
        %s</tbody></table></div>
        """
        .formatted(calibration(predictions), rows);
  }

  /** Whether the chances of the longest horizon can be taken as chances. */
  private static String calibration(List<Prediction> predictions) {
    Prediction last = predictions.get(predictions.size() - 1);
    Double given = last.meanChance();
    Double lasted = last.baseRate();
    Double brier = last.brier();
    Double constant = last.hindsightBrier();
    if (given == null || lasted == null || brier == null || constant == null) {
      return "";
    }
    return "<p>The chances given after %s are %s on the mean, and %s lasted. %s</p>"
        .formatted(
            Html.escape(last.horizon()),
            Numbers.share(given),
            Numbers.share(lasted),
            brier < constant
                ? "Their Brier score is better than that of one chance for all, had it been known."
                : "One chance for all, had it been known, has the better Brier score: they are not to be taken as chances.");
  }

  private static String interval(Prediction each) {
    return each.auc() == null
        ? Numbers.NONE
        : "%s to %s".formatted(Numbers.value(each.aucLow()), Numbers.value(each.aucHigh()));
  }
}
