package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.util.Locale;
import java.util.Optional;
import org.beyondviral.measure.Measure;
import org.beyondviral.settings.Setting;

/** How people came in: measures of recruitment, and a tree of either profile. */
final class RecruitmentSection {
  private RecruitmentSection() {}

  static String html(Findings findings) {
    int group = findings.settings().get(Setting.PRIVACY_MIN_GROUP);
    return """
        %s
        <h3>A large recruitment tree of either</h3>
        <div class="pair">%s%s</div>
        <p class="note">Of the trees of %d people or more, the deepest: extremes, not typical cases. A dot is
        somebody with at least %d people in the branch that begins with him, himself counted; a circle stands
        for all smaller branches below a dot, its area and number for their people, rounded to multiples of %d.
        Generations run from left to right; of a tree of more than %s people the first whole ones are drawn.
        The table <code>recruits</code> holds every link.</p>
        """
        .formatted(
            medians(findings),
            tree(findings, VIRAL_FADE),
            tree(findings, SUSTAINED_MOVEMENT),
            RecruitmentTree.large(group),
            group,
            group,
            Numbers.count(PeopleReader.TREE));
  }

  private static String medians(Findings findings) {
    if (findings.people().recruitment().isEmpty()) {
      return "<p>Of too few fades and movements is it known how people came in.</p>";
    }
    StringBuilder rows = new StringBuilder();
    for (Measure measure : PeopleReader.RECRUITMENT) {
      rows.append("<tr><th scope=\"row\">")
          .append(Words.measureLink(measure.key()))
          .append("<small>")
          .append(measure.unit().label())
          .append("</small></th>")
          .append(cell(findings.people().recruitment(VIRAL_FADE, measure.key())))
          .append(cell(findings.people().recruitment(SUSTAINED_MOVEMENT, measure.key())))
          .append("<td>")
          .append(verdict(findings, measure))
          .append("</td></tr>");
    }
    return """
        <p>%s</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Recruitment">
        <table class="generations"><caption>Medians over campaigns; in brackets the least and the most they can be,
        whatever way those came in of whom it is not known</caption>
        <thead><tr><th scope="col">Measure</th>\
        <th scope="col" class="n"><span class="fade">Viral fades</span></th>\
        <th scope="col" class="n"><span class="movement">Sustained movements</span></th>\
        <th scope="col">Tested above</th></tr></thead><tbody>%s</tbody></table></div>
        <p class="note">Of campaigns that did not already run when the archive began; the test is of all.</p>
        """
        .formatted(sentence(findings.people()), rows);
  }

  private static String sentence(People people) {
    String share = Measure.RECRUITED_SHARE.key();
    Optional<RecruitmentMedian> fades = people.recruitment(VIRAL_FADE, share);
    Optional<RecruitmentMedian> movements = people.recruitment(SUSTAINED_MOVEMENT, share);
    if (fades.isEmpty() || movements.isEmpty()) {
      return "Of too few of one or the other is it known how people came in, so nothing is compared.";
    }
    return "Half of the movements had %s, half of the fades %s."
        .formatted(words(movements.get()), words(fades.get()));
  }

  private static String words(RecruitmentMedian median) {
    return "%s or more of those whose way in is known recruited by somebody (%s%s)"
        .formatted(
            Numbers.share(median.value()),
            Numbers.count(median.campaigns(), "campaign"),
            median.open() == null || median.open() == 0
                ? ""
                : "; in half of them it is not known of %s or more of the people"
                    .formatted(Numbers.share(median.open())));
  }

  private static String cell(Optional<RecruitmentMedian> median) {
    return median
        .map(
            each ->
                "<td class=\"n\">%s%s<small>n = %s</small></td>"
                    .formatted(
                        Numbers.value(each.value()),
                        each.open() == null || each.open() == 0
                            ? ""
                            : " [%s, %s]"
                                .formatted(Numbers.value(each.low()), Numbers.value(each.high())),
                        Numbers.count(each.campaigns())))
        .orElse("<td class=\"n\"><small>too few campaigns</small></td>");
  }

  private static String verdict(Findings findings, Measure measure) {
    return findings.tested().stream()
        .filter(row -> row.measure().equals(measure.key()))
        .findFirst()
        .map(
            row ->
                "%s, Cliff’s delta %s %s, q %s"
                    .formatted(
                        AnswerSection.isClear(row)
                            ? "tells them apart"
                            : "does not tell them apart",
                        Numbers.effect(row.cliffsDelta()),
                        Numbers.interval(row.deltaLow(), row.deltaHigh()),
                        Numbers.probability(row.qValue())))
        .orElse("not tested");
  }

  private static String tree(Findings findings, ShownProfile profile) {
    RecruitmentTree tree = findings.people().trees().get(profile.key());
    if (tree == null) {
      return "<div class=\"none\"><h3>%s</h3><p>None has a tree of %d people or more.</p></div>"
          .formatted(profile.title(), findings.settings().get(Setting.PRIVACY_MIN_GROUP));
    }
    return """
        <figure class="p-%s"><figcaption class="short"><span class="role">In a %s</span>
        <span class="name">%s</span><span class="detail">%s people%s</span></figcaption>%s</figure>
        """
        .formatted(
            profile.key(),
            profile.title().toLowerCase(Locale.ROOT),
            Html.name(tree.label()),
            Numbers.count(tree.people()),
            tree.read() < tree.people()
                ? ", the first %s of them drawn".formatted(Numbers.count(tree.read()))
                : "",
            TreePlot.svg(tree));
  }
}
