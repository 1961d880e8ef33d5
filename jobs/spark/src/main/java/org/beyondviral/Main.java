package org.beyondviral;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.beyondviral.job.Step;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Run;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: names the commands, turns failures into exit codes. */
@Command(
    name = "beyond-viral",
    description = "A batch study of campaign lifecycles in archived social traces.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug, shown with a trace",
      "2:something you can mend, said in one line"
    })
public final class Main {
  private static final int BUG = 1;
  private static final int MENDABLE = 2;

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs a command and ends the process with its exit code.
   *
   * <p>Of a command that did its work it only returns: where YARN runs the driver, whoever exits
   * has failed.
   */
  public static void main(String[] args) {
    int code = commandLine(System.out, System.err).execute(args);
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().sparkContext().stop(code);
    }
    if (code != 0) {
      System.exit(code);
    }
  }

  /** The commands, writing to these streams. */
  static CommandLine commandLine(PrintStream out, PrintStream err) {
    Main main = new Main(out, err);
    CommandLine commandLine = new CommandLine(main);
    commandLine.addSubcommand(new JobCommands.Study());
    commandLine.addSubcommand(new JobCommands.Import());
    CommandLine generate = new CommandLine(new JobCommands.Generate());
    generate
        .getCommandSpec()
        .usageMessage()
        .footerHeading("%nScenarios:%n")
        .footer(JobCommands.Generate.scenarios());
    commandLine.addSubcommand(generate);
    commandLine.addSubcommand(new JobCommands.Score());
    commandLine.addSubcommand(new JobCommands.Check());
    for (Step step : Step.values()) {
      CommandLine command =
          new CommandLine(
              step == Step.COMPARE ? new JobCommands.Compare() : new JobCommands.OneStep(step));
      command.getCommandSpec().usageMessage().description(step.meaning());
      commandLine.addSubcommand(step.command(), command);
    }
    commandLine.addSubcommand(new LookUpCommands.ListTables());
    commandLine.addSubcommand(new LookUpCommands.Explain());
    commandLine.addSubcommand(new LookUpCommands.Show());
    commandLine.addSubcommand(new CommandLine.HelpCommand());
    commandLine.setOut(new java.io.PrintWriter(out, true, java.nio.charset.StandardCharsets.UTF_8));
    commandLine.setErr(new java.io.PrintWriter(err, true, java.nio.charset.StandardCharsets.UTF_8));
    commandLine.setExecutionExceptionHandler((e, command, parsed) -> main.failed(e));
    commandLine.setParameterExceptionHandler((e, arguments) -> main.misspelt(e));
    return commandLine;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  private int failed(Exception failure) {
    Optional<String> mendable = Failure.mendable(failure);
    if (mendable.isPresent()) {
      err.println("beyond-viral: " + mendable.get());
      return MENDABLE;
    }
    failure.printStackTrace(err);
    return BUG;
  }

  private int misspelt(ParameterException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      List<String> known = new ArrayList<>();
      if (word.startsWith("-")) {
        e.getCommandLine().getCommandSpec().optionsMap().keySet().forEach(known::add);
      } else {
        known.addAll(e.getCommandLine().getSubcommands().keySet());
      }
      message = "unknown %s '%s'".formatted(word.startsWith("-") ? "option" : "command", word);
      if (!known.isEmpty()) {
        message += "; did you mean " + String.join(", ", Settings.nearest(word, known)) + "?";
      }
    }
    err.printf(
        "beyond-viral: %s; '%s --help' lists what there is%n",
        message, e.getCommandLine().getCommandSpec().qualifiedName());
    return MENDABLE;
  }

  /** The version, for {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"beyond-viral " + Run.version()};
    }
  }
}
