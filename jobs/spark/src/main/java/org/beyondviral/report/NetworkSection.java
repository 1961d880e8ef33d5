package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.beyondviral.settings.Setting;
import org.jspecify.annotations.Nullable;

/** Who acted on whom, period by period of a campaign's run. */
final class NetworkSection {
  /** What is drawn of a network, in the order of the drawings. */
  enum Line {
    RECIPROCITY("Reciprocity", "links that go both ways, of all links", NetworkAt::reciprocity),
    CLUSTERING(
        "Clustering",
        "closed triples, of all pairs of links that share a person",
        NetworkAt::clustering),
    LARGEST_COMPONENT("Largest component", "its people, of all", NetworkAt::largestComponentShare),
    CORE("Core", "the largest k whose k-core is not empty", NetworkAt::maxCore),
    COMMUNITIES("Communities", "how many, by label propagation", NetworkAt::communities),
    LINKS_KEPT(
        "Links kept", "links of the period before that are there again", NetworkAt::linkRetention);

    private final String title;
    private final String meaning;

    private final Function<NetworkAt, @Nullable Double> value;

    Line(String title, String meaning, Function<NetworkAt, @Nullable Double> value) {
      this.title = title;
      this.meaning = meaning;
      this.value = value;
    }

    @Nullable Double of(NetworkAt row) {
      return value.apply(row);
    }
  }

  private NetworkSection() {}

  /** The networks of as many campaigns as a comparison wants. */
  static List<NetworkAt> drawn(Findings findings, ShownProfile profile) {
    int least = findings.settings().get(Setting.COMPARE_MIN_CAMPAIGNS);
    return findings.people().networks(profile).filter(row -> row.campaigns() >= least).toList();
  }

  static String html(Findings findings) {
    List<NetworkAt> fades = drawn(findings, VIRAL_FADE);
    List<NetworkAt> movements = drawn(findings, SUSTAINED_MOVEMENT);
    int least = findings.settings().get(Setting.COMPARE_MIN_CAMPAIGNS);
    if (fades.isEmpty() && movements.isEmpty()) {
      return "<p>In no period did %d fades or %d movements have people enough who acted on one another.</p>"
          .formatted(least, least);
    }
    String period = Numbers.span(findings.settings().get(Setting.NETWORK_PERIOD));
    StringBuilder drawings = new StringBuilder();
    for (Line line : Line.values()) {
      drawings.append(
          """
          <div><h3>%s<small>%s</small></h3>\
          <div class="chart shape" data-chart="network" data-line="%s" role="img" \
          aria-label="%s by period, median of fades and of movements; the numbers follow in a table"></div></div>
          """
              .formatted(line.title, line.meaning, line.name(), line.title));
    }
    return """
        <p>%s</p>
        <ul class="key"><li class="p-viral_fade"><span class="swatch"></span>viral fades, thin</li>\
        <li class="p-sustained_movement"><span class="swatch"></span>sustained movements, thick</li></ul>
        <div class="shapes wide">%s</div>
        %s
        <p class="note">Medians over campaigns, in periods of %s from each campaign’s first day: whoever
        acted on another within one is linked to him. Only periods the archive observed whole, with %d people
        or more, and of at least %d campaigns of the profile. Later periods are those of the campaigns that
        still ran. <code>summary/network_periods.csv</code> holds every campaign.</p>
        """
        .formatted(
            sentence(fades, movements, period),
            drawings,
            table(fades, movements),
            period,
            findings.settings().get(Setting.PRIVACY_MIN_GROUP),
            least);
  }

  private static String sentence(List<NetworkAt> fades, List<NetworkAt> movements, String period) {
    Optional<NetworkAt> fade = first(fades);
    Optional<NetworkAt> movement = first(movements);
    if (fade.isEmpty() || movement.isEmpty()) {
      return "Of one or the other too few had people enough who acted on one another in the first %s, so nothing is compared."
          .formatted(period);
    }
    return "In their first %s, the largest component of the median movement held %s of its people (%s), that of the median fade %s (%s); of the links %s went both ways in the median movement, %s in the median fade."
        .formatted(
            period,
            share(movement.get().largestComponentShare()),
            Numbers.count(movement.get().campaigns(), "campaign"),
            share(fade.get().largestComponentShare()),
            Numbers.count(fade.get().campaigns(), "campaign"),
            share(movement.get().reciprocity()),
            share(fade.get().reciprocity()));
  }

  private static Optional<NetworkAt> first(List<NetworkAt> rows) {
    return rows.stream().filter(row -> row.period() == 0).findFirst();
  }

  private static String share(@Nullable Double value) {
    return value == null ? Numbers.NONE : Numbers.share(value);
  }

  private static String table(List<NetworkAt> fades, List<NetworkAt> movements) {
    String head =
        List.of(Line.values()).stream()
            .map(line -> "<th scope=\"col\" class=\"n\">" + line.title + "</th>")
            .collect(Collectors.joining());
    return """
        <details><summary>The networks in numbers</summary>
        <div class="scroll tall" tabindex="0" role="region" aria-label="Networks by period">
        <table><thead><tr><th scope="col">Profile</th><th scope="col" class="n">Period</th>\
        <th scope="col" class="n">Campaigns</th>%s</tr></thead><tbody>%s%s</tbody></table></div></details>
        """
        .formatted(head, rows(VIRAL_FADE, fades), rows(SUSTAINED_MOVEMENT, movements));
  }

  private static String rows(ShownProfile profile, List<NetworkAt> networks) {
    StringBuilder rows = new StringBuilder();
    for (NetworkAt row : networks) {
      rows.append(
          "<tr class=\"p-%s\"><th scope=\"row\"><span class=\"swatch\"></span>%s</th><td class=\"n\">%d</td><td class=\"n\">%s</td>"
              .formatted(
                  profile.key(),
                  profile.title(),
                  row.period() + 1,
                  Numbers.count(row.campaigns())));
      for (Line line : Line.values()) {
        rows.append("<td class=\"n\">").append(Numbers.value(line.of(row))).append("</td>");
      }
      rows.append("</tr>");
    }
    return rows.toString();
  }
}
