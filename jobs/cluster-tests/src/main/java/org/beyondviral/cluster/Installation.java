package org.beyondviral.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The distribution archive unpacked, and beside it a folder that looks like a Spark installation.
 *
 * @param program what the archive holds
 * @param spark to be SPARK_HOME
 */
record Installation(Path program, Path spark) {
  /**
   * As Spark's own script does: the launcher says the command, one word a line of NULs, and it is
   * run.
   */
  private static final String SPARK_SUBMIT =
      """
      #!/usr/bin/env bash
      words=()
      while IFS= read -r -d '' word; do words+=("${word#$'\\n'}"); done < <(
        java -Xmx128m -XX:TieredStopAtLevel=1 -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main \\
          org.apache.spark.deploy.SparkSubmit "$@")
      exec "${words[@]:1}"
      """;

  static Installation under(Path work) throws IOException, InterruptedException {
    Path distribution = Path.of(System.getProperty("distribution"));
    if (!Files.exists(distribution)) {
      throw new IllegalStateException(
          distribution + " is not there; ./mvnw -DskipTests package makes it");
    }
    new Started(List.of("tar", "-xzf", distribution.toString(), "-C", work.toString()), work, "tar")
        .succeeds();
    Path spark = Files.createDirectories(work.resolve("spark"));
    Path jars = Files.createDirectories(spark.resolve("jars"));
    String all = Files.readString(Path.of(System.getProperty("sparkJars"))).strip();
    for (String jar : all.split(File.pathSeparator)) {
      Path target = Path.of(jar);
      Files.createSymbolicLink(jars.resolve(target.getFileName()), target);
    }
    Path submit = Files.createDirectories(spark.resolve("bin")).resolve("spark-submit");
    Files.writeString(submit, SPARK_SUBMIT);
    if (!submit.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + submit + " executable");
    }
    try (var folders = Files.list(work)) {
      Path program =
          folders
              .filter(folder -> folder.getFileName().toString().startsWith("beyond-viral-"))
              .findFirst()
              .orElseThrow();
      return new Installation(program, spark);
    }
  }

  /** The classes of Spark, for a process of it. */
  String classPath() {
    return spark.resolve("jars") + "/*";
  }
}
