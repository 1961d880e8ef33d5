package org.beyondviral.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.beyondviral.measure.Measure;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Column;
import org.beyondviral.table.Table;

/**
 * The catalogue in words: what the commands {@code tables} and {@code explain} print. Everything is
 * derived from the declarations of tables, measures and settings.
 */
public final class Explanation {
  private Explanation() {}

  /** Every table: name, the command that writes it, meaning. */
  public static String tables() {
    int width = widest(Catalogue.all().stream().map(Table::name).toList());
    String lines =
        Catalogue.all().stream()
            .map(
                table ->
                    "%s %s %s"
                        .formatted(
                            padded(table.name(), width),
                            table.published() ? "*" : " ",
                            table.meaning()))
            .collect(Collectors.joining("\n"));
    return lines
        + "\n\n* also written as summary/<table>.csv, and names no account.\n"
        + "'tables NAME' shows the columns of one.";
  }

  /** The columns of one table, and what it is for. */
  public static String table(String name) {
    return Catalogue.find(name)
        .map(Explanation::ofTable)
        .orElseThrow(
            () -> unknown("table", name, Catalogue.all().stream().map(Table::name).toList()));
  }

  /**
   * What a name means: a table, a column ({@code table.column} or {@code column}), a measure or a
   * setting. A name that several things bear explains them all.
   *
   * @throws UserError for an unknown name, with the nearest known ones
   */
  public static String explain(String name) {
    List<String> found = new ArrayList<>();
    Measure.find(name).map(Explanation::ofMeasure).ifPresent(found::add);
    setting(name).map(Explanation::ofSetting).ifPresent(found::add);
    Catalogue.find(name).map(Explanation::ofTable).ifPresent(found::add);
    for (Table<?> table : Catalogue.all()) {
      for (Column column : table.columns()) {
        if (name.equals(column.name()) || name.equals(table.name() + "." + column.name())) {
          found.add(ofColumn(table, column));
        }
      }
    }
    if (found.isEmpty()) {
      throw unknown("name", name, known());
    }
    return String.join("\n\n", found);
  }

  private static String ofTable(Table<?> table) {
    List<Column> columns = table.columns();
    int names = widest(columns.stream().map(Column::name).toList());
    int types = widest(columns.stream().map(Explanation::typeAndUnit).toList());
    return """
        table %s: %s
          written by  %s
          a row is    %s
          stored in   tables/%s/*.parquet%s
          columns
        """
            .formatted(
                table.name(),
                table.meaning(),
                table.writer(),
                key(table),
                table.name(),
                table.published() ? ", summary/" + table.name() + ".csv" : "")
        + columns.stream()
            .map(
                column ->
                    "    %s  %s  %s"
                        .formatted(
                            padded(column.name(), names),
                            padded(typeAndUnit(column), types),
                            column.meaning()))
            .collect(Collectors.joining("\n"));
  }

  private static String key(Table<?> table) {
    return table.key().stream().map(Column::snakeCase).collect(Collectors.joining(", "));
  }

  private static String ofColumn(Table<?> table, Column column) {
    return """
        column %s.%s: %s
          type        %s
          of table    %s
          a row is    %s
          written by  %s"""
        .formatted(
            table.name(),
            column.name(),
            column.meaning(),
            typeAndUnit(column) + (column.nullable() ? ", may be null" : ""),
            table.meaning(),
            key(table),
            table.writer());
  }

  private static String ofMeasure(Measure measure) {
    return """
        measure %s: %s
          group       %s
          unit        %s
          range       %s
          formula     %s
          no value    %s
          source      %s
          stored in   campaign_measures%s%s%s"""
        .formatted(
            measure.key(),
            measure.meaning(),
            measure.group().label(),
            measure.unit().label(),
            range(measure),
            measure.formula(),
            measure.gaps(),
            measure.source().citation(),
            measure.definitional()
                ? "\n  definitional: profiles are cut on time, so a difference in it proves nothing"
                : "",
            measure.followsDuration()
                ? "\n  follows duration: it differs between campaigns of days and of months that differ in nothing else"
                : "",
            measure.biasedBySampling()
                ? "\n  biased by sampling: a random part of the traces gets it wrong on average"
                : "");
  }

  private static String ofSetting(Setting<?> setting) {
    String unit = setting.unit().label();
    return """
        setting %s: %s
          default     %s
          accepts     %s"""
        .formatted(
            setting.key(),
            setting.meaning(),
            setting.defaultWritten().isEmpty() ? "unset" : setting.defaultWritten(),
            setting.range() + (unit.isEmpty() ? "" : " (" + unit + ")"));
  }

  /** The values a measure can take, in words. */
  static String range(Measure measure) {
    return Double.isInfinite(measure.most())
        ? "%.0f or more".formatted(measure.least())
        : "%.0f to %.0f".formatted(measure.least(), measure.most());
  }

  private static String typeAndUnit(Column column) {
    String unit = column.unit().label();
    return unit.isEmpty() ? column.storedType() : column.storedType() + ", " + unit;
  }

  private static Optional<Setting<?>> setting(String key) {
    return Setting.all().stream()
        .<Setting<?>>map(setting -> setting)
        .filter(setting -> setting.key().equals(key))
        .findFirst();
  }

  private static Set<String> known() {
    Set<String> names = new LinkedHashSet<>();
    for (Measure measure : Measure.values()) {
      names.add(measure.key());
    }
    Setting.all().forEach(setting -> names.add(setting.key()));
    for (Table<?> table : Catalogue.all()) {
      names.add(table.name());
      table.columns().forEach(column -> names.add(column.name()));
    }
    return names;
  }

  private static UserError unknown(String what, String name, Iterable<String> known) {
    return new UserError(
        "no %s '%s'; did you mean %s? 'tables' lists the tables"
            .formatted(what, name, String.join(", ", Settings.nearest(name, known))));
  }

  private static int widest(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(width - word.length());
  }
}
