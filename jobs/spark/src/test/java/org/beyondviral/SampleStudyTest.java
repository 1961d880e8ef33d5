package org.beyondviral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.campaign.Truth;
import org.beyondviral.leadership.Leadership;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole study of the sample, as a user runs it, gives what stands in {@code
 * data-samples/golden}.
 */
class SampleStudyTest {
  private static final Path SAMPLES = Path.of("../../data-samples");

  /** Logarithms may differ in their last digit between processors. */
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{9,}(E-?\\d+)?");

  /** Other tests run as small local studies do: without generated code and plans that adapt. */
  private static final Map<String, String> AS_ON_A_CLUSTER =
      Map.of(
          "spark.sql.shuffle.partitions", "7",
          "spark.sql.adaptive.enabled", "true",
          "spark.sql.subexpressionElimination.enabled", "true",
          "spark.sql.codegen.wholeStage", "true",
          "spark.sql.codegen.factoryMode", "FALLBACK");

  @TempDir Path work;

  private final Map<String, String> asOtherTests =
      AS_ON_A_CLUSTER.keySet().stream()
          .collect(Collectors.toMap(key -> key, TestSpark.session().conf()::get));

  @AfterEach
  void goOnAsOtherTests() {
    asOtherTests.forEach(TestSpark.session().conf()::set);
  }

  @Test
  void givesTheGoldenTablesFromShuffledInputInSevenPartitions() throws IOException {
    SparkSession spark = TestSpark.session();
    spark
        .read()
        .parquet(SAMPLES.resolve("traces").toString())
        .repartition(7, functions.xxhash64(functions.col("trace_id"), functions.lit(11)))
        .write()
        .parquet(work.resolve("shuffled").toString());
    Path output = work.resolve("out");
    AS_ON_A_CLUSTER.forEach(spark.conf()::set);
    study(output);

    assertThat(summaries(output.resolve("summary")))
        .isEqualTo(summaries(SAMPLES.resolve("golden")));
    Tables tables = TestSpark.tables(output);
    assertBooksBalance(tables);
    assertEveryPlantedCampaignGetsItsLabel(tables);
    assertThatOneCampaignCanBeShown(tables, output);
    assertThat(output.resolve("report.html")).isNotEmptyFile();
    assertThat(output.resolve("_scratch")).doesNotExist();
    assertThat(output.resolve("_aside")).doesNotExist();
    assertThat(study(output, "--resume"))
        .contains("cascades already done", "compare already done", "report started");
  }

  private String study(Path output, String... more) {
    String[] study = {
      "study",
      "--conf",
      "../../conf/study.conf",
      "--traces",
      work.resolve("shuffled").toString(),
      "--output",
      output.toString()
    };
    MainTest.Outcome outcome =
        MainTest.run(Stream.of(study, more).flatMap(Arrays::stream).toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.err();
  }

  private static void assertThatOneCampaignCanBeShown(Tables tables, Path output) {
    Map<String, Long> weeks =
        tables.read(Catalogue.LEADERSHIP).collectAsList().stream()
            .collect(Collectors.groupingBy(Leadership::campaignId, Collectors.counting()));
    Map.Entry<String, Long> most = Collections.max(weeks.entrySet(), Map.Entry.comparingByValue());
    String shown =
        MainTest.run(
                "show",
                "leadership",
                "--output",
                output.toString(),
                "--campaign",
                most.getKey(),
                "--limit",
                "1")
            .out();
    assertThat(shown).contains(most.getKey(), "… 1 of %,d rows".formatted(most.getValue()));
  }

  private static void assertBooksBalance(Tables tables) {
    Map<String, Long> balance = new TreeMap<>();
    for (LedgerEntry entry : tables.read(Catalogue.LEDGER).collectAsList()) {
      long sign = entry.item().equals("in") ? 1 : entry.item().startsWith("noted.") ? 0 : -1;
      balance.merge(entry.stage(), sign * entry.rows(), Long::sum);
    }
    assertThat(balance)
        .containsOnlyKeys(
            "cascades",
            "campaigns",
            "participation-coordination",
            "compare",
            "compare-prediction",
            "compare-cascades",
            "summary");
    assertThat(balance.values()).containsOnly(0L);
  }

  private static void assertEveryPlantedCampaignGetsItsLabel(Tables tables) {
    Map<String, Truth> planted =
        TestSpark.session()
            .read()
            .parquet(SAMPLES.resolve("truth").toString())
            .collectAsList()
            .stream()
            .map(row -> new Truth(row.getString(0), row.getString(1), row.getLong(2)))
            .collect(Collectors.toMap(Truth::campaignId, Function.identity()));
    assertThat(
            tables.read(Catalogue.PROFILES).collectAsList().stream()
                .collect(Collectors.toMap(CampaignProfile::campaignId, CampaignProfile::profile)))
        .isEqualTo(
            planted.values().stream().collect(Collectors.toMap(Truth::campaignId, Truth::profile)));
    assertThat(
            tables.read(Catalogue.CAMPAIGNS).collectAsList().stream()
                .collect(Collectors.toMap(Campaign::campaignId, Campaign::traces)))
        .isEqualTo(
            planted.values().stream().collect(Collectors.toMap(Truth::campaignId, Truth::traces)));
  }

  private static Map<String, List<String>> summaries(Path folder) throws IOException {
    Map<String, List<String>> summaries = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          lines.add(LONG_NUMBER.matcher(line).replaceAll(SampleStudyTest::rounded));
        }
        summaries.put(file.getFileName().toString(), lines);
      }
    }
    return summaries;
  }

  private static String rounded(java.util.regex.MatchResult number) {
    return Matcher.quoteReplacement("%.9g".formatted(Double.parseDouble(number.group())));
  }
}
