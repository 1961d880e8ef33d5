package org.beyondviral.report;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.beyondviral.settings.Setting;

/** The clearest fade and the clearest movement side by side. */
final class ExampleSection {
  private ExampleSection() {}

  static String html(Findings findings) {
    if (findings.fade().isEmpty() && findings.movement().isEmpty()) {
      return "<p>The archive holds neither a viral fade nor a sustained movement to show.</p>";
    }
    return """
        <p>The same stretch of time for both: all that the archive observes, in traces per %s.
        Each has its own height scale.</p>
        <div class="pair">%s%s</div>
        <p class="note">How they were chosen: among the campaigns of each profile with at least the
        median number of traces of that profile, the one farthest from the threshold; campaigns that
        already ran when the archive began only where there is no other. For a fade: the fewest effective
        weeks (threshold %s). For a movement: the larger the smaller of effective weeks over %s and, where
        authors are known, returning share over %s, the clearer. They are extremes, not typical cases.</p>
        """
        .formatted(
            findings
                .stretches()
                .map(
                    cut ->
                        cut.unit()
                            + (cut.width().toSeconds() == (cut.unit().equals("day") ? 86_400 : 3600)
                                ? ""
                                : " (mean over stretches of " + width(cut) + ")"))
                .orElse("day"),
            figure(findings, findings.fade(), ShownProfile.VIRAL_FADE),
            figure(findings, findings.movement(), ShownProfile.SUSTAINED_MOVEMENT),
            Numbers.value(findings.settings().get(Setting.PROFILES_FADE_WEEKS)),
            Numbers.value(findings.settings().get(Setting.PROFILES_EFFECTIVE_WEEKS)),
            Numbers.value(findings.settings().get(Setting.PROFILES_RETURNING_SHARE)));
  }

  private static String width(Stretches cut) {
    return cut.width().toMinutes() < 60
        ? cut.width().toMinutes() + " minutes"
        : Numbers.span(cut.width());
  }

  private static String figure(
      Findings findings, Optional<Findings.Example> example, ShownProfile profile) {
    String article = profile == ShownProfile.VIRAL_FADE ? "viral fade" : "sustained movement";
    if (example.isEmpty() || findings.stretches().isEmpty()) {
      return "<div class=\"none\"><h3>No %s</h3><p>No campaign of this archive is a %s, so there is none to show.</p></div>"
          .formatted(article, article);
    }
    ShownCampaign campaign = example.get().campaign();
    return """
        <figure class="p-%s"><figcaption><span class="role">Clearest %s of %s</span>
        <span class="name">%s</span>
        <span class="detail">%s by %s · %s to %s · %s effective weeks%s%s%s</span></figcaption>
        <div class="chart" data-chart="activity" data-campaign="%s" role="img" \
        aria-label="Traces per %s of the clearest %s over the observed time; the numbers follow in a table"></div>
        %s</figure>
        """
        .formatted(
            profile.key(),
            article,
            Numbers.count(example.get().candidates(), "candidate"),
            Html.name(campaign.label()),
            Numbers.count(campaign.traces(), "trace"),
            campaign.participants() == 1
                ? "1 participant"
                : Numbers.count(campaign.participants()) + " participants",
            Numbers.day(campaign.startedAt()),
            Numbers.day(campaign.endedAt()),
            Numbers.value(campaign.effectiveWeeks()),
            campaign.returningShare() == null
                ? ""
                : " · returning share " + Numbers.value(campaign.returningShare()),
            campaign.leftTruncated() ? " · already ran when the archive began" : "",
            findings.largest().contains(campaign)
                ? " · <a href=\"#%s\">all its measures</a>"
                    .formatted(CampaignSection.place(findings.largest().indexOf(campaign)))
                : "",
            profile.key(),
            findings.stretches().get().unit(),
            article,
            table(findings, campaign, findings.stretches().get()));
  }

  private static String table(Findings findings, ShownCampaign campaign, Stretches cut) {
    Map<Long, ActivityPoint> points =
        findings.activity().stream()
            .filter(point -> point.campaignId().equals(campaign.campaignId()))
            .collect(Collectors.toMap(ActivityPoint::stretch, point -> point));
    StringBuilder rows = new StringBuilder();
    for (long stretch = 0; stretch < cut.count(); stretch++) {
      ActivityPoint point = points.get(stretch);
      if (point != null) {
        rows.append(
            "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>"
                .formatted(
                    cut.unit().equals("day")
                        ? Numbers.day(cut.start((int) stretch))
                        : Html.escape(cut.start((int) stretch).toString()),
                    Numbers.count(point.traces()),
                    Numbers.count(point.newcomers())));
      }
    }
    return """
        <details><summary>The numbers of this chart</summary>
        <div class="scroll tall" tabindex="0" role="region" aria-label="Activity by stretch">
        <table><caption>Counts by stretch of %s%s; stretches without traces are left out</caption>
        <thead><tr><th scope="col">From (UTC)</th><th scope="col" class="n">Traces</th>\
        <th scope="col" class="n">Newcomers</th></tr></thead><tbody>%s</tbody></table></div></details>"""
        .formatted(width(cut), rounded(findings), rows);
  }

  private static String rounded(Findings findings) {
    int group = findings.settings().get(Setting.PRIVACY_MIN_GROUP);
    return group == 1
        ? ""
        : ", rounded to multiples of %d, for few people may be behind one".formatted(group);
  }
}
