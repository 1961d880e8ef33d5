package org.beyondviral.report;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.beyondviral.settings.Setting;

/** How long campaigns and participants last, by profile. */
final class SurvivalSection {
  private SurvivalSection() {}

  static String html(Findings findings) {
    String share = Numbers.share(findings.settings().get(Setting.PROFILES_SETTLE_SHARE));
    String quiet = Numbers.span(findings.settings().get(Setting.SURVIVAL_QUIET));
    String observed = Numbers.span(findings.settings().get(Setting.PEOPLE_OBSERVED));
    return figure(
            findings,
            "campaign",
            "Campaigns",
            "The clock starts at a campaign’s peak. It has ended at the first %s in a row below %s of its highest week; campaigns still running when the archive ends count as long as they were seen, and those that already ran when it began are left out."
                .formatted(quiet, share))
        + figure(
            findings,
            "participant",
            "Participants",
            "The clock starts at a participant’s first trace in the campaign. They have left at their last trace when they were observed for %s or more after it; otherwise they count as long as they were seen."
                .formatted(observed))
        + (findings.survivalAt().isEmpty() ? "" : note(findings));
  }

  private static String note(Findings findings) {
    return """
        <p class="note">Kaplan–Meier estimates with log-log Greenwood intervals of %s; shaded for the two
        profiles that are compared, in numbers for all. Undecided campaigns are counted, not drawn. The
        profiles are cut on time, so that the curves of campaigns differ by construction; those of
        participants show how long people stay. All steps are in <code>summary/survival.csv</code>.</p>
        """
        .formatted(Numbers.share(findings.settings().get(Setting.COMPARE_CONFIDENCE)));
  }

  private static String figure(Findings findings, String subject, String title, String meaning) {
    List<SurvivalAt> readings =
        findings.survivalAt().stream().filter(at -> at.subject().equals(subject)).toList();
    if (readings.isEmpty()) {
      return "<h3>%s</h3><p>No curve: the archive holds no %s whose end could have been seen.</p>"
          .formatted(title, subject);
    }
    return """
        <figure class="survival"><figcaption><h3>%s</h3>%s<p>%s</p></figcaption>
        <div class="chart tallchart" data-chart="survival" data-subject="%s" role="img" \
        aria-label="Share of %ss not yet ended against days, one curve a profile; the numbers follow in tables"></div>
        %s
        <details><summary>The curves in numbers</summary>%s</details></figure>
        """
        .formatted(
            title,
            seen(readings),
            meaning,
            subject,
            subject,
            table(
                readings,
                "At risk: still observed and not yet ended, at the first step from that day on",
                false),
            table(readings, "Share not yet ended, with interval, by day", true));
  }

  /** The two profiles compared, at the first day after the start at which both are known. */
  private static String seen(List<SurvivalAt> readings) {
    List<SurvivalAt> fades = of(readings, ShownProfile.VIRAL_FADE);
    List<SurvivalAt> movements = of(readings, ShownProfile.SUSTAINED_MOVEMENT);
    for (SurvivalAt fade : fades) {
      for (SurvivalAt movement : movements) {
        if (fade.day() == movement.day() && fade.day() > 0) {
          boolean campaigns = fade.subject().equals("campaign");
          String whose = campaigns ? "" : "the participants of ";
          return "<p>After %s days, %s of %ssustained movements %s, and %s of %sviral fades (of %s and %s at the start).</p>"
              .formatted(
                  Numbers.value(fade.day()),
                  Numbers.share(requireNonNull(movement.survival())),
                  whose,
                  campaigns ? "were not yet over" : "had not yet left",
                  Numbers.share(requireNonNull(fade.survival())),
                  whose,
                  atRisk(movements.get(0)),
                  atRisk(fades.get(0)));
        }
      }
    }
    return "";
  }

  /** By day, without those at which nobody is left to tell. */
  private static List<SurvivalAt> of(List<SurvivalAt> readings, ShownProfile profile) {
    return readings.stream()
        .filter(at -> at.profile().equals(profile.key()) && at.survival() != null)
        .filter(at -> at.atRisk() != null || requireNonNull(at.survival()) == 0)
        .sorted(Comparator.comparingDouble(SurvivalAt::day))
        .toList();
  }

  private static String table(List<SurvivalAt> readings, String caption, boolean shares) {
    TreeSet<Double> days = new TreeSet<>();
    Map<String, Map<Double, SurvivalAt>> byProfile = new LinkedHashMap<>();
    readings.stream()
        .sorted(Comparator.comparingInt(at -> place(at.profile())))
        .forEach(
            at -> {
              days.add(at.day());
              byProfile
                  .computeIfAbsent(at.profile(), profile -> new LinkedHashMap<>())
                  .put(at.day(), at);
            });
    StringBuilder table = new StringBuilder();
    table.append(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table class=\"risk\"><caption>%s</caption><thead><tr><th scope=\"col\">Profile</th>"
            .formatted(caption, caption));
    for (double day : days) {
      table.append("<th scope=\"col\" class=\"n\">").append(Numbers.value(day)).append("</th>");
    }
    table.append("</tr></thead><tbody>");
    byProfile.forEach(
        (profile, at) -> {
          table.append(
              "<tr class=\"p-%s\"><th scope=\"row\"><span class=\"swatch\"></span>%s</th>"
                  .formatted(Html.escape(profile), Html.escape(ShownProfile.title(profile))));
          for (double day : days) {
            SurvivalAt reading = at.get(day);
            table
                .append("<td class=\"n\">")
                .append(reading == null ? Numbers.NONE : shares ? share(reading) : atRisk(reading))
                .append("</td>");
          }
          table.append("</tr>");
        });
    return table.append("</tbody></table></div>").toString();
  }

  private static int place(String profile) {
    List<ShownProfile> order = List.of(ShownProfile.values());
    return ShownProfile.find(profile).map(order::indexOf).orElse(order.size());
  }

  private static String atRisk(SurvivalAt at) {
    return at.atRisk() == null ? Numbers.NONE : Numbers.count(at.atRisk());
  }

  private static String share(SurvivalAt at) {
    if (at.atRisk() == null) {
      return Numbers.NONE;
    }
    return Numbers.value(at.survival())
        + (at.low() == null || at.high() == null
            ? ""
            : "<small>%s–%s</small>".formatted(Numbers.value(at.low()), Numbers.value(at.high())));
  }
}
