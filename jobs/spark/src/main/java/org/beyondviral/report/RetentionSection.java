package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.beyondviral.settings.Setting;

/** Who came when, and who of them was there so much later: a triangle of either profile. */
final class RetentionSection {
  /** The span of weeks the sentence looks at, where it was observed. */
  private static final int LOOKED_AT = 3;

  private RetentionSection() {}

  static String html(Findings findings) {
    if (findings.people().retention().isEmpty()) {
      return "<p>No week’s newcomers to a fade or a movement were enough people to follow.</p>";
    }
    return """
        <p>%s</p>
        %s%s
        <p class="note">Share of those who came at one time that was active in an average week so much later,
        and how many people that is of: those of whom the archive observed all these weeks. The stronger the
        colour, the higher, on one scale for both. A dot stands where there are fewer than %d people or %d
        campaigns. People of all campaigns compared together, so that large ones count for more; campaigns
        that already ran when the archive began are left out. %s The table <code>retention</code> holds the
        weeks of every campaign.</p>
        """
        .formatted(
            sentence(findings.people()),
            figure(findings.people(), VIRAL_FADE, "Viral fades"),
            figure(findings.people(), SUSTAINED_MOVEMENT, "Sustained movements"),
            findings.settings().get(Setting.PRIVACY_MIN_GROUP),
            findings.settings().get(Setting.COMPARE_MIN_CAMPAIGNS),
            Words.week(findings.settings()));
  }

  private static String sentence(People people) {
    for (int age = LOOKED_AT; age > 0; age--) {
      Optional<RetentionCell> fades = people.retention(VIRAL_FADE, 0, age);
      Optional<RetentionCell> movements = people.retention(SUSTAINED_MOVEMENT, 0, age);
      if (fades.isPresent() && movements.isPresent()) {
        return "Of those who came to a movement in its first week, %s were active in an average week %s weeks later (%s); of those who came to a fade, %s (%s). Movements are those whose people came back, so that some of this difference is there by definition."
            .formatted(
                Numbers.share(movements.get().share()),
                WeekSpan.words(age),
                basis(movements.get()),
                Numbers.share(fades.get().share()),
                basis(fades.get()));
      }
    }
    return "The first week’s newcomers of one or the other were too few to compare.";
  }

  private static String basis(RetentionCell cell) {
    return Numbers.count(cell.people(), "newcomer")
        + ", "
        + Numbers.count(cell.campaigns(), "campaign");
  }

  private static String figure(People people, ShownProfile profile, String title) {
    int cohorts = cells(people, profile).mapToInt(RetentionCell::cohort).max().orElse(-1);
    int ages = cells(people, profile).mapToInt(RetentionCell::age).max().orElse(0);
    if (ages == 0) {
      return "<div class=\"none\"><h3>%s</h3><p>Too few people were observed for a week or more.</p></div>"
          .formatted(title);
    }
    double most = people.retention().stream().mapToDouble(RetentionCell::share).max().orElse(1);
    StringBuilder head = new StringBuilder();
    for (int age = 1; age <= ages; age++) {
      head.append("<th scope=\"col\" class=\"n\">").append(WeekSpan.words(age)).append("</th>");
    }
    StringBuilder rows = new StringBuilder();
    for (int cohort = 0; cohort <= cohorts; cohort++) {
      rows.append("<tr><th scope=\"row\">").append(WeekSpan.words(cohort)).append("</th>");
      for (int age = 1; age <= ages; age++) {
        rows.append(cell(people.retention(profile, cohort, age), most));
      }
      rows.append("</tr>");
    }
    return """
        <figure class="p-%s"><figcaption class="short"><h3>%s</h3></figcaption>
        <div class="scroll" tabindex="0" role="region" aria-label="Retention in %s">
        <table class="heat"><caption>Rows: the week of the campaign’s run in which they came, 0 its first. Columns: weeks since then.</caption>\
        <thead><tr><th scope="col">Came in week</th>%s</tr></thead>
        <tbody>%s</tbody></table></div></figure>
        """
        .formatted(profile.key(), title, title.toLowerCase(Locale.ROOT), head, rows);
  }

  private static Stream<RetentionCell> cells(People people, ShownProfile profile) {
    return people.retention().stream().filter(cell -> cell.profile().equals(profile.key()));
  }

  private static String cell(Optional<RetentionCell> cell, double most) {
    return cell.map(
            seen ->
                String.format(
                    Locale.ROOT,
                    "<td class=\"n\" style=\"--s:%.0f%%\">%s<small>%s<span class=\"unseen\"> people</span></small></td>",
                    most == 0 ? 0 : 45 * Math.sqrt(seen.share() / most),
                    Numbers.share(seen.share()),
                    Numbers.count(seen.people())))
        .orElse(
            "<td class=\"n\"><span aria-hidden=\"true\">·</span><span class=\"unseen\">too few</span></td>");
  }
}
