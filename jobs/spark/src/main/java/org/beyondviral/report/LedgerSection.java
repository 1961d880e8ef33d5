package org.beyondviral.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.table.LedgerEntry;

/** What was read and lost: for every stage, in = out + dropped. */
final class LedgerSection {
  private static final List<String> ORDER =
      List.of(
          "import",
          "check",
          "archive",
          "traces",
          "cascades",
          "campaigns",
          "activity",
          "participation",
          "measures",
          "profiles",
          "compare",
          "summary");

  private LedgerSection() {}

  /** The books of one stage. */
  record Stage(String name, long in, long out, Map<String, Long> dropped, Map<String, Long> noted) {
    long lost() {
      return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Rows unaccounted for; 0 when the books balance. */
    long gap() {
      return in - out - lost();
    }
  }

  /** What became of the archive's traces on the way to cascades. */
  record Traces(long in, long dropped) {}

  static Optional<Traces> traces(Findings findings) {
    return traces(findings, "cascades");
  }

  /** What became of them on the way to campaigns. */
  static Optional<Traces> withoutCampaign(Findings findings) {
    return traces(findings, "campaigns");
  }

  private static Optional<Traces> traces(Findings findings, String name) {
    return stages(findings.ledger()).stream()
        .filter(stage -> stage.name().equals(name) && stage.in() > 0)
        .findFirst()
        .map(stage -> new Traces(stage.in(), stage.lost()));
  }

  static String html(Findings findings) {
    List<Stage> stages = stages(findings.ledger());
    if (stages.isEmpty()) {
      return "<p>No stage has counted its rows yet: the table <code>ledger</code> is missing.</p>";
    }
    long unbalanced = stages.stream().filter(stage -> stage.gap() != 0).count();
    StringBuilder rows = new StringBuilder();
    for (Stage stage : stages) {
      append(rows, stage);
    }
    return """
        <p>Every stage counts what came in, what went out, and each loss with its reason. %s</p>
        <div class="scroll" tabindex="0" role="region" aria-label="What was read and lost">
        <table class="ledger">
        <thead><tr><th scope="col">Stage and reason</th><th scope="col" class="n">Rows in</th>\
        <th scope="col" class="n">Dropped</th><th scope="col" class="n">Rows out</th>\
        <th scope="col">In = out + dropped</th></tr></thead>
        %s</table></div>
        <p class="note">“Noted” rows were kept, but changed or remarkable; they are not part of the sum.
        Reasons that caught no row are left out here; the table <code>ledger</code> holds them.</p>
        """
        .formatted(
            unbalanced == 0
                ? "All %s balance to the row.".formatted(Numbers.count(stages.size(), "stage"))
                : "<strong>%s not balance.</strong>"
                    .formatted(unbalanced == 1 ? "One stage does" : unbalanced + " stages do"),
            rows);
  }

  private static void append(StringBuilder rows, Stage stage) {
    rows.append(
        """
        <tbody><tr class="stage"><th scope="rowgroup">%s</th><td class="n">%s</td>\
        <td class="n">%s</td><td class="n">%s</td><td>%s</td></tr>
        """
            .formatted(
                Html.name(stage.name()),
                Numbers.count(stage.in()),
                Numbers.count(stage.lost()),
                Numbers.count(stage.out()),
                stage.gap() == 0
                    ? "✓ balances"
                    : "<strong>✗ off by " + Numbers.count(Math.abs(stage.gap())) + "</strong>"));
    stage.dropped().forEach((reason, count) -> reason(rows, stage, reason, count, true));
    stage.noted().forEach((reason, count) -> reason(rows, stage, reason, count, false));
    rows.append("</tbody>");
  }

  private static void reason(
      StringBuilder rows, Stage stage, String reason, long count, boolean dropped) {
    if (count == 0) {
      return;
    }
    rows.append(
        """
        <tr><th scope="row" class="reason">%s %s</th><td></td><td class="n">%s</td><td></td>\
        <td>%s</td></tr>
        """
            .formatted(
                dropped ? "dropped:" : "noted:",
                Html.name(reason.replace('_', ' ').replace('-', ' ')),
                dropped ? Numbers.count(count) : "",
                dropped
                    ? Numbers.percent(count, stage.in()) + " of rows in"
                    : Numbers.count(count)
                        + " kept"
                        + (stage.in() > 0 && count <= stage.in()
                            ? ", " + Numbers.percent(count, stage.in()) + " of rows in"
                            : "")));
  }

  static List<Stage> stages(List<LedgerEntry> ledger) {
    Map<String, Stage> stages = new LinkedHashMap<>();
    for (LedgerEntry entry : ledger) {
      Stage old =
          stages.getOrDefault(
              entry.stage(),
              new Stage(entry.stage(), 0, 0, new LinkedHashMap<>(), new LinkedHashMap<>()));
      long in = old.in();
      long out = old.out();
      if (entry.item().equals("in")) {
        in += entry.rows();
      } else if (entry.item().equals("out")) {
        out += entry.rows();
      } else if (entry.item().startsWith("dropped.")) {
        old.dropped().merge(entry.item().substring(8), entry.rows(), Long::sum);
      } else {
        old.noted().merge(entry.item().replaceFirst("^noted\\.", ""), entry.rows(), Long::sum);
      }
      stages.put(entry.stage(), new Stage(entry.stage(), in, out, old.dropped(), old.noted()));
    }
    List<Stage> sorted = new ArrayList<>(stages.values());
    sorted.sort(
        Comparator.<Stage>comparingInt(stage -> place(stage.name())).thenComparing(Stage::name));
    return sorted;
  }

  private static int place(String stage) {
    for (int i = 0; i < ORDER.size(); i++) {
      if (stage.startsWith(ORDER.get(i))) {
        return i;
      }
    }
    return ORDER.size();
  }
}
