package org.beyondviral.store;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.beyondviral.settings.UserError;

/** Keeps a second run out of an output: a file {@code _lock} that names the first. */
public final class OutputLock {
  private static final String FILE = "_lock";

  private final Tables tables;

  private OutputLock(Tables tables) {
    this.tables = tables;
  }

  /**
   * Takes the lock. One left by a process of this machine that is no more is taken over.
   *
   * @throws UserError naming the run that holds it, or when the output cannot be written
   */
  public static OutputLock take(Tables tables) {
    if (!create(tables)) {
      if (holder(tables).isEmpty()) {
        throw new UserError("output %s is a file; choose a directory".formatted(tables.output()));
      }
      refuseInUse(tables);
      tables.deleteFile(FILE);
      if (!create(tables)) {
        throw new UserError(
            "output %s has just been taken by another run; wait for it".formatted(tables.output()));
      }
    }
    return new OutputLock(tables);
  }

  /**
   * Looks whether a run works in an output.
   *
   * @throws UserError naming it
   */
  public static void refuseInUse(Tables tables) {
    Optional<String> holder = holder(tables);
    if (holder.isPresent() && !isGone(holder.get())) {
      throw new UserError(
          "output %s is in use by %s; wait for it, choose another output, or delete %s/%s if that run is dead"
              .formatted(tables.output(), holder.get(), tables.output(), FILE));
    }
  }

  private static Optional<String> holder(Tables tables) {
    return tables
        .readFile(FILE)
        .map(content -> new String(content, StandardCharsets.UTF_8).strip());
  }

  /** Gives the output free. */
  public void release() {
    tables.deleteFile(FILE);
  }

  private static boolean create(Tables tables) {
    OutputStream file;
    try {
      file = tables.createFile(FILE);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw unwritable(tables, e);
    }
    try (file) {
      file.write(
          "process %d on %s since %s"
              .formatted(
                  ProcessHandle.current().pid(),
                  host(),
                  Instant.now().truncatedTo(ChronoUnit.SECONDS))
              .getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException | FSError e) { // no room: an empty lock would name nobody
      tables.deleteFile(FILE);
      throw unwritable(tables, e);
    }
  }

  private static UserError unwritable(Tables tables, Throwable why) {
    return new UserError(
        "output %s cannot be written: %s; make room, mend its rights, or choose another directory"
            .formatted(
                tables.output(), String.valueOf(why.getMessage()).lines().findFirst().orElse("")),
        why);
  }

  private static boolean isGone(String holder) {
    String[] words = holder.split(" ", -1);
    if (words.length != 6 || !words[3].equals(host())) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(words[1]));
    return process.isEmpty() || !process.get().isAlive();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
