package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.beyondviral.incentive.Scheme;
import org.beyondviral.settings.Setting;
import org.jspecify.annotations.Nullable;

/** What schemes of reward would have paid, and to whom. */
final class IncentiveSection {
  private IncentiveSection() {}

  static String html(Findings findings) {
    People people = findings.people();
    if (people.schemes().isEmpty()) {
      return "<p>No scheme would have paid enough people in enough fades or movements to tell of.</p>";
    }
    StringBuilder rows = new StringBuilder();
    for (Scheme scheme : Scheme.values()) {
      rows.append("<tbody>")
          .append(
              "<tr><th scope=\"rowgroup\" colspan=\"10\"><strong>%s</strong> %s</th></tr>"
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
        <th scope="col">Who gets the pay<small>mean shares</small></th>\
        <th scope="col" class="n">Campaigns</th>\
        <th scope="col" class="n">Finder</th><th scope="col" class="n">Recruiter</th>\
        <th scope="col" class="n">Further up<small>bounds</small></th>\
        <th scope="col" class="n">Of unknown way up</th>\
        <th scope="col" class="n">Paid of what was offered</th>\
        <th scope="col" class="n">Gini of pay<small>best-paid 1 %%; medians</small></th>\
        <th scope="col" class="n">Sybil gain<small>at most; medians</small></th></tr></thead>
        %s</table></div>
        <p class="note">A finder is whoever brought a success, here: %s. The shares are of what is paid for
        successes of which it is known who stands above; the bounds are of all, whatever stands above the
        others. Over the campaigns in which a scheme would have paid %d people or more, where these are %d or
        more. <dfn>Sybil gain</dfn> is what a finder wins, in parts of one reward, by entering once more as his
        own recruit, and by as many as he likes. Sources: Pickard et al. (2011); Cebrian, Coviello, Vattani and
        Voulgaris (2012). The table <code>incentives</code> holds every campaign.</p>
        """
        .formatted(
            sentence(people),
            rows,
            findings.settings().get(Setting.INCENTIVES_EVENT).equals("act")
                ? "an account’s trace number %s in a campaign"
                    .formatted(Numbers.count(findings.settings().get(Setting.INCENTIVES_ACT)))
                : "every " + Html.escape(findings.settings().get(Setting.INCENTIVES_EVENT)),
            findings.settings().get(Setting.PRIVACY_MIN_GROUP),
            findings.settings().get(Setting.COMPARE_MIN_CAMPAIGNS));
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
      return "Recursive rewards would have paid enough people in too few of one or the other to compare.";
    }
    return "Of what recursive rewards would have paid, %s in movements and %s in fades would have gone two or more steps up from the finder."
        .formatted(words(movements.get()), words(fades.get()));
  }

  private static String words(SchemePay pay) {
    return "%s%s (mean of %s)"
        .formatted(share(pay.recursiveShare()), bounds(pay), Numbers.count(pay.told(), "campaign"));
  }

  /** Between the least and the most it can be, where not every way up is known. */
  private static String bounds(SchemePay pay) {
    return pay.unknownShare() == 0
            || pay.recursiveShareLow() == null
            || pay.recursiveShareHigh() == null
        ? ""
        : " [%s, %s]"
            .formatted(
                Numbers.share(pay.recursiveShareLow()), Numbers.share(pay.recursiveShareHigh()));
  }

  private static String share(@Nullable Double share) {
    return share == null ? Numbers.NONE : Numbers.share(share);
  }

  private static String row(ShownProfile profile, Optional<SchemePay> pay) {
    String head =
        "<tr class=\"p-%s\"><th scope=\"row\"><span class=\"swatch\"></span>%s</th>"
            .formatted(profile.key(), profile.title());
    return pay.map(paid -> head + bar(paid) + numbers(paid))
        .orElse(head + "<td colspan=\"9\"><small>too few campaigns</small></td>")
        .concat("</tr>");
  }

  private static String bar(SchemePay paid) {
    Double finder = paid.finderShare();
    if (finder == null || paid.directShare() == null || paid.recursiveShare() == null) {
      return "<td></td>";
    }
    return String.format(
        Locale.ROOT,
        "<td class=\"split\"><span class=\"i-finder\" style=\"width:%.1f%%\"></span>"
            + "<span class=\"i-direct\" style=\"width:%.1f%%\"></span>"
            + "<span class=\"i-recursive\" style=\"width:%.1f%%\"></span></td>",
        100 * finder,
        100 * paid.directShare(),
        100 * paid.recursiveShare());
  }

  private static String numbers(SchemePay paid) {
    return """
        <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s<small>%s</small></td>\
        <td class="n">%s</td><td class="n">%s</td><td class="n">%s<small>%s</small></td>\
        <td class="n">%s<small>%s</small></td>"""
        .formatted(
            Numbers.count(paid.campaigns()),
            share(paid.finderShare()),
            share(paid.directShare()),
            share(paid.recursiveShare()),
            bounds(paid),
            Numbers.share(paid.unknownShare()),
            Numbers.share(paid.paidShare()),
            Numbers.value(paid.gini()),
            share(paid.top1Share()),
            Numbers.value(paid.sybilGain()),
            paid.sybilGainLimit() == null ? "no limit" : Numbers.value(paid.sybilGainLimit()));
  }
}
