package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.beyondviral.incentive.Scheme;
import org.beyondviral.settings.Setting;

/** What schemes of reward would have paid, and to whom. */
final class IncentiveSection {
  private IncentiveSection() {}

  static String html(Findings findings) {
    People people = findings.people();
    if (people.schemes().isEmpty()) {
      return "<p>No scheme would have paid enough people in any fade or movement to tell of.</p>";
    }
    StringBuilder rows = new StringBuilder();
    for (Scheme scheme : Scheme.values()) {
      rows.append("<tbody>")
          .append(
              "<tr><th scope=\"rowgroup\" colspan=\"9\"><strong>%s</strong> %s</th></tr>"
                  .formatted(Words.sentence(Words.measure(scheme.word())), meaning(scheme)));
      for (ShownProfile profile : List.of(VIRAL_FADE, SUSTAINED_MOVEMENT)) {
        rows.append(row(profile, people.pay(profile, scheme.word())));
      }
      rows.append("</tbody>");
    }
    return """
        <p>%s Nobody was paid: this is what each rule would have given for the recruitment that was seen.</p>
        <ul class="key"><li><span class="block i-finder"></span>to the finder</li>\
        <li><span class="block i-direct"></span>to his recruiter</li>\
        <li><span class="block i-recursive"></span>further up</li></ul>
        <div class="scroll" tabindex="0" role="region" aria-label="What schemes would have paid">
        <table class="schemes"><thead><tr><th scope="col">Scheme and profile</th>\
        <th scope="col" class="n">Campaigns</th><th scope="col">Who gets the pay<small>mean shares</small></th>\
        <th scope="col" class="n">Finder</th><th scope="col" class="n">Recruiter</th>\
        <th scope="col" class="n">Further up</th>\
        <th scope="col" class="n">Paid of what was offered<small>mean</small></th>\
        <th scope="col" class="n">Gini of pay<small>best-paid 1 %%; medians</small></th>\
        <th scope="col" class="n">Sybil gain<small>at most; medians</small></th></tr></thead>
        %s</table></div>
        <p class="note">A finder is whoever brought a success, here: %s. Over the campaigns in which a scheme
        would have paid %d people or more. <dfn>Sybil gain</dfn> is what a finder wins, in parts of one
        reward, by entering once more as his own recruit, and by as many as he likes. Sources: Pickard et al.
        (2011); Cebrian, Coviello, Vattani and Voulgaris (2012). The table <code>incentives</code> holds every
        campaign.</p>
        """
        .formatted(
            sentence(people),
            rows,
            findings.settings().get(Setting.INCENTIVES_EVENT).equals("act")
                ? "an account’s trace number %s in a campaign"
                    .formatted(Numbers.count(findings.settings().get(Setting.INCENTIVES_ACT)))
                : "every " + Html.escape(findings.settings().get(Setting.INCENTIVES_EVENT)),
            findings.settings().get(Setting.PRIVACY_MIN_GROUP));
  }

  private static String meaning(Scheme scheme) {
    return switch (scheme) {
      case FLAT -> "the finder gets all";
      case DIRECT -> "the finder’s recruiter gets all";
      case RECURSIVE -> "the finder a part, his recruiter a part of the rest, and so on up";
      case SPLIT_CONTRACT -> "as recursive, and whoever stands at the top keeps what is left";
    };
  }

  private static String sentence(People people) {
    Optional<SchemePay> fades = people.pay(VIRAL_FADE, Scheme.RECURSIVE.word());
    Optional<SchemePay> movements = people.pay(SUSTAINED_MOVEMENT, Scheme.RECURSIVE.word());
    if (fades.isEmpty() || movements.isEmpty()) {
      return "Recursive rewards would have paid enough people in one of the two profiles only.";
    }
    return "Under recursive rewards %s of the pay would have gone beyond the finder in movements (mean of %s) and %s in fades (%s)."
        .formatted(
            Numbers.share(1 - movements.get().finderShare()),
            Numbers.count(movements.get().campaigns(), "campaign"),
            Numbers.share(1 - fades.get().finderShare()),
            Numbers.count(fades.get().campaigns(), "campaign"));
  }

  private static String row(ShownProfile profile, Optional<SchemePay> pay) {
    String head =
        "<tr class=\"p-%s\"><th scope=\"row\"><span class=\"swatch\"></span>%s</th>"
            .formatted(profile.key(), profile.title());
    return pay.map(
            paid ->
                head
                    + String.format(
                        Locale.ROOT,
                        "<td class=\"n\">%s</td><td class=\"split\"><span class=\"i-finder\" style=\"width:%.1f%%\"></span>"
                            + "<span class=\"i-direct\" style=\"width:%.1f%%\"></span>"
                            + "<span class=\"i-recursive\" style=\"width:%.1f%%\"></span></td>",
                        Numbers.count(paid.campaigns()),
                        100 * paid.finderShare(),
                        100 * paid.directShare(),
                        100 * paid.recursiveShare())
                    + numbers(paid))
        .orElse(
            head
                + "<td class=\"n\">0</td><td colspan=\"7\"><small>too few people paid</small></td>")
        .concat("</tr>");
  }

  private static String numbers(SchemePay paid) {
    return """
        <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
        <td class="n">%s<small>%s</small></td><td class="n">%s<small>%s</small></td>"""
        .formatted(
            Numbers.share(paid.finderShare()),
            Numbers.share(paid.directShare()),
            Numbers.share(paid.recursiveShare()),
            Numbers.share(paid.paidShare()),
            Numbers.value(paid.gini()),
            Numbers.share(paid.top1Share()),
            Numbers.value(paid.sybilGain()),
            Numbers.value(paid.sybilGainLimit()));
  }
}
