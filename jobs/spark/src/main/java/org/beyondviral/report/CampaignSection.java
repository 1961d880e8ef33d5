package org.beyondviral.report;

import java.util.Objects;
import org.beyondviral.settings.Setting;

/** The largest campaigns by name, with what decided their profile. */
final class CampaignSection {
  private CampaignSection() {}

  /** The address within the page of the campaign at that place of the list. */
  static String place(int place) {
    return "c-" + place;
  }

  static String html(Findings findings) {
    if (findings.largest().isEmpty()) {
      return "<p>There are none.</p>";
    }
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < findings.largest().size(); i++) {
      ShownCampaign campaign = findings.largest().get(i);
      rows.append(
          """
          <tr id="%s" class="p-%s" data-profile="%s"><th scope="row">%s</th>\
          <td><span class="swatch"></span>%s%s<small>%s</small></td>\
          <td class="n" data-v="%d">%s</td><td class="n" data-v="%d">%s</td><td class="n" data-v="%s">%s</td>\
          <td class="day" data-v="%d">%s</td><td class="day" data-v="%d">%s</td><td>%s</td></tr>
          """
              .formatted(
                  place(i),
                  Html.escape(campaign.profile()),
                  Html.escape(campaign.profile()),
                  Html.name(campaign.label()),
                  Html.escape(ShownProfile.title(campaign.profile())),
                  campaign.confidence() == null
                      ? ""
                      : ", held in " + Numbers.share(campaign.confidence()) + " of resamples",
                  Html.prose(campaign.reason(), 240),
                  campaign.traces(),
                  Numbers.count(campaign.traces()),
                  campaign.participants(),
                  Numbers.count(campaign.participants()),
                  Objects.toString(campaign.effectiveWeeks(), ""),
                  Numbers.value(campaign.effectiveWeeks()),
                  campaign.startedAt().getEpochSecond(),
                  Numbers.day(campaign.startedAt()),
                  campaign.endedAt().getEpochSecond(),
                  Numbers.day(campaign.endedAt()),
                  censoring(campaign)));
    }
    long left = findings.campaigns() - findings.withheld() - findings.largest().size();
    return """
        <p>%s%s A name opens everything that was measured of its campaign, a heading sorts. Names are shown up to %d characters; characters that cannot be seen, or would turn the
        direction of the text, are written out.</p>
        <div class="filter" hidden><label>Name contains <input type="search" id="filter-name" autocomplete="off"></label>
        <label>Profile <select id="filter-profile"><option value="">all</option>%s</select></label>
        <span id="filter-count" role="status"></span></div>
        <div class="scroll tall" tabindex="0" role="region" aria-label="The largest campaigns">
        <table class="campaigns" id="campaign-table"><thead><tr><th scope="col">Campaign</th>\
        <th scope="col">Profile, and the rule that decided</th><th scope="col" class="n">Traces</th>\
        <th scope="col" class="n">Participants</th><th scope="col" class="n">Effective weeks</th>\
        <th scope="col">First trace</th><th scope="col">Last trace</th><th scope="col">Cut by the archive</th></tr></thead>
        <tbody>%s</tbody></table></div>
        <p class="note print-only">The print shows the first forty of those shown.</p>
        """
        .formatted(
            left == 0
                ? "All %s, by number of traces."
                    .formatted(Numbers.count(findings.largest().size(), "campaign"))
                : "The %s with most traces; %s more are in <code>summary/campaigns.csv</code> and <code>summary/profiles.csv</code>."
                    .formatted(
                        Numbers.count(findings.largest().size(), "campaign"), Numbers.count(left)),
            withheld(findings),
            Html.NAME_LENGTH,
            options(findings),
            rows);
  }

  private static String withheld(Findings findings) {
    return findings.withheld() == 0
        ? ""
        : " Not shown: %s of fewer than %d participants, or needed to hide those; they are counted everywhere else."
            .formatted(
                Numbers.count(findings.withheld(), "campaign"),
                findings.settings().get(Setting.PRIVACY_MIN_GROUP));
  }

  private static String options(Findings findings) {
    StringBuilder options = new StringBuilder();
    for (ShownProfile profile : ShownProfile.values()) {
      if (findings.campaigns(profile.key()) > 0) {
        options.append(
            "<option value=\"%s\">%s</option>".formatted(profile.key(), profile.title()));
      }
    }
    return options.toString();
  }

  private static String censoring(ShownCampaign campaign) {
    if (campaign.leftTruncated() && campaign.rightCensored()) {
      return "at both ends";
    }
    return campaign.leftTruncated()
        ? "at the start"
        : campaign.rightCensored() ? "at the end" : "no";
  }
}
