package org.beyondviral.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.beyondviral.settings.Setting;
import org.beyondviral.shape.ShapeBin;
import org.beyondviral.shape.ShapeChoice;
import org.beyondviral.shape.ShapeMethod;

/** The shapes of attention as pictures, and which profiles have which. */
final class ShapeSection {
  private ShapeSection() {}

  static String html(Findings findings) {
    Map<Integer, Long> sizes = sizes(findings.shapes());
    if (sizes.isEmpty()) {
      return "<p>No campaign has a shape to show.</p>";
    }
    String bin = Numbers.span(findings.settings().get(Setting.ACTIVITY_BIN));
    return """
        <p>The other view: nobody told these groups apart. The activity of every campaign, %s bins of %s
        with the highest at one third, was sorted by its form alone, by %s; how many traces there were
        does not matter. %s</p>
        <figure><div class="shapes">%s</div></figure>
        %s
        <p class="note">Each curve is the middle of its campaigns, its highest bin drawn as 1. Below are bins
        from one third of them on, where the peaks lie but for shifts of at most %s. Bins outside the archive
        count as empty, so that a campaign cut by its edge looks as if it had ended there. The table
        <code>shapes</code> holds the numbers, <code>profiles</code> the shape of every campaign.</p>
        """
        .formatted(
            findings.settings().get(Setting.SHAPES_BINS),
            bin,
            ShapeMethod.of(findings.settings().get(Setting.SHAPES_METHOD)) == ShapeMethod.K_SC
                ? "K-SC (Yang &amp; Leskovec 2011)"
                : "k-Shape (Paparrizos &amp; Gravano 2015)",
            agreement(findings.shapeChoices()),
            pictures(sizes),
            table(findings, sizes),
            findings.settings().get(Setting.SHAPES_MAX_SHIFT));
  }

  private static Map<Integer, Long> sizes(List<ShapeBin> shapes) {
    Map<Integer, Long> sizes = new TreeMap<>();
    shapes.forEach(bin -> sizes.put(bin.shape(), bin.campaigns()));
    return sizes;
  }

  private static String pictures(Map<Integer, Long> sizes) {
    StringBuilder pictures = new StringBuilder();
    sizes.forEach(
        (shape, campaigns) ->
            pictures.append(
                """
                <div><h3>Shape %d <small>%s campaign%s</small></h3>\
                <div class="chart shape" data-chart="shape" data-shape="%d" role="img" \
                aria-label="Activity by bin from the peak, its highest bin 1"></div></div>
                """
                    .formatted(shape, Numbers.count(campaigns), campaigns == 1 ? "" : "s", shape)));
    return pictures.toString();
  }

  private static String agreement(List<ShapeChoice> choices) {
    StringBuilder text = new StringBuilder();
    for (ShapeChoice choice : choices) {
      if (choice.chosen() && choice.profileAgreement() != null) {
        text.append(
            "With the profiles they agree to an adjusted Rand index of %s, where 1 is the same sorting and 0 is chance. "
                .formatted(Numbers.value(choice.profileAgreement())));
      }
      if (choice.chosen() && choice.found() < choice.clusters()) {
        text.append(
            "Asked for were %d shapes; only %d series differ. "
                .formatted(choice.clusters(), choice.found()));
      }
    }
    if (choices.size() > 1) {
      text.append(
          "How many shapes there are was chosen by stability and silhouette; <code>shape_choices</code> lists every number tried. ");
    }
    return text.toString();
  }

  private static String table(Findings findings, Map<Integer, Long> sizes) {
    StringBuilder head = new StringBuilder();
    sizes
        .keySet()
        .forEach(shape -> head.append("<th scope=\"col\" class=\"n\">%d</th>".formatted(shape)));
    StringBuilder rows = new StringBuilder();
    Arrays.stream(ShownProfile.values())
        .sorted(Comparator.comparingInt(ShownProfile::turn))
        .forEach(
            profile -> {
              rows.append(
                  "<tr class=\"p-%s\"><th scope=\"row\"><span class=\"swatch\"></span>%s</th>"
                      .formatted(profile.key(), profile.title()));
              sizes
                  .keySet()
                  .forEach(
                      shape ->
                          rows.append(
                              "<td class=\"n\">%s</td>"
                                  .formatted(
                                      Numbers.count(
                                          findings.shaped().stream()
                                              .filter(
                                                  cell ->
                                                      cell.profile().equals(profile.key())
                                                          && cell.shape() == shape)
                                              .mapToLong(ShapedProfile::campaigns)
                                              .sum()))));
              rows.append("</tr>");
            });
    return """
        <details><summary>Profiles and shapes in numbers</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Campaigns by profile and shape">
        <table class="risk"><caption>Campaigns by profile and shape</caption><thead><tr><th scope="col">Profile</th>%s</tr></thead>
        <tbody>%s</tbody></table></div></details>
        """
        .formatted(head, rows);
  }
}
