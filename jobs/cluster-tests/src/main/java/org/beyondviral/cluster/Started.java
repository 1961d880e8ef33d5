package org.beyondviral.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process that was started, with all that it says in a file. */
final class Started implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Process process;
  private final Path log;

  Started(List<String> command, Path work, String name) throws IOException {
    this(command, Map.of(), work, name);
  }

  Started(List<String> command, Map<String, String> environment, Path work, String name)
      throws IOException {
    log = Files.createTempFile(work, name, ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Waits until it has said that. */
  void says(String words) throws InterruptedException {
    waitUntil(() -> said().contains(words), words);
  }

  /** Waits for something while it lives. */
  void waitUntil(BooleanSupplier happened, String what) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!happened.getAsBoolean()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError("waited for '" + what + "' in vain: " + said());
      }
      Thread.sleep(50);
    }
  }

  /** Waits for its end and gives its exit code. */
  int code() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + said());
    }
    return process.exitValue();
  }

  void succeeds() throws InterruptedException {
    int code = code();
    if (code != 0) {
      throw new AssertionError("ended with " + code + ": " + said());
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it, and what it started, as kill -9 does. */
  @Override
  public void close() {
    handle().descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
