package org.beyondviral;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.beyondviral.settings.UserError;

/** Tells what the user can mend from what is a bug. */
final class Failure {
  private static final Pattern NO_ROOM_IN_HDFS =
      Pattern.compile(
          "(The \\w+ quota|Quota by storage type)\\b.* is exceeded.*|File \\S+ could only be written to .*");

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
      if (cause instanceof IOException || cause instanceof SparkException) {
        Optional<String> full = full(message);
        if (full.isPresent()) {
          return full;
        }
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

  /** What to do about a full disk, be it that Spark only quotes the task that met it. */
  private static Optional<String> full(String message) {
    if (message.contains("No space left on device")) {
      return Optional.of(
          "no space left on the device; free some, or set spark.local.dir and --output to a larger one");
    }
    Matcher inHdfs = NO_ROOM_IN_HDFS.matcher(message);
    return inHdfs.find()
        ? Optional.of(
            inHdfs.group() + "; free some, have the quota raised, or see to the datanodes")
        : Optional.empty();
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
