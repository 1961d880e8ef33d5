package org.beyondviral.job;

import static org.beyondviral.rows.Columns.col;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.stage.CheckStage;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.trace.ArchiveWindow;
import org.beyondviral.trace.Trace;

/**
 * Says what an archive holds and what is wrong with it, before a study is run.
 *
 * <p>Reads the archive a few times, each time only the columns it needs: days, platforms, kinds,
 * filled columns, tags; and once with a join of every trace to its parent. Nothing is written.
 * Accounts are counted to about two in a hundred, all else exactly.
 *
 * <p>Input: {@code traces}.
 *
 * <p>Output: text on standard output.
 *
 * <p>Usage, local: {@code ./beyond-viral check --traces data-samples/traces}; on a cluster: {@code
 * spark-submit beyond-viral.jar check --traces hdfs:///archive}.
 */
public final class CheckJob {
  private static final int MOST_SHOWN = 20;
  private static final long SHORT_WINDOW_DAYS = 12 * 7;

  private CheckJob() {}

  /** Prints what the archive of {@code tables} holds. */
  public static void run(Tables tables, Settings settings, PrintStream out) {
    Dataset<Trace> traces = tables.read(Catalogue.TRACES);
    Row filled = CheckStage.filled(traces).first();
    long rows = filled.getAs("rows");
    if (rows == 0) {
      out.println("The archive is empty.");
      return;
    }
    Map<LocalDate, Long> days = days(traces);
    ArchiveWindow window =
        ArchiveWindow.of(days, settings.get(Setting.ARCHIVE_FROM), settings.get(Setting.ARCHIVE_TO))
            .orElseThrow(
                () ->
                    new UserError(
                        "the archive holds no trace between 2004 and 2200; check created_at, or set archive.from and archive.to"));
    long minTraces = settings.get(Setting.CAMPAIGNS_MIN_TRACES);
    Row tags = CheckStage.tags(traces, minTraces).first();
    Row dirt = CheckStage.dirt(traces, window).first();

    out.println("WHAT IT HOLDS");
    line(out, "rows", rows, "");
    line(out, "distinct traces", dirt.getAs("traces"), "");
    line(out, "accounts", filled.getAs("accounts"), "about, to two in a hundred");
    line(out, "tags", tags.getAs("distinct"), "");
    line(
        out,
        "tags that are campaigns",
        tags.getAs("campaigns"),
        "with %d distinct traces or more (campaigns.min-traces)".formatted(minTraces));
    span(out, days, window, settings);
    commonest(out, traces, "platforms", col(Trace::platform));
    commonest(out, traces, "kinds", col(Trace::kind));
    columns(out, filled, rows);
    dirt(out, dirt, rows, window);
    warnings(out, filled, tags, dirt, window);
  }

  private static Map<LocalDate, Long> days(Dataset<Trace> traces) {
    Map<LocalDate, Long> days = new HashMap<>();
    for (Row row : CheckStage.days(traces).collectAsList()) {
      days.put(LocalDate.parse(row.get(0).toString()), row.getLong(1));
    }
    return days;
  }

  private static void span(
      PrintStream out, Map<LocalDate, Long> days, ArchiveWindow window, Settings settings) {
    LocalDate first = days.keySet().stream().min(LocalDate::compareTo).orElseThrow();
    LocalDate last = days.keySet().stream().max(LocalDate::compareTo).orElseThrow();
    out.println();
    out.println("WHEN (UTC)");
    out.printf("  %-26s%13s to %s%n", "first and last clock", first, last);
    out.printf(
        "  %-26s%13s to %s   %d days; %s%n",
        "observed",
        window.from(),
        window.to(),
        window.days(),
        "archive.from "
            + origin(settings.get(Setting.ARCHIVE_FROM))
            + ", archive.to "
            + origin(settings.get(Setting.ARCHIVE_TO)));
    long quiet =
        window
            .from()
            .datesUntil(window.to().plusDays(1))
            .filter(day -> days.getOrDefault(day, 0L) == 0)
            .count();
    line(out, "observed days without rows", quiet, "");
  }

  private static String origin(Optional<LocalDate> setting) {
    return setting.isPresent() ? "as set" : "by rule (ten traces in thirty days)";
  }

  private static void commonest(
      PrintStream out, Dataset<Trace> traces, String what, Column column) {
    List<Row> found = CheckStage.commonest(traces, column, MOST_SHOWN + 1).collectAsList();
    out.println();
    out.println(what.toUpperCase(Locale.ROOT));
    for (Row row : found.subList(0, Math.min(MOST_SHOWN, found.size()))) {
      line(
          out, row.isNullAt(0) ? "(none stated)" : printable(row.getString(0)), row.getLong(1), "");
    }
    if (found.size() > MOST_SHOWN) {
      out.printf("  … and more; the %d commonest are shown%n", MOST_SHOWN);
    }
  }

