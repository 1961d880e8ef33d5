package org.beyondviral.report;

import org.beyondviral.compare.Sensitivity;
import org.beyondviral.measure.Measure;
import org.beyondviral.profile.SamplingPoint;
import org.beyondviral.settings.Setting;
import org.jspecify.annotations.Nullable;

/** What the profiles and effects owe to choices of the study. */
final class SensitivitySection {
  private SensitivitySection() {}

  static String html(Findings findings) {
    StringBuilder rows = new StringBuilder();
    for (Sensitivity row : findings.sensitivity()) {
      rows.append(
          """
          <tr><th scope="row"><code>%s</code></th><td>%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td><td>%s</td></tr>
          """
              .formatted(
                  Html.escape(row.knob()),
                  Html.escape(row.setting()),
                  Numbers.count(row.campaigns()),
                  row.touched() == null ? Numbers.NONE : Numbers.count(row.touched()),
                  Numbers.count(row.gone()),
                  share(row.relabelledShare()),
                  share(row.burstsChangedShare()),
                  share(row.fadeShare()),
                  row.deltaShift() == null ? Numbers.NONE : Numbers.value(row.deltaShift()),
                  row.mostShifted() == null
                      ? Numbers.NONE
                      : Words.measureLink(row.mostShifted())
                          + " "
                          + Numbers.effect(row.mostShift())));
    }
    return """
        <p>Every campaign judged again with one choice made otherwise: each threshold a quarter lower and
        higher, wider bins, a shorter archive, a thinner one, without the most active and without coordinated
        accounts, by the traces that name a campaign alone; where trees were drawn, with what rests on them at
        its lower and upper ends. Where few get another profile and the effects hardly move, the findings do
        not hang on that choice; where no campaign is touched, nothing was tried. Profiles change, values of
        measures do not: they are those of the whole campaign throughout. Thinned archives are judged without
        least numbers, and held against the whole judged so too (1.00).%s</p>
        <details><summary>All choices in numbers</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Sensitivity of profiles and effects">
        <table><thead><tr><th scope="col">Choice</th><th scope="col">Turned to</th>\
        <th scope="col" class="n">Campaigns</th><th scope="col" class="n">Touched</th>\
        <th scope="col" class="n">Without a trace left</th><th scope="col" class="n">Another profile</th>\
        <th scope="col" class="n">Another number of bursts</th>\
        <th scope="col" class="n">Fades of those with a profile</th>\
        <th scope="col" class="n">Mean shift of Cliff’s delta</th>\
        <th scope="col">Largest shift</th></tr></thead><tbody>
        %s</tbody></table></div></details>
        %s
        """
        .formatted(
            findings.settings().get(Setting.CASCADES_TREES) > 0
                ? ""
                : " Other readings of who was copied were not tried: <code>cascades.trees</code> is 0.",
            rows,
            sampling(findings));
  }

  private static String share(@Nullable Double share) {
    return share == null ? Numbers.NONE : Numbers.share(share);
  }

  private static String sampling(Findings findings) {
    if (findings.samplingCurve().isEmpty()) {
      return """
          <p>No campaign was drawn to be measured again from a part of its traces: see
          <code>sampling.campaigns</code> and <code>sampling.max-traces</code>.</p>
          """;
    }
    return """
        <p>If only a random part of the traces had been archived, these measures would have come out so many
        times as high, in the median of %s drawn by chance. Marked * are those that a random
        part gets wrong however large the campaign; the others, where few traces are left. Who belongs to a
        campaign is held as it is. Measures of cascades, leaders, networks, recruitment, contagion and incentives
        are not here: what becomes of them depends on what the platform tells of traces that are not in the
        archive.</p>
        <details><summary>The sampling curve in numbers</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Measures in a thinner archive">
        <table><thead><tr><th scope="col">Measure</th><th scope="col" class="n">Traces kept</th>\
        <th scope="col" class="n">Campaigns</th><th scope="col" class="n">Median then</th>\
        <th scope="col" class="n">In the whole</th>\
        <th scope="col" class="n">Times the value in the whole</th></tr></thead><tbody>
        %s</tbody></table></div></details>
        """
        .formatted(tried(findings), samplingCurve(findings));
  }

  private static String tried(Findings findings) {
    long campaigns =
        findings.samplingCurve().stream().mapToLong(SamplingPoint::campaigns).max().orElse(0);
    return Numbers.count(campaigns) + (campaigns == 1 ? " campaign" : " campaigns");
  }

  private static String samplingCurve(Findings findings) {
    StringBuilder rows = new StringBuilder();
    for (SamplingPoint point : findings.samplingCurve()) {
      boolean biased = Measure.find(point.measure()).orElseThrow().biasedBySampling();
      rows.append(
          """
          <tr><th scope="row">%s%s</th><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
          <td class="n">%s</td><td class="n">%s</td></tr>
          """
              .formatted(
                  Words.measureLink(point.measure()),
                  biased ? " *" : "",
                  Numbers.share(point.share()),
                  Numbers.count(point.campaigns()),
                  Numbers.value(point.medianValue()),
                  Numbers.value(point.medianWhole()),
                  point.medianRatio() == null ? Numbers.NONE : Numbers.value(point.medianRatio())));
    }
    return rows.toString();
  }
}
