package org.beyondviral;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkThrowable;
import org.beyondviral.settings.UserError;

/** Tells what the user can mend from what is a bug. */
final class Failure {
  private Failure() {}

  /** One line that says what is wrong and what to do; empty for a bug. */
  static Optional<String> mendable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserError) {
        return Optional.of(oneLine(String.valueOf(cause.getMessage())));
      }
      if (cause instanceof SparkThrowable spark
          && spark.getCondition() != null
          && spark.getCondition().startsWith("FAILED_READ_FILE")) {
        return Optional.of(
            "%s cannot be read as Parquet; the file is cut short, damaged or of another kind: replace it or take it out"
                .formatted(spark.getMessageParameters().get("path")));
      }
      String message = cause.getMessage() == null ? "" : cause.getMessage();
      if (cause instanceof IOException && message.contains("No space left on device")) {
        return Optional.of(
            "no space left on the device; free some, or set spark.local.dir and --output to a larger one");
      }
      if (cause instanceof ClassNotFoundException && message.contains("FileSystem")) {
        return Optional.of(
            "this Spark cannot read that kind of path: %s; add its Hadoop module to Spark's class path"
                .formatted(oneLine(message)));
      }
      if (cause instanceof UnknownHostException) {
        return Optional.of("unknown host %s; check the path".formatted(oneLine(message)));
      }
      if (cause instanceof AccessControlException
          || (cause instanceof IOException && message.contains("Permission denied"))) {
        return Optional.of(oneLine(message) + "; check the rights of the directory");
      }
    }
    return Optional.empty();
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
