package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.beyondviral.compare.Claim;
import org.beyondviral.compare.Comparison;
import org.beyondviral.compare.Hypothesis;
import org.beyondviral.measure.Measure;
import org.beyondviral.settings.Setting;

/** The first screen: the answer in a paragraph, and how many campaigns of which profile. */
final class AnswerSection {
  static final double CLEAR = 0.05;

  private AnswerSection() {}

  static String html(Findings findings) {
    return """
        <div class="answer">
        <div>
        <p class="lead">%s</p>
        <p class="lead">%s</p>
        %s
        %s
        <p class="caveat"><strong>Association, not cause.</strong> Whatever differs between the two
        went along with lasting; nothing here shows that it made a campaign last.</p>
        </div>
        %s
        </div>
        %s
        """
        .formatted(
            counts(findings),
            differences(findings),
            claims(findings.hypotheses()),
            shortArchive(findings),
            bars(findings),
            facts(findings));
  }

  private static String counts(Findings findings) {
    long campaigns = findings.campaigns();
    if (campaigns == 0) {
      return "The archive holds no campaign: no tag, link or word reached %s."
          .formatted(Numbers.count(findings.settings().get(Setting.CAMPAIGNS_MIN_TRACES), "trace"));
    }
    long fades = findings.campaigns(VIRAL_FADE.key());
    long movements = findings.campaigns(SUSTAINED_MOVEMENT.key());
    return "Of %s, <b class=\"fade\">%s</b> %s and <b class=\"movement\">%s</b> %s."
        .formatted(
            Numbers.count(campaigns, "campaign"),
            fades == 0
                ? "none"
                : Numbers.count(fades) + " (" + Numbers.percent(fades, campaigns) + ")",
            fades == 1 ? "was a viral fade" : "were viral fades",
            movements == 0
                ? "none"
                : Numbers.count(movements) + " (" + Numbers.percent(movements, campaigns) + ")",
            movements == 1 ? "was a sustained movement" : "were sustained movements");
  }

  private static String differences(Findings findings) {
    if (findings.campaigns() == 0) {
      return "There is nothing to compare.";
    }
    List<Comparison> tested = findings.tested();
    if (tested.isEmpty()) {
      return "That is too few of one or the other to compare: a comparison wants at least "
          + findings.settings().get(Setting.COMPARE_MIN_CAMPAIGNS)
          + " of each with a value.";
    }
    List<Comparison> clear =
        tested.stream()
            .filter(AnswerSection::isClear)
            .sorted(Comparator.comparingDouble(row -> -ComparisonSection.size(row)))
            .toList();
    if (clear.isEmpty()) {
      return "None of the %s that could be tested tells them apart (q ≤ %s)."
          .formatted(Numbers.count(tested.size(), "measure"), CLEAR);
    }
    List<Comparison> news = clear.stream().filter(row -> !followsDuration(row)).toList();
    int follow = clear.size() - news.size();
    return "Of the %s that could be tested, %s them apart (q ≤ %s)%s.%s"
        .formatted(
            Numbers.count(tested.size(), "measure"),
            clear.size() == 1 ? "one tells" : Numbers.count(clear.size()) + " tell",
            CLEAR,
            news.isEmpty()
                ? ""
                : ": above all "
                    + Words.list(news.stream().limit(3).map(AnswerSection::difference).toList()),
            follow == 0
                ? ""
                : " %s of these %s how long a campaign lasts, whatever else it is like."
                    .formatted(
                        follow == 1 ? "One" : Numbers.count(follow),
                        follow == 1 ? "follows" : "follow"));
  }

  /** Whether a measure differs between campaigns that differ in duration alone. */
  static boolean followsDuration(Comparison row) {
    return Measure.find(row.measure()).filter(Measure::followsDuration).isPresent();
  }

  private static String claims(List<Hypothesis> claims) {
    if (claims.isEmpty()) {
      return "";
    }
    long withheld =
        claims.stream()
            .filter(claim -> claim.verdict().equals("inconclusive"))
            .filter(claim -> !Claim.valueOf(claim.id()).decidable())
            .count();
    return "<p>Of the article’s %s, this archive <a href=\"#claims\">supports %s, contradicts %s, leaves %s open and cannot test %s</a>.%s</p>"
        .formatted(
            Numbers.count(claims.size(), "claim"),
            judged(claims, "supported"),
            judged(claims, "contradicted"),
            Numbers.count(count(claims, "inconclusive") - withheld),
            judged(claims, "not_testable"),
            withheld == 0
                ? ""
                : " %s an effect but no verdict, in this archive or any; each says why."
                    .formatted(
                        withheld == 1 ? "One has" : Numbers.count(withheld) + " others have"));
  }

