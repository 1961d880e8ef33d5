package org.beyondviral.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What each profile means, by which rule, and how many campaigns have it. */
final class ProfileSection {
  private ProfileSection() {}

  static String html(Findings findings) {
    List<ShownProfile> inTurn =
        Arrays.stream(ShownProfile.values())
            .sorted(Comparator.comparingInt(ShownProfile::turn))
            .toList();
    StringBuilder rows = new StringBuilder();
    for (ShownProfile profile : inTurn) {
      long count = findings.campaigns(profile.key());
      rows.append(
          """
          <tr class="p-%s"><td class="n">%s</td><th scope="row"><span class="swatch"></span>%s</th>\
          <td>%s</td><td>%s</td><td class="n">%s</td><td class="n">%s</td></tr>
          """
              .formatted(
                  profile.key(),
                  profile.turn(),
                  profile.title(),
                  profile.meaning(),
                  Html.escape(profile.rule(findings.settings())),
                  Numbers.count(count),
                  Numbers.percent(count, findings.campaigns())));
    }
    return """
        <p>Rules, tried in this order; the first that fits decides. <dfn>Effective weeks</dfn> are how
        many equally busy weeks a campaign is worth: the exponential of the Shannon entropy of its weeks’
        shares of participant-days, so that a long thin tail does not make a fade look old. %s Every threshold is a setting, and the table
        <code>profiles</code> says of every campaign which rule decided and by what margin.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Profiles and their rules">
        <table class="rules"><thead><tr><th scope="col" class="n">Turn</th><th scope="col">Profile</th>\
        <th scope="col">Meaning</th><th scope="col">Rule</th><th scope="col" class="n">Campaigns</th>\
        <th scope="col" class="n">Share</th></tr></thead><tbody>
        %s</tbody></table></div>
        """
        .formatted(Words.week(findings.settings()), rows);
  }
}
