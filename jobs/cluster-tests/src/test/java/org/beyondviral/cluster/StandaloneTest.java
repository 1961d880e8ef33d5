package org.beyondviral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample study on a standalone cluster gives the golden tables, whatever is killed meanwhile.
 *
 * <p>{@code -Dfaults=50} kills the driver at fifty random points instead of one, {@code
 * -Dfaults.seed=7} at others.
 */
class StandaloneTest {
  private static final Path SAMPLES = Path.of("../../data-samples");

  /** Logarithms may differ in their last digit between processors. */
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{9,}(E-?\\d+)?");

  /** A driver is killed within so many seconds, of some eighty that the study takes. */
  private static final int SECONDS_TO_LIVE = 45;

  @TempDir static Path work;
  private static Installation installation;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    installation = Installation.under(work);
    cluster = new Cluster(installation, work);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void theTablesAreTheSameWhereverDriverAndExecutorAreKilled() throws Exception {
    Random random = new Random(Long.getLong("faults.seed", 2));
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, work.resolve("hdfs").toString());
    try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
        FileSystem files = hdfs.getFileSystem()) {
      URI root = hdfs.getURI();
      files.copyFromLocalFile(path(SAMPLES.resolve("traces")), path(root, "/traces"));
      for (int fault = 0; fault < Integer.getInteger("faults", 1); fault++) {
        String output = "/study" + fault;
        String[] words = {
          "study",
          "--conf",
          installation.program().resolve("conf/study.conf").toString(),
          "--traces",
          root + "/traces",
          "--output",
          root + output
        };
        long driver = random.nextInt(SECONDS_TO_LIVE * 1000);
        String reached = killADriver(words, driver);
        assertWholeTablesOnly(files, path(root, output));
        long executor = random.nextInt(SECONDS_TO_LIVE * 1000 / 4);
        resume(words, executor, hdfs, random.nextInt(2));
        Path copied = work.resolve("copied" + fault);
        files.copyToLocalFile(path(root, output + "/summary"), path(copied));
        String told =
            "driver killed after %d ms in '%s'; executor and datanode of the resumed run after %d ms"
                .formatted(driver, reached, executor);
        assertThat(summaries(copied)).as(told).isEqualTo(summaries(SAMPLES.resolve("golden")));
        System.out.println("fault " + fault + ": " + told + ": same tables");
      }
    }
  }

  /** Starts a study, kills it after that time, and gives the last line it said. */
  private static String killADriver(String[] words, long millis) throws Exception {
    try (Started study = cluster.start(words)) {
      Thread.sleep(millis);
      String[] lines =
          study.said().lines().filter(line -> line.contains("started")).toArray(String[]::new);
      return lines.length == 0 ? "" : lines[lines.length - 1].replaceFirst(".*beyond-viral ", "");
    }
  }

  /**
   * Resumes a study to its end; meanwhile a second one of the same output is refused, and an
   * executor is killed that time after the first job began, and a datanode stopped.
   */
  private static void resume(String[] words, long millis, MiniDFSCluster hdfs, int node)
      throws Exception {
    String[] again = Arrays.copyOf(words, words.length + 1);
    again[words.length] = "--resume";
    try (Started resumed = cluster.start(again)) {
      resumed.says(" started");
      try (Started second = cluster.start(words)) {
        Thread.sleep(millis);
        assertThat(cluster.killAnExecutor()).isTrue();
        MiniDFSCluster.DataNodeProperties lost = hdfs.stopDataNode(node);
        assertThat(second.code()).as(second.said()).isEqualTo(2);
        assertThat(second.said().lines().reduce("", (before, line) -> line))
            .contains("beyond-viral: output ", " is in use by process ");
        resumed.succeeds();
        assertThat(hdfs.restartDataNode(lost)).isTrue();
        hdfs.waitActive();
      }
    }
  }

  private static void assertWholeTablesOnly(FileSystem files, org.apache.hadoop.fs.Path output)
      throws IOException {
    org.apache.hadoop.fs.Path tables = new org.apache.hadoop.fs.Path(output, "tables");
    if (files.exists(tables)) {
      for (var table : files.listStatus(tables)) {
        assertThat(files.exists(new org.apache.hadoop.fs.Path(table.getPath(), "_SUCCESS")))
            .as("whole: " + table.getPath())
            .isTrue();
      }
    }
  }

  private static org.apache.hadoop.fs.Path path(Path local) {
    return new org.apache.hadoop.fs.Path(local.toAbsolutePath().toUri());
  }

  private static org.apache.hadoop.fs.Path path(URI root, String name) {
    return new org.apache.hadoop.fs.Path(root + name);
  }

  private static Map<String, List<String>> summaries(Path folder) throws IOException {
    Map<String, List<String>> summaries = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        summaries.put(
            file.getFileName().toString(),
            Files.readAllLines(file).stream()
                .map(line -> LONG_NUMBER.matcher(line).replaceAll(StandaloneTest::rounded))
                .collect(Collectors.toList()));
      }
    }
    return summaries;
  }

  private static String rounded(MatchResult number) {
    return Matcher.quoteReplacement("%.9g".formatted(Double.parseDouble(number.group())));
  }
}