  private static void columns(PrintStream out, Row filled, long rows) {
    out.println();
    out.println("OPTIONAL AND NULLABLE COLUMNS");
    for (org.beyondviral.table.Column column : Catalogue.TRACES.columns()) {
      if (List.of(filled.schema().fieldNames()).contains(column.component())) {
        long count = filled.getAs(column.component());
        line(
            out,
            column.name(),
            count,
            count == 0 ? "absent, or empty in every row" : share(count, rows) + " of rows");
      }
    }
  }

  private static void dirt(PrintStream out, Row dirt, long rows, ArchiveWindow window) {
    long repeated = dirt.<Long>getAs("rows") - dirt.<Long>getAs("traces");
    out.println();
    out.println("DIRT, AND WHAT THE STUDY DOES ABOUT IT");
    line(
        out,
        "no id, clock or kind",
        rows - dirt.<Long>getAs("rows"),
        "left out, counted by 'cascades'");
    line(out, "rows of a trace seen before", repeated, "the earliest stays; ties by content");
    line(out, "own parent", dirt.getAs("selfParent"), "the edge is cut: a root");
    out.printf("  %-26s%13s   %s%n", "cycles of parents", "-", "'cascades' counts and cuts them");
    line(
        out,
        "parent later than child",
        dirt.getAs("parentLater"),
        "kept in the tree; left out of delays and recruitment");
    line(
        out, "parent not in the archive", dirt.getAs("parentAbsent"), "an unseen node of the tree");
    out.printf(
        "  %-26s%13s   %s%n",
        "root disagrees with chain", "-", "'cascades' counts them; the chain wins");
    line(
        out,
        "before " + ArchiveWindow.EARLIEST,
        dirt.getAs("beforeEarliest"),
        "kept in cascades, left out of campaigns");
    line(
        out,
        "after " + window.to(),
        dirt.getAs("afterTo"),
        "kept in cascades, left out of campaigns");
    line(
        out,
        "unknown author",
        dirt.getAs("nullAuthor"),
        "counts as a trace, never as a participant");
  }

  private static void warnings(
      PrintStream out, Row filled, Row tags, Row dirt, ArchiveWindow window) {
    List<String> warnings = new ArrayList<>();
    if (window.days() < SHORT_WINDOW_DAYS) {
      warnings.add(
          "The archive observes %d days: under twelve weeks no movement can be seen to last. Use --conf conf/short-window.conf, which measures in hours and days."
              .formatted(window.days()));
    }
    if (filled.<Long>getAs("authorId") == 0) {
      warnings.add(
          "No author is known: everything about people, and the rules that ask who returns, must do without.");
    }
    if (tags.<Long>getAs("distinct") == 0) {
      warnings.add(
          "No trace has a tag: name campaigns by links or words in a file and set campaigns.file, as in conf/campaigns.conf.");
    } else if (tags.<Long>getAs("campaigns") == 0) {
      warnings.add(
          "No tag is large enough to be a campaign: lower campaigns.min-traces, or name campaigns by several tags in a file (campaigns.file).");
    }
    if (filled.<Long>getAs("parentId") == 0 && filled.<Long>getAs("rootId") == 0) {
      warnings.add(
          "No trace states a parent or a root: every cascade is a single trace, and nothing can be said of spreading or recruitment.");
    }
    long traces = dirt.getAs("traces");
    if (dirt.<Long>getAs("parentAbsent") > traces / 2) {
      warnings.add(
          "More than half of all traces act on traces outside the archive: most cascades are seen without their head.");
    }
    long lost = dirt.<Long>getAs("beforeEarliest") + dirt.<Long>getAs("afterTo");
    if (lost > traces / 100) {
      warnings.add(
          "More than one trace in a hundred lies outside the observed days: look at the clocks, or set archive.from and archive.to.");
    }
    out.println();
    out.println("WARNINGS");
    if (warnings.isEmpty()) {
      out.println("  none");
    }
    warnings.forEach(warning -> out.println("  - " + warning));
  }

  private static void line(PrintStream out, String label, long count, String note) {
    out.printf(Locale.ROOT, "  %-26s%,13d%s%n", label, count, note.isEmpty() ? "" : "   " + note);
  }

  private static String share(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** A value of the archive on one short line, without what a terminal would obey. */
  private static String printable(String value) {
    String plain = value.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 24 ? plain.substring(0, 23) + "…" : plain;
  }
}
