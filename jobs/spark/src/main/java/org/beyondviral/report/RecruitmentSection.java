package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.util.List;
import java.util.Locale;
import org.beyondviral.settings.Setting;

/** How people came in: generations of recruits, and the largest tree of either profile. */
final class RecruitmentSection {
  private RecruitmentSection() {}

  static String html(Findings findings) {
    if (findings.people().generations().isEmpty()) {
      return "<p>Of nobody in a fade or a movement is it known how he came in.</p>";
    }
    return """
        <p>%s %s</p>
        %s
        <h3>The largest recruitment trees</h3>
        <div class="pair">%s%s</div>
        <p class="note">Generations of fewer than %d people are left out. A dot is somebody with at least %d people in the branch that begins with him, himself
        counted; a circle stands for all smaller branches below a dot, its area and number for their people,
        rounded to multiples of %d. Generations run from left to right. Of a tree of more than %s people the
        first generations are drawn. The table <code>recruits</code> holds every link.</p>
        """
        .formatted(
            sentence(findings.people(), SUSTAINED_MOVEMENT, "in movements"),
            sentence(findings.people(), VIRAL_FADE, "in fades"),
            table(findings.people()),
            tree(findings, VIRAL_FADE),
            tree(findings, SUSTAINED_MOVEMENT),
            findings.settings().get(Setting.PRIVACY_MIN_GROUP),
            findings.settings().get(Setting.PRIVACY_MIN_GROUP),
            findings.settings().get(Setting.PRIVACY_MIN_GROUP),
            Numbers.count(PeopleReader.TREE));
  }

  private static String sentence(People people, ShownProfile profile, String where) {
    List<GenerationSize> generations = people.generations(profile).toList();
    long all = recruits(generations, 0);
    if (all == 0) {
      return "How people came in is not known " + where + ".";
    }
    return "Of the people %s whose way in is known, %s were recruited by somebody, and %s by somebody who had been recruited himself (%s people, %s)."
        .formatted(
            where,
            Numbers.percent(recruits(generations, 1), all),
            Numbers.percent(recruits(generations, 2), all),
            Numbers.count(all),
            Numbers.count(generations.get(0).campaigns(), "campaign"));
  }

  private static long recruits(List<GenerationSize> generations, int from) {
    return generations.stream()
        .filter(row -> row.generation() >= from)
        .mapToLong(GenerationSize::recruits)
        .sum();
  }

  private static String table(People people) {
    int last = people.generations().stream().mapToInt(GenerationSize::generation).max().orElse(0);
    StringBuilder rows = new StringBuilder();
    for (int generation = 0; generation <= last; generation++) {
      rows.append("<tr><th scope=\"row\">")
          .append(generation)
          .append(
              generation == 0
                  ? "<small>recruited by nobody</small>"
                  : generation == PeopleReader.GENERATIONS ? " or more" : "")
          .append("</th>")
          .append(cells(people, VIRAL_FADE, generation))
          .append(cells(people, SUSTAINED_MOVEMENT, generation))
          .append("</tr>");
    }
    return """
        <div class="scroll" tabindex="0" role="region" aria-label="People by generation">
        <table class="generations"><caption>People by generation: steps up to somebody nobody recruited</caption>
        <thead><tr><th scope="col">Generation</th>\
        <th scope="col" class="n">In fades</th><th scope="col"><span class="fade">Share of them</span></th>\
        <th scope="col" class="n">In movements</th><th scope="col"><span class="movement">Share of them</span></th>\
        </tr></thead><tbody>%s</tbody></table></div>
        """
        .formatted(rows);
  }

  private static String cells(People people, ShownProfile profile, int generation) {
    List<GenerationSize> generations = people.generations(profile).toList();
    long all = recruits(generations, 0);
    long here =
        generations.stream()
            .filter(row -> row.generation() == generation)
            .mapToLong(GenerationSize::recruits)
            .sum();
    if (here == 0) {
      return "<td class=\"n\">%s</td><td></td>".formatted(Numbers.NONE);
    }
    return String.format(
        Locale.ROOT,
        "<td class=\"n\">%s</td><td class=\"bar p-%s\"><span style=\"width:%.1f%%\"></span>%s</td>",
        Numbers.count(here),
        profile.key(),
        70.0 * here / all,
        Numbers.percent(here, all));
  }

  private static String tree(Findings findings, ShownProfile profile) {
    String article = profile.title().toLowerCase(Locale.ROOT);
    RecruitmentTree tree = findings.people().trees().get(profile.key());
    if (tree == null) {
      return "<div class=\"none\"><h3>%s</h3><p>None has a tree of %d people or more.</p></div>"
          .formatted(profile.title(), findings.settings().get(Setting.PRIVACY_MIN_GROUP));
    }
    return """
        <figure class="p-%s"><figcaption class="short"><span class="role">Largest tree of any %s</span>
        <span class="name">%s</span><span class="detail">%s people%s</span></figcaption>%s</figure>
        """
        .formatted(
            profile.key(),
            article,
            Html.name(tree.label()),
            Numbers.count(tree.people()),
            tree.read() < tree.people()
                ? ", the first %s of them drawn".formatted(Numbers.count(tree.read()))
                : "",
            TreePlot.svg(tree));
  }
}
