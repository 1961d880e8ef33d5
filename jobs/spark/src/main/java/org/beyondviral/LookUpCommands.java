package org.beyondviral;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.beyondviral.explain.Explanation;
import org.beyondviral.job.ShowJob;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.Session;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands that show what there is. */
final class LookUpCommands {
  private LookUpCommands() {}

  @Command(
      name = "tables",
      description = "The catalogue of tables, or the columns of one.",
      mixinStandardHelpOptions = true)
  static final class ListTables implements Callable<Integer> {
    @ParentCommand Main main;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A table.")
    @Nullable String name;

    @Override
    public Integer call() {
      main.out().println(name == null ? Explanation.tables() : Explanation.table(name));
      return 0;
    }
  }

  @Command(
      name = "explain",
      description = "Meaning, unit, formula and source of a table, column, measure or setting.",
      mixinStandardHelpOptions = true)
  static final class Explain implements Callable<Integer> {
    @ParentCommand Main main;

    @Parameters(
        paramLabel = "NAME",
        description = "A table, table.column, column, measure or setting.")
    String name;

    @Override
    public Integer call() {
      main.out().println(Explanation.explain(name));
      return 0;
    }
  }

  @Command(name = "show", description = "Rows of a table.", mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {
    @ParentCommand Main main;
    @Mixin Options.Where where;

    @Parameters(paramLabel = "TABLE", description = "A table; 'tables' lists them.")
    String name;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "20",
        description = "How many rows, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    int limit;

    @Option(names = "--campaign", paramLabel = "ID", description = "Only rows of this campaign.")
    @Nullable String campaign;

    @Override
    public Integer call() {
      Table<?> table =
          Catalogue.find(name)
              .orElseThrow(
                  () ->
                      new UserError(
                          "unknown table '%s'; did you mean %s?"
                              .formatted(
                                  name,
                                  String.join(
                                      ", ",
                                      Settings.nearest(
                                          name,
                                          Catalogue.all().stream().map(Table::name).toList())))));
      if (limit < 1 || limit > 10_000) {
        throw new UserError("--limit is '%d'; it must be from 1 to 10000".formatted(limit));
      }
      if (where.output == null) {
        where.orElseExample();
      }
      if (campaign != null && !ShowJob.isByCampaign(table)) {
        throw new UserError("table %s has no campaigns; leave --campaign out".formatted(name));
      }
      Settings settings = where.settings();
      Tables tables =
          new Tables(
              Session.open("show", settings.spark()),
              TaskRun.output(settings),
              settings.get(Setting.TRACES_PATH));
      boolean isOwnArchive =
          table.equals(Catalogue.TRACES) && settings.get(Setting.TRACES_PATH).isEmpty();
      ShowJob.run(
          isOwnArchive ? tables.asArchive() : tables,
          table,
          Optional.ofNullable(campaign),
          limit,
          main.out());
      return 0;
    }
  }
}
