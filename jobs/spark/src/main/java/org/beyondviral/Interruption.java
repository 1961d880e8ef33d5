package org.beyondviral;

import java.io.PrintStream;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * A signal that ends the program while jobs run: it is answered in one line, and what Spark says
 * while it is torn down is kept quiet.
 */
final class Interruption implements AutoCloseable {
  /** The context is stopped at 40, file systems are closed at 10. */
  private static final int BEFORE_SPARK = 100;

  private final Runnable hook = this::come;
  private final PrintStream err;
  private final String advice;
  private volatile boolean came;

  private Interruption(PrintStream err, String advice) {
    this.err = err;
    this.advice = advice;
  }

  /** Watches until it is closed. */
  static Interruption watch(PrintStream err, String advice) {
    Interruption interruption = new Interruption(err, advice);
    ShutdownHookManager.get().addShutdownHook(interruption.hook, BEFORE_SPARK);
    return interruption;
  }

  /** Whether the program is being ended. */
  boolean came() {
    return came;
  }

  private void come() {
    came = true;
    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    err.println("beyond-viral: stopped; " + advice);
  }

  @Override
  public void close() {
    if (!came) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
