package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.util.List;
import java.util.Locale;
import org.beyondviral.settings.Setting;

/** Whether those who led a week led the week before, rose from within or came from outside. */
final class LeadershipSection {
  /** Of a column's width, from where to where it is drawn; ribbons run between columns. */
  private static final double LEFT = 0.3;

  private static final double RIGHT = 0.7;

  private static final int LEAST_COLUMNS = 4;

  private LeadershipSection() {}

  static String html(Findings findings) {
    int campaigns = findings.settings().get(Setting.COMPARE_MIN_CAMPAIGNS);
    int group = findings.settings().get(Setting.PRIVACY_MIN_GROUP);
    String responses =
        Numbers.count(findings.settings().get(Setting.LEADERSHIP_MIN_RESPONSES), "response");
    if (findings.people().leaders().isEmpty()) {
      return """
          <p>In no part of their run did %d fades or %d movements have the %s, in one week and the one
          before, that a comparison of their leaders wants: whether leaders went on leading cannot be
          told.</p>
          """
          .formatted(campaigns, campaigns, responses);
    }
    return """
        %s<ul class="key"><li><span class="block l-stayed"></span>led the week before too</li>\
        <li><span class="block l-risen"></span>rose: was in the campaign, did not lead</li>\
        <li><span class="block l-outside"></span>came from outside</li></ul>
        <div class="pair">%s%s</div>
        <p class="note">Leaders of a week are the fewest participants who received half of its responses; a
        week and the one before are compared where each has at least %s. Means over campaigns; a part of the
        run is drawn where at least %d campaigns have such a week in it, and %d people led. %s Campaigns that
        already ran when the archive began are left out. The tables <code>leadership</code> and
        <code>leaders</code> hold every week of every campaign.</p>
        """
        .formatted(
            sentence(
                findings.people().leaders(SUSTAINED_MOVEMENT),
                findings.people().leaders(VIRAL_FADE)),
            figure(findings.people().leaders(VIRAL_FADE), VIRAL_FADE, "Viral fades"),
            figure(
                findings.people().leaders(SUSTAINED_MOVEMENT),
                SUSTAINED_MOVEMENT,
                "Sustained movements"),
            responses,
            campaigns,
            group,
            Words.week(findings.settings()));
  }

  /** The first part of the run that both profiles have; nothing where they have none in common. */
  private static String sentence(List<LeaderSpan> movements, List<LeaderSpan> fades) {
    for (LeaderSpan movement : movements) {
      for (LeaderSpan fade : fades) {
        if (movement.span() == fade.span()) {
          return "<p>%s after a campaign’s first, %s; %s.</p>"
              .formatted(
                  fade.span() == 1 ? "One week" : WeekSpan.words(fade.span()) + " weeks",
                  words(movement, "of those who led a movement"),
                  words(fade, "of those who led a fade"));
        }
      }
    }
    return "<p>No part of their run has fades and movements enough to be compared in it.</p>";
  }

  private static String words(LeaderSpan span, String of) {
    return "%s %s had led the week before, %s rose from within and %s came from outside (%s, %s)"
        .formatted(
            of,
            Numbers.share(span.stayed()),
            Numbers.share(span.risen()),
            Numbers.share(span.fromOutside()),
            Numbers.count(span.campaigns(), "campaign"),
            Numbers.count(span.leaderWeeks(), "leader-week"));
  }

  private static String figure(List<LeaderSpan> spans, ShownProfile profile, String title) {
    if (spans.isEmpty()) {
      return "<div class=\"none\"><h3>%s</h3><p>Nothing to draw.</p></div>".formatted(title);
    }
    int columns = Math.max(LEAST_COLUMNS, spans.size());
    StringBuilder ribbons = new StringBuilder();
    StringBuilder labels = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < spans.size(); i++) {
      LeaderSpan here = spans.get(i);
      if (i + 1 < spans.size() && spans.get(i + 1).span() == here.span() + 1) {
        ribbons.append(bands("ribbon ", i + RIGHT, here, i + 1 + LEFT, spans.get(i + 1)));
      }
      ribbons.append(bands("", i + LEFT, here, i + RIGHT, here));
      labels.append("<span>").append(WeekSpan.words(here.span())).append("</span>");
      rows.append(numbers(here));
    }
    return """
        <figure class="p-%s"><figcaption class="short"><h3>%s</h3></figcaption>
        <div class="ends"><span>100 %% of a week’s leaders</span></div>
        <svg class="ribbons" viewBox="0 0 %d 100" preserveAspectRatio="none" role="img" \
        aria-label="Where the leaders of a week came from; the numbers follow in a table">%s</svg>
        <div class="columns" style="--n:%d">%s</div><div class="ends"><span>weeks since the campaign’s first</span></div>
        <details><summary>The numbers of this chart</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Leaders by part of the run">
        <table><thead><tr><th scope="col">Weeks since the first</th><th scope="col" class="n">Campaigns</th>\
        <th scope="col" class="n">People who led</th><th scope="col" class="n">Leader-weeks</th><th scope="col" class="n">Led before</th>\
        <th scope="col" class="n">Rose</th><th scope="col" class="n">From outside</th></tr></thead>
        <tbody>%s</tbody></table></div></details></figure>
        """
        .formatted(profile.key(), title, columns, ribbons, columns, labels, rows);
  }

  /** The three bands between two places, from the shares of one to those of another. */
  private static String bands(
      String kind, double left, LeaderSpan from, double right, LeaderSpan to) {
    double stayedFrom = 100 * from.stayed();
    double stayedTo = 100 * to.stayed();
    double insideFrom = 100 - 100 * from.fromOutside();
    double insideTo = 100 - 100 * to.fromOutside();
    return band(kind + "l-stayed", left, 0, stayedFrom, right, 0, stayedTo)
        + band(kind + "l-risen", left, stayedFrom, insideFrom, right, stayedTo, insideTo)
        + band(kind + "l-outside", left, insideFrom, 100, right, insideTo, 100);
  }

  private static String band(
      String look,
      double left,
      double fromLow,
      double fromHigh,
      double right,
      double toLow,
      double toHigh) {
    return String.format(
        Locale.ROOT,
        "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1fV%.1fL%.1f %.1fZ\"/>",
        look,
        left,
        100 - fromHigh,
        right,
        100 - toHigh,
        100 - toLow,
        left,
        100 - fromLow);
  }

  private static String numbers(LeaderSpan row) {
    return """
        <tr><th scope="row">%s</th><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
        <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td></tr>
        """
        .formatted(
            WeekSpan.words(row.span()),
            Numbers.count(row.campaigns()),
            Numbers.count(row.people()),
            Numbers.count(row.leaderWeeks()),
            Numbers.share(row.stayed()),
            Numbers.share(row.risen()),
            Numbers.share(row.fromOutside()));
  }
}
