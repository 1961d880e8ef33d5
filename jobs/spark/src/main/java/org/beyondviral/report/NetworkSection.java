package org.beyondviral.report;

import static org.beyondviral.report.ShownProfile.SUSTAINED_MOVEMENT;
import static org.beyondviral.report.ShownProfile.VIRAL_FADE;

import java.util.List;
import java.util.Optional;
import org.beyondviral.network.NetworkPeriod;
import org.beyondviral.rows.Columns;
import org.beyondviral.settings.Setting;

/** Who acted on whom, period by period of a campaign's run. */
final class NetworkSection {
  /** What is drawn of a network, in the order of the drawings. */
  enum Line {
    RECIPROCITY("Reciprocity", "links that go both ways, of all links", NetworkPeriod::reciprocity),
    CLUSTERING(
        "Clustering",
        "closed triples, of all pairs of links that share a person",
        NetworkPeriod::clustering),
    LARGEST_COMPONENT(
        "Largest component", "its people, of all", NetworkPeriod::largestComponentShare),
    CORE("Core", "the largest k whose k-core is not empty", NetworkPeriod::maxCore),
    COMMUNITIES("Communities", "how many, by label propagation", NetworkPeriod::communities),
    LINKS_KEPT(
        "Links kept",
        "links of the period before that are there again, of these",
        NetworkPeriod::linkRetention);

    private final String title;
    private final String meaning;
    private final Columns.Accessor<NetworkPeriod> value;

    Line(String title, String meaning, Columns.Accessor<NetworkPeriod> value) {
      this.title = title;
      this.meaning = meaning;
      this.value = value;
    }

    /** Where it stands in {@code network_periods}. */
    String column() {
      return Columns.name(value);
    }
  }

  private NetworkSection() {}

  static String html(Findings findings) {
    int least = findings.settings().get(Setting.COMPARE_MIN_CAMPAIGNS);
    if (findings.people().networks().isEmpty()) {
      return "<p>In no period did %d fades or %d movements have people enough who acted on one another.</p>"
          .formatted(least, least);
    }
    String period = Numbers.span(findings.settings().get(Setting.NETWORK_PERIOD));
    StringBuilder drawings = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (Line line : Line.values()) {
      List<NetworkAt> fades = findings.people().networks(VIRAL_FADE, line.column());
      List<NetworkAt> movements = findings.people().networks(SUSTAINED_MOVEMENT, line.column());
      if (!fades.isEmpty() || !movements.isEmpty()) {
        drawings.append(
            """
            <div><h3>%s<small>%s</small></h3>\
            <div class="chart shape" data-chart="network" data-line="%s" role="img" \
            aria-label="%s by period, median of fades and of movements; the numbers follow in a table"></div></div>
            """
                .formatted(line.title, line.meaning, line.name(), line.title));
        rows(rows, line, VIRAL_FADE, fades);
        rows(rows, line, SUSTAINED_MOVEMENT, movements);
      }
    }
    return """
        <p>%s</p>
        <ul class="key"><li class="p-viral_fade"><span class="swatch"></span>viral fades, thin and round</li>\
        <li class="p-sustained_movement"><span class="swatch"></span>sustained movements, thick and square</li></ul>
        <div class="shapes wide">%s</div>
        <details><summary>The networks in numbers</summary>
        <div class="scroll tall" tabindex="0" role="region" aria-label="Networks by period">
        <table><thead><tr><th scope="col">Number</th><th scope="col">Profile</th><th scope="col" class="n">Period</th>\
        <th scope="col" class="n">Median</th><th scope="col" class="n">Campaigns</th></tr></thead>
        <tbody>%s</tbody></table></div></details>
        <p class="note">Medians over campaigns, in periods of %s from each campaign’s first bin: whoever
        acted on another within one is linked to him. Only periods that the archive observed whole, with %d
        people or more, and numbers of at least %d campaigns; periods without are gaps. Fewer campaigns have
        the later ones, and not the same. Campaigns that already ran when the archive began are left out.
        The table <code>network_periods</code> holds every campaign.</p>
        """
        .formatted(
            sentence(findings.people(), period),
            drawings,
            rows,
            period,
            findings.settings().get(Setting.PRIVACY_MIN_GROUP),
            least);
  }

  private static String sentence(People people, String period) {
    Optional<NetworkAt> fade = first(people, VIRAL_FADE);
    Optional<NetworkAt> movement = first(people, SUSTAINED_MOVEMENT);
    if (fade.isEmpty() || movement.isEmpty()) {
      return "Of one or the other too few had people enough who acted on one another in their first %s, so nothing is compared."
          .formatted(period);
    }
    return "In their first %s, the largest component held %s of the people, in the median over movements (%s), and %s over fades (%s)."
        .formatted(
            period,
            Numbers.share(movement.get().median()),
            Numbers.count(movement.get().campaigns(), "campaign"),
            Numbers.share(fade.get().median()),
            Numbers.count(fade.get().campaigns(), "campaign"));
  }

  private static Optional<NetworkAt> first(People people, ShownProfile profile) {
    return people.networks(profile, Line.LARGEST_COMPONENT.column()).stream()
        .filter(row -> row.period() == 0)
        .findFirst();
  }

  private static void rows(
      StringBuilder rows, Line line, ShownProfile profile, List<NetworkAt> networks) {
    for (NetworkAt row : networks) {
      rows.append(
          """
          <tr class="p-%s"><th scope="row">%s</th><td><span class="swatch"></span>%s</td>\
          <td class="n">%d</td><td class="n">%s</td><td class="n">%s</td></tr>
          """
              .formatted(
                  profile.key(),
                  line.title,
                  profile.title(),
                  row.period() + 1,
                  Numbers.value(row.median()),
                  Numbers.count(row.campaigns())));
    }
  }
}
