package org.beyondviral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second run makes of what a first one left. */
class RunAgainTest {
  @TempDir Path work;

  @Test
  void aJobThatWasRunAgainWithdrawsThoseAfterItAndTheyAreRefused() throws Exception {
    Path campaigns =
        Files.writeString(work.resolve("c.conf"), "campaigns { a { tags = [alpha] } }");
    makeArchive();

    assertThat(run("cascades")).isZero();
    assertThat(run("activity")).isEqualTo(2);
    assertThat(run("campaigns", "--set", "campaigns.file=" + campaigns)).isZero();
    assertThat(run("activity")).isZero();
    assertThat(run("participation", "--set", "activity.bin=1h", "--set", "activity.week=1d"))
        .isEqualTo(2);
    assertThat(run("participation", "--dry-run")).isZero();
    assertThat(run("campaigns", "--set", "campaigns.file=" + campaigns)).isZero();
    assertThat(run("participation")).isEqualTo(2);
  }

  @Test
  void anInputThatChangesWhileAJobReadsItIsRefused() throws Exception {
    makeArchive();
    Path archive = work.resolve("archive");
    Settings settings =
        Settings.of(
            Map.of(
                Setting.TRACES_PATH.key(), archive.toString(),
                Setting.OUTPUT_PATH.key(), work.resolve("out").toString()));
    TaskRun.Task meanwhile =
        TaskRun.Task.alone("job", (tables, effective) -> makeArchive(), List.of());

    assertThatThrownBy(
            () -> new TaskRun(System.err).run("job", settings, List.of(meanwhile), false))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(archive + " changed while it was read");
    assertThat(TestSpark.tables(work.resolve("out")).readFile("run.json")).isEmpty();
  }

  @Test
  void anOutputInUseIsRefusedAndADeadRunsLockIsTakenOver() throws Exception {
    makeArchive();
    Path lock = work.resolve("out/_lock");
    Files.createDirectories(lock.getParent());
    Files.writeString(lock, "process 1 on elsewhere since 2020-01-01T00:00:00Z");
    assertThat(run("cascades")).isEqualTo(2);
    assertThat(lock).exists();

    String host = java.net.InetAddress.getLocalHost().getHostName();
    Files.writeString(lock, "process 999999999 on " + host + " since 2020-01-01T00:00:00Z");
    assertThat(run("cascades")).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void aJobRunAloneKeepsWhatTheStudyRead() throws Exception {
    makeArchive();
    String archive = work.resolve("archive").toString();
    String output = work.resolve("out").toString();
    String[] few = {"--set", "campaigns.min-traces=1"};
    assertThat(run("cascades", few)).isZero();
    assertThat(run("campaigns", few)).isZero();
    assertThat(MainTest.run("activity", "--output", output, few[0], few[1]).code()).isZero();
    assertThat(
            TestSpark.tables(work.resolve("out")).readFile("run.json").map(String::new).orElse(""))
        .contains("\"path\" : \"" + archive + "\"", "\"cite\" : \"Beyond Viral")
        .contains("./beyond-viral study --traces " + archive + " --output " + output)
        .containsPattern("\"tasks\" : [1-9]")
        .containsPattern("\"shuffleBytes\" : [1-9]");
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneAndWritesNothing() throws Exception {
    makeArchive();
    String archive = work.resolve("archive").toString();
    Path output = work.resolve("out");
    String[] words = {"--traces", archive, "--output", output.toString(), "--dry-run"};

    MainTest.Outcome study = MainTest.run(words("study", words));
    assertThat(study.code()).as(study.err()).isZero();
    assertThat(study.out())
        .contains("traces: " + archive + ", files ", "shuffle partitions ", "scan of traces ")
        .containsPattern("cascades +run +cascade_members, cascades,")
        .containsPattern("report +run");
    assertThat(output).doesNotExist();

    MainTest.Outcome tooEarly = MainTest.run(words("activity", words));
    assertThat(tooEarly.code()).isEqualTo(2);
    assertThat(tooEarly.err()).contains("run 'cascades' first");

    assertThat(run("cascades")).isZero();
    MainTest.Outcome resumed = MainTest.run(words("study", words, "--resume"));
    assertThat(resumed.out())
        .containsPattern("cascades +be skipped, for it is done")
        .containsPattern("campaigns +run");
    MainTest.Outcome next = MainTest.run(words("campaigns", words));
    assertThat(next.out()).containsPattern("cascade_members +[\\d,]+");
    assertThat(run("campaigns", "--set", "campaigns.min-traces=1")).isZero();
    Instant before = Files.getLastModifiedTime(output.resolve("run.json")).toInstant();
    assertThat(MainTest.run("activity", "--output", output.toString(), "--dry-run").code())
        .isZero();
    assertThat(Files.getLastModifiedTime(output.resolve("run.json")).toInstant()).isEqualTo(before);
    Files.writeString(output.resolve("_lock"), "process 1 on elsewhere since 2020-01-01T00:00:00Z");
    assertThat(MainTest.run(words("campaigns", words)).code()).isEqualTo(2);
  }

  private static String[] words(String command, String[] options, String... more) {
    return Stream.of(new String[] {command}, options, more)
        .flatMap(Arrays::stream)
        .toArray(String[]::new);
  }

  private void makeArchive() {
    TestSpark.session()
        .sql(
            """
            SELECT concat('t', id) AS trace_id, concat('a', id % 20) AS author_id,
                   timestamp'2021-01-01' + make_interval(0, 0, 0, 0, CAST(id AS INT)) AS created_at,
                   'post' AS kind, array('alpha') AS tags
            FROM range(60)""")
        .write()
        .mode("append")
        .parquet(work.resolve("archive").toString());
  }

  private int run(String job, String... more) {
    String[] words = {
      job,
      "--traces",
      work.resolve("archive").toString(),
      "--output",
      work.resolve("out").toString()
    };
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return MainTest.run(all).code();
  }
}
