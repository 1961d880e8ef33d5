package org.beyondviral.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Citation;
import org.beyondviral.store.InputFiles;
import org.beyondviral.store.Run;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;

/** How the page was made: input, version, seed, settings, times. */
final class MethodSection {
  private static final Map<String, String> SOURCES = new LinkedHashMap<>();

  static {
    SOURCES.put(
        "Effect and its interval",
        "Cliff (1993), Dominance statistics: ordinal analyses to answer ordinal questions, Psychological Bulletin 114(3). Efron & Tibshirani (1993), An Introduction to the Bootstrap.");
    SOURCES.put(
        "Test and q",
        "Mann & Whitney (1947), Annals of Mathematical Statistics 18(1). Benjamini & Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical Society B 57(1).");
    SOURCES.put(
        "Matching",
        "Iacus, King & Porro (2012), Causal inference without balance checking: coarsened exact matching, Political Analysis 20(1). van Elteren (1960), On the combination of independent two-sample tests of Wilcoxon, Bulletin of the International Statistical Institute 37.");
    SOURCES.put(
        "Cascades of the same size",
        "Juul & Ugander (2021), Comparing information diffusion mechanisms by matching on cascade size, PNAS 118(46). Kott (2001), The delete-a-group jackknife, Journal of Official Statistics 17(4).");
    SOURCES.put(
        "Survival",
        "Kaplan & Meier (1958), Nonparametric estimation from incomplete observations, Journal of the American Statistical Association 53(282).");
    SOURCES.put(
        "Shares", "Wilson (1927), Journal of the American Statistical Association 22(158).");
    SOURCES.put(
        "Prediction",
        "le Cessie & van Houwelingen (1992), Ridge estimators in logistic regression, Applied Statistics 41(1). Newcombe (2006), Confidence intervals for an effect size measure based on the Mann-Whitney statistic, part 2, Statistics in Medicine 25(4). Murphy (1973), A new vector partition of the probability score, Journal of Applied Meteorology 12(4).");
    SOURCES.put(
        "Beside another study",
        "Zou & Donner (2008), Construction of confidence limits about effect measures: a general approach, Statistics in Medicine 27(10).");
  }

  private MethodSection() {}

  static String html(Findings findings) {
    Map<String, String> used =
        findings
            .run()
            .map(Run.Document::settings)
            .filter(settings -> !settings.isEmpty())
            .orElseGet(() -> findings.settings().written());
    return facts(findings, used)
        + again(findings.run(), used)
        + sources()
        + settings(used)
        + times(findings.run(), findings.settings().get(Setting.PRIVACY_MIN_GROUP));
  }

  private static String again(Optional<Run.Document> run, Map<String, String> used) {
    Map<String, String> shown = new LinkedHashMap<>(used);
    run.map(Run.Document::input)
        .ifPresent(input -> shown.put(Setting.TRACES_PATH.key(), input.path()));
    shown.replaceAll((key, value) -> name(value));
    String program =
        run.map(document -> Citation.program(document.version(), document.commit()))
            .orElseGet(() -> Citation.program(Run.version(), null));
    return """
        <p>The same version on the same input gives the same tables, on any number of cores:</p>
        <p><code>%s</code></p>
        <p>Of paths the names alone are shown; <code>run.json</code> has the whole command.</p>
        <p>%s<br>%s</p>
        """
        .formatted(
            Html.escape(Html.visible(Citation.command(shown))),
            Html.escape(program),
            Html.escape(Citation.ARTICLE));
  }

  /** Whence the methods of the comparison come; measures name their own sources. */
  private static String sources() {
    StringBuilder rows = new StringBuilder();
    SOURCES.forEach(
        (what, source) ->
            rows.append(
                "<div><dt>%s</dt><dd>%s</dd></div>"
                    .formatted(Html.escape(what), Html.escape(source))));
    return "<h3>Whence the methods come</h3><dl class=\"made\">%s</dl>".formatted(rows);
  }

  private static String facts(Findings findings, Map<String, String> used) {
    StringBuilder facts = new StringBuilder("<dl class=\"made\">");
    fact(facts, "Seed", Objects.toString(used.get(Setting.SEED.key()), ""));
    findings
        .run()
        .ifPresent(
            run -> {
              fact(facts, "Version", run.version());
              fact(facts, "Commit", Objects.toString(run.commit(), ""));
              fact(facts, "Spark", Objects.toString(run.spark(), ""));
              fact(facts, "Java", Objects.toString(run.java(), ""));
              fact(facts, "Command", run.command());
              fact(facts, "Started", run.startedAt());
              InputFiles input = run.input();
              if (input != null) {
                fact(facts, "Input", name(input.path()));
                fact(
                    facts,
                    "Input size",
                    Numbers.count(input.files(), "file")
                        + ", "
                        + Numbers.count(input.bytes(), "byte"));
                fact(facts, "Input fingerprint", input.fingerprint());
              }
            });
    return facts.append("</dl>").toString();
  }