  private static String judged(List<Hypothesis> claims, String verdict) {
    return Numbers.count(count(claims, verdict));
  }

  private static long count(List<Hypothesis> claims, String verdict) {
    return claims.stream().filter(claim -> claim.verdict().equals(verdict)).count();
  }

  static boolean isClear(Comparison row) {
    return row.qValue() != null && row.qValue() <= CLEAR;
  }

  private static String difference(Comparison row) {
    return "%s, %s in %s (median %s against %s; Cliff’s delta %s)"
        .formatted(
            Words.measureLink(row.measure()).toLowerCase(Locale.ROOT),
            row.cliffsDelta() != null && row.cliffsDelta() < 0 ? "lower" : "higher",
            ComparisonSection.cutOnTimeAlone(row) ? "what lasted" : "movements",
            Numbers.value(row.sustainedMedian()),
            Numbers.value(row.viralMedian()),
            Numbers.effect(row.cliffsDelta()));
  }

  private static String shortArchive(Findings findings) {
    if (!findings.isShort()) {
      return "";
    }
    return """
        <p class="warning"><strong>This archive is too short to show a sustained movement.</strong>
        It observes %s; a movement needs at least %s effective weeks. To study such an archive in
        hours and days instead, run it with <code>--conf conf/short-window.conf</code>.</p>"""
        .formatted(
            findings
                .stretches()
                .map(span -> Numbers.span(Duration.between(span.from(), span.to())))
                .orElse("nothing"),
            Numbers.value(findings.settings().get(Setting.PROFILES_EFFECTIVE_WEEKS)));
  }

  private static String bars(Findings findings) {
    long all = findings.campaigns();
    if (all == 0) {
      return "";
    }
    long most = findings.profiles().values().stream().mapToLong(Long::longValue).max().orElse(1);
    StringBuilder rows = new StringBuilder();
    for (ShownProfile profile : ShownProfile.values()) {
      long count = findings.campaigns(profile.key());
      rows.append(
          """
          <tr class="p-%s"><th scope="row"><a href="#profiles">%s</a></th>\
          <td class="bar">%s</td>\
          <td class="n">%s</td><td class="n">%s</td></tr>
          """
              .formatted(
                  profile.key(),
                  profile.title(),
                  count == 0
                      ? ""
                      : String.format(
                          Locale.ROOT,
                          "<span style=\"width:%.1f%%\"></span>",
                          100.0 * count / most),
                  Numbers.count(count),
                  Numbers.percent(count, all)));
    }
    return """
        <table class="bars"><caption>Campaigns by profile</caption>
        <thead class="unseen"><tr><th scope="col">Profile</th><th scope="col">Bar</th>\
        <th scope="col">Campaigns</th><th scope="col">Share</th></tr></thead>
        <tbody>%s</tbody></table>"""
        .formatted(rows);
  }

  private static String facts(Findings findings) {
    StringBuilder facts = new StringBuilder("<dl class=\"facts\">");
    LedgerSection.traces(findings)
        .ifPresent(
            traces -> {
              fact(facts, "Traces read", Numbers.count(traces.in()));
              fact(
                  facts,
                  "In no cascade",
                  "<a href=\"#ledger\">"
                      + Numbers.count(traces.dropped())
                      + "</a>"
                      + (traces.dropped() == 0
                          ? ""
                          : " (" + Numbers.percent(traces.dropped(), traces.in()) + ")"));
            });
    LedgerSection.withoutCampaign(findings)
        .ifPresent(
            traces ->
                fact(
                    facts,
                    "In no campaign",
                    "<a href=\"#ledger\">%s</a> (%s)"
                        .formatted(
                            Numbers.count(traces.dropped()),
                            Numbers.percent(traces.dropped(), traces.in()))));
    findings
        .stretches()
        .ifPresent(
            span ->
                fact(
                    facts,
                    "Observed",
                    Numbers.day(span.from()) + " – " + Numbers.day(span.to().minusMillis(1))));
    fact(facts, "Campaigns", Numbers.count(findings.campaigns()));
    return facts.append("</dl>").toString();
  }

  private static void fact(StringBuilder facts, String name, String value) {
    facts.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("</dd></div>");
  }
}
