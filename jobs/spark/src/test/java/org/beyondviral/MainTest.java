package org.beyondviral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a mistake: one line, exit 2, nothing half-written. */
class MainTest {
  @TempDir static Path archives;
  @TempDir Path work;

  record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void makeArchives() throws IOException {
    SparkSession spark = TestSpark.session();
    Dataset<Row> good =
        spark.sql(
            """
            SELECT 't1' AS trace_id, 'a' AS author_id, timestamp'2021-01-01' AS created_at, 'post' AS kind,
                   array('tag') AS tags""");
    good.write().parquet(archives.resolve("good").toString());
    good.drop("author_id").write().parquet(archives.resolve("lacking").toString());
    good.withColumn("created_at", org.apache.spark.sql.functions.lit("yesterday"))
        .write()
        .parquet(archives.resolve("mistyped").toString());
    Files.createDirectory(archives.resolve("empty"));
    Path cut = Files.createDirectory(archives.resolve("cut"));
    try (Stream<Path> files = Files.list(archives.resolve("good"))) {
      Path whole =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(whole);
      Files.write(cut.resolve("a.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
      Path partly = Files.createDirectory(archives.resolve("partly-cut"));
      Files.write(partly.resolve("a.parquet"), bytes);
      Files.write(partly.resolve("b.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
    }
  }

  @Test
  void pathThatIsNotThere() {
    refused(study("--traces", archives.resolve("nowhere").toString()), "nothing at", "nowhere");
  }

  @Test
  void listOfTheForgottenThatIsNoneLeavesTheOutputUntouched() throws IOException {
    Path list = Files.writeString(work.resolve("list"), "ann");
    Path output = work.resolve("archive");
    Outcome outcome = run("import", "--forget", list.toString(), "--output", output.toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("'account ID'").doesNotContain("ann");
    assertThat(output).doesNotExist();
  }

  @Test
  void emptyDirectory() {
    refused(study("--traces", archives.resolve("empty").toString()), "empty directory", "Parquet");
  }

  @Test
  void rewardForATagThatIsNotNamed() {
    refused(
        study("--traces", archives.resolve("good").toString(), "--set", "incentives.event=tag"),
        "incentives.tag",
        "not set");
  }

  @Test
  void truncatedParquet() {
    refused(
        study("--traces", archives.resolve("cut").toString()), "cannot be read as Parquet", "cut");
    refused(
        study("--traces", archives.resolve("partly-cut").toString()),
        "cannot be read as Parquet",
        "b.parquet");
  }

  @Test
  void pathOfAKindThatSparkDoesNotKnow() {
    refused(study("--traces", "s3a://bucket/traces"), "S3AFileSystem", "class path");
  }

  @Test
  void missingColumn() {
    refused(
        study("--traces", archives.resolve("lacking").toString()),
        "no column 'author_id'",
        "trace_id");
  }

  @Test
  void wrongType() {
    refused(
        study("--traces", archives.resolve("mistyped").toString()),
        "column 'created_at'",
        "string",
        "timestamp");
  }

  @Test
  void unknownSettingNamesTheNearest() {
    refused(good("--set", "campaigns.min-trace=5"), "campaigns.min-trace'", "campaigns.min-traces");
  }

  @Test
  void valueOutOfRange() {
    refused(
        good("--set", "campaigns.min-traces=few"), "campaigns.min-traces", "'few'", "whole number");
    refused(good("--set", "activity.bin=5h"), "activity.bin", "divide a day");
  }

  @Test
  void settingsFileThatIsNotThereOrNoSettings() throws IOException {
    refused(good("--conf", work.resolve("none.conf").toString()), "none.conf", "check the path");
    Path broken = Files.writeString(work.resolve("broken.conf"), "campaigns {");
    refused(good("--conf", broken.toString()), "broken.conf", "not a settings file");
  }

  @Test
  void outputThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(work.resolve("file"), "");
    Outcome outcome =
        run(
            "study",
            "--traces",
            archives.resolve("good").toString(),
            "--output",
            file.resolve("out").toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("cannot be written").doesNotContain("\tat ");
  }

  @Test
  void whatSparkOrThePathRefuses() {
    refused(
        good("--set", "campaigns.file=" + work.resolve("none.conf")),
        "none.conf",
        "check the path");
    refused(
        run(
            "study",
            "--traces",
            archives.resolve("good").toString(),
            "--output",
            "out-2024-01-01T12:00"),
        "no path");
  }

  @Test
  void unknownWords() {
    refused(run("studdy"), "unknown command 'studdy'", "study");
    refused(run("study", "--outputs", "x"), "unknown option '--outputs'", "--output");
    refused(
        run("show", "cascade", "--output", work.toString()), "unknown table 'cascade'", "cascades");
    refused(run("tables", "cascade"), "cascade", "cascades");
    refused(
        run("show", "cascades", "--campaign", "a", "--output", work.toString()),
        "cascades has no campaigns",
        "--campaign");
    refused(run("explain", "half_life"), "half_life", "half_life_days");
    refused(
        run(
            "generate",
            "--scenario",
            "mixd",
            "--traces",
            "10",
            "--seed",
            "1",
            "--output",
            work.toString()),
        "unknown scenario 'mixd'",
        "mixed");
    refused(run("cascades", "--traces", archives.resolve("good").toString()), "--output");
  }

  @Test
  void importOfNothing() {
    String output = work.resolve("out").toString();
    refused(run("import", "--output", output), "--format");
    refused(run("import", "--format", "x-v1", "--output", output), "--input");
    refused(
        run("import", "--format", "x-v3", "--input", "a", "--output", output),
        "unknown format 'x-v3'",
        "x-v2");
    refused(
        run(
            "import",
            "--format",
            "x-v1",
            "--input",
            work.resolve("none").toString(),
            "--output",
            output),
        "none");
  }

  @Test
  void jobWithoutTheTablesItNeeds() {
    refused(
        run(
            "measures",
            "--traces",
            archives.resolve("good").toString(),
            "--output",
            work.resolve("out").toString()),
        "no finished 'cascades'",
        "run 'cascades' first");
  }

  @Test
  void explainsAndLists() {
    assertThat(run("tables").out()).contains("cascade_members", "comparison");
    assertThat(run("explain", "returning_share").out()).contains("people.observed");
    assertThat(run("explain", "participants.first_at").out())
        .contains("column participants.first_at", "campaign_id, author_id", "participation");
    assertThat(run("generate", "--help").out())
        .contains("mixed: Eighteen months", "with 5 % of them", "huge: One");
    assertThat(run("help", "show").out()).contains("--campaign");
    assertThat(run("import", "--list").out()).contains("bluesky-jetstream", "referral");
    assertThat(run("--help").out()).contains("study", "import", "show");
    assertThat(run("--version").out()).contains("beyond-viral 0.");
  }

  private void refused(Outcome outcome, String... words) {
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines().filter(line -> line.startsWith("beyond-viral: ")))
        .singleElement()
        .satisfies(line -> assertThat(line).contains(words));
    assertThat(outcome.err()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(work.resolve("out/tables")).doesNotExist();
  }

  private Outcome study(String... more) {
    return run(concat(new String[] {"study", "--output", work.resolve("out").toString()}, more));
  }

  private Outcome good(String... more) {
    return study(concat(new String[] {"--traces", archives.resolve("good").toString()}, more));
  }

  private static String[] concat(String[] a, String[] b) {
    return Stream.concat(Arrays.stream(a), Arrays.stream(b)).toArray(String[]::new);
  }

  static Outcome run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.commandLine(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .execute(words);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