  private static void fact(StringBuilder facts, String name, String value) {
    if (!value.isBlank()) {
      facts.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, Html.prose(value, 300)));
    }
  }

  private static String settings(Map<String, String> used) {
    Map<String, String> defaults = Settings.defaults().written();
    StringBuilder changed = new StringBuilder();
    StringBuilder all = new StringBuilder();
    for (Setting<?> setting : Setting.all()) {
      String standard = Objects.toString(defaults.get(setting.key()), "");
      String value = Objects.toString(used.get(setting.key()), standard);
      if (!value.equals(standard)) {
        changed.append(
            "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                    setting.key(), shown(value), shown(standard), Html.escape(setting.meaning())));
      }
      all.append(
          "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td><td>%s</td></tr>"
              .formatted(setting.key(), shown(value), Html.escape(setting.meaning())));
    }
    return (changed.isEmpty()
            ? "<p>Every setting stands at its default.</p>"
            : """
              <div class="scroll" tabindex="0" role="region" aria-label="Settings that differ from their default">
              <table class="settings"><caption>Settings that differ from their default</caption><thead><tr>\
              <th scope="col">Setting</th><th scope="col">Value</th><th scope="col">Default</th>\
              <th scope="col">Meaning</th></tr></thead><tbody>%s</tbody></table></div>"""
                .formatted(changed))
        + """
          <details><summary>All settings</summary>
          <div class="scroll" tabindex="0" role="region" aria-label="All settings">
          <table class="settings"><thead><tr><th scope="col">Setting</th><th scope="col">Value</th>\
          <th scope="col">Meaning</th></tr></thead><tbody>%s</tbody></table></div></details>
          """
            .formatted(all);
  }

  private static String shown(String value) {
    if (value.isEmpty()) {
      return "<span class=\"range\">unset</span>";
    }
    return "<code>" + Html.prose(name(value), 120) + "</code>";
  }

  /** Of a file only its name: where it lay says nothing to a reader. */
  private static String name(String value) {
    boolean path = value.startsWith("/") || value.matches("[a-zA-Z][a-zA-Z0-9+.-]*:/.*");
    String whole = value.replaceFirst("/+$", "");
    return path ? whole.substring(whole.lastIndexOf('/') + 1) : value;
  }

  private static String leftOut(Run.Job job) {
    Map<String, Long> tables = job.leftOut();
    return tables == null
        ? ""
        : tables.entrySet().stream()
            .map(
                table ->
                    "%s of %s"
                        .formatted(
                            Numbers.count(table.getValue(), "row"), Html.escape(table.getKey())))
            .collect(
                Collectors.joining(
                    ", ",
                    "; not in the summary, for they tell of few people (<code>%s</code>): "
                        .formatted(Setting.PRIVACY_MIN_GROUP.key()),
                    ""));
  }

  /** Of tables that are not published rounded, for withheld people are among their rows. */
  private static String rows(String table, long count, int group) {
    boolean exact = group == 1 || Catalogue.find(table).map(Table::published).orElse(false);
    return exact
        ? Numbers.count(count)
        : "≈ " + Numbers.count(Math.round((double) count / group) * group);
  }

  private static String times(Optional<Run.Document> run, int group) {
    if (run.isEmpty() || run.get().jobs().isEmpty()) {
      return "";
    }
    StringBuilder rows = new StringBuilder();
    for (Run.Job job : run.get().jobs()) {
      StringBuilder written = new StringBuilder();
      job.rows()
          .forEach(
              (table, count) ->
                  written
                      .append(written.isEmpty() ? "" : ", ")
                      .append(Html.escape(table))
                      .append(' ')
                      .append(rows(table, count, group)));
      rows.append(
          "<tr><th scope=\"row\">%s</th><td class=\"n\">%s</td><td>%s%s</td></tr>"
              .formatted(
                  Html.escape(job.name()), Numbers.value(job.seconds()), written, leftOut(job)));
    }
    return """
        <div class="scroll" tabindex="0" role="region" aria-label="Jobs">
        <table class="jobs"><caption>Jobs</caption><thead><tr><th scope="col">Job</th>\
        <th scope="col" class="n">Seconds</th><th scope="col">Rows written</th></tr></thead>\
        <tbody>%s</tbody></table></div>
        """
        .formatted(rows);
  }
}
