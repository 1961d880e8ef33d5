package org.beyondviral.report;

import org.beyondviral.compare.Sensitivity;

/** What the profiles and effects owe to choices of the study. */
final class SensitivitySection {
  private SensitivitySection() {}

  static String html(Findings findings) {
    StringBuilder rows = new StringBuilder();
    for (Sensitivity row : findings.sensitivity()) {
      rows.append(
          """
          <tr><th scope="row"><code>%s</code></th><td>%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td></tr>
          """
              .formatted(
                  Html.escape(row.knob()),
                  Html.escape(row.setting()),
                  Numbers.count(row.campaigns()),
                  row.relabelledShare() == null
                      ? Numbers.NONE
                      : Numbers.share(row.relabelledShare()),
                  row.deltaShift() == null ? Numbers.NONE : Numbers.value(row.deltaShift())));
    }
    return """
        <p>Every campaign judged again with one choice made otherwise: each threshold a quarter lower and
        higher, wider bins, a shorter archive, a thinner one. Where few get another profile and the effects
        hardly move, the findings do not hang on that choice.</p>
        <details><summary>All choices in numbers</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Sensitivity of profiles and effects">
        <table><thead><tr><th scope="col">Choice</th><th scope="col">Turned to</th>\
        <th scope="col" class="n">Campaigns</th><th scope="col" class="n">Another profile</th>\
        <th scope="col" class="n">Mean shift of Cliff’s delta</th></tr></thead><tbody>
        %s</tbody></table></div></details>
        """
        .formatted(rows);
  }
}
