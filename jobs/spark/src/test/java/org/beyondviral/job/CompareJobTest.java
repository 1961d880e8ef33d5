package org.beyondviral.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.beyondviral.TestSpark;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.compare.Beside;
import org.beyondviral.compare.CascadeContrast;
import org.beyondviral.compare.Comparison;
import org.beyondviral.compare.Hypothesis;
import org.beyondviral.compare.Prediction;
import org.beyondviral.compare.Survival;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.Measure;
import org.beyondviral.people.Participant;
import org.beyondviral.settings.Settings;
import org.beyondviral.settings.UserError;
import org.beyondviral.store.Run;
import org.beyondviral.store.Tables;
import org.beyondviral.store.Work;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.table.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareJobTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(400));
  private static final Settings SETTINGS =
      Settings.of(Map.of("compare.resamples", "300", "privacy.min-group", "1"));

  private static final List<Campaign> CAMPAIGNS = new ArrayList<>();
  private static final List<CampaignProfile> PROFILES = new ArrayList<>();
  private static final List<CampaignMember> MEMBERS = new ArrayList<>();
  private static final List<CampaignActivity> ACTIVITY = new ArrayList<>();
  private static final List<Cascade> CASCADES = new ArrayList<>();
  private static final List<Participant> PARTICIPANTS = new ArrayList<>();
  private static final List<CampaignMeasure> MEASURES = new ArrayList<>();

  @TempDir static Path output;
  private static Tables tables;

  @BeforeAll
  static void compare() {
    for (int i = 0; i < 6; i++) {
      campaign("fade" + i, "viral_fade", 10 + i, new int[] {10}, 4, "f" + i);
      measures("fade" + i, 1 + i, 0.05 + 0.01 * i, 2 + 0.01 * i);
      campaign(
          "move" + i,
          "sustained_movement",
          10 + i,
          new int[] {10, 40, 60, 80 + 10 * i},
          8,
          "m" + i);
      measures("move" + i, 21 + i, 0.25 + 0.01 * i, 3 + 0.01 * i);
    }
    // Eight of the ten traces of move5 and one more: eight of eleven are in both.
    campaign("copy", "sustained_movement", 9, new int[] {10}, 8, "m5");
    measures("copy", 90, 0.9, 9);
    campaign("topic", "perennial_topic", 9, new int[] {10, 50}, 4, "p");
    measures("topic", 30, 0.04, 2.5);
    campaign("again", "recurrent", 9, new int[] {10, 90}, 4, "r");
    campaign("what", "undecided", 9, new int[] {10}, 4, "w");
    CAMPAIGNS.add(new Campaign("old", "old", "#old", FROM, TO, FROM, TO, true, true, 9, 3, 1));
    PROFILES.add(new CampaignProfile("old", "intermediate", null, "", null));
    day("old", 3, 9);

    // Cascades of fades are stars of 4 or 5, of movements chains of 4 or 5; ff and mm are of 9.
    for (int i = 0; i < 6; i++) {
      cascade("fade" + i + "-0", "fade" + i, 4 + i % 2, 1, 3 + i % 2, true);
      cascade("move" + i + "-0", "move" + i, 4 + i % 2, 3 + i % 2, 1, true);
    }
    cascade("ff", "fade0", 9, 1, 8, true);
    cascade("small", "move0", 2, 1, 1, true);
    cascade("headless", "move0", 4, 3, 1, false);
    cascade("both", "fade1", 4, 1, 3, true);
    MEMBERS.add(new CampaignMember("move1", "bb", "both", "direct", "a", FROM, "post", null));

    tables =
        run(output, SETTINGS, 2, CAMPAIGNS, PROFILES, MEMBERS, ACTIVITY, PARTICIPANTS, MEASURES);
  }

  @Test
  void everyMeasureHasARow() {
    assertThat(tables.read(Catalogue.COMPARISON).collectAsList())
        .extracting(Comparison::measure)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Measure.values()).map(Measure::key).toList());
  }

  @Test
  void movementsAgainstFadesWithoutTheCopy() {
    Comparison virality = comparison("mean_structural_virality");
    assertThat(virality.viralN()).isEqualTo(6);
    assertThat(virality.sustainedN()).isEqualTo(6);
    assertThat(virality.sustainedMedian()).isEqualTo(3.025);
    assertThat(virality.cliffsDelta()).isEqualTo(1);
    // All of one group above all of the other: 2 of C(12, 6) deals.
    assertThat(virality.pValue()).isEqualTo(2.0 / 924);
    // Two tests were made, the other with the larger p.
    assertThat(virality.qValue()).isEqualTo(2 * 2.0 / 924);
  }

  @Test
  void timeIsShownWithoutATest() {
    Comparison halfLife = comparison("half_life_days");
    assertThat(halfLife.definitional()).isTrue();
    assertThat(halfLife.viralMedian()).isEqualTo(3.5);
    assertThat(halfLife.cliffsDelta()).isEqualTo(1);
    assertThat(halfLife.pValue()).isNull();
    assertThat(halfLife.qValue()).isNull();
  }

  @Test
  void peopleCompareFadesWithAllThatLasted() {
    Comparison retention = comparison("retention_30d");
    assertThat(retention.sustainedN()).isEqualTo(7);
    // Of 6 × 7 pairs, the topic's six are lower.
    assertThat(retention.cliffsDelta()).isEqualTo(30.0 / 42);
  }

  @Test
  void claimsAreAnswered() {
    List<Hypothesis> claims = tables.read(Catalogue.HYPOTHESES).collectAsList();
    assertThat(claims).hasSize(13);
    Hypothesis first = claim(claims, "H1");
    assertThat(first.effect()).isEqualTo(6.0 / 16);
    assertThat(first.verdict()).isEqualTo("inconclusive");
    assertThat(first.note()).contains("6 of 16 campaigns", "1 undecided", "of the 14 with one");
    // Cascades of one size are all as viral here.
    assertThat(claim(claims, "H2").verdict()).isEqualTo("not_testable");
    assertThat(claim(claims, "H2").note()).contains("100 % are alike");
    assertThat(claim(claims, "H5").measure()).isEqualTo("retention_30d");
    assertThat(claim(claims, "H7").verdict()).isEqualTo("not_testable");
  }

  @Test
  void claimsAreWrittenInTheOrderOfTheirNumbers() throws IOException {
    assertThat(Files.readAllLines(output.resolve("summary/hypotheses.csv")))
        .filteredOn(line -> line.matches("H\\d+,.*"))
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).mapToObj(i -> "H" + i).toList());
  }

  @Test
  void campaignsAreCountedWhateverIsLeftOfThem() {
    assertThat(tables.read(Catalogue.SENSITIVITY).collectAsList())
        .filteredOn(row -> row.knob().equals("campaigns.membership"))
        .hasSize(1)
        .allSatisfy(row -> assertThat(row.gone() + row.campaigns()).isEqualTo(17));
    assertThat(tables.read(Catalogue.SENSITIVITY).collectAsList())
        .filteredOn(row -> row.knob().startsWith("profiles."))
        .allSatisfy(row -> assertThat(row.touched()).isNull());
  }

  @Test
  void cascadesOfOneGroupAloneAreComparedBySize() {
    List<CascadeContrast> rows = tables.read(Catalogue.CASCADE_CONTRASTS).collectAsList();
    assertThat(rows)
        .extracting(CascadeContrast::measure, CascadeContrast::viralN, CascadeContrast::sustainedN)
        .containsExactly(
            tuple("depth", 7L, 6L),
            tuple("max_breadth", 7L, 6L),
            tuple("structural_virality", 7L, 6L));
    assertThat(rows).extracting(CascadeContrast::matchedN).containsOnly(12L);
    assertThat(rows).extracting(CascadeContrast::matchedDelta).containsExactly(1.0, -1.0, 0.0);
  }

  /** They all begin with the archive, which may not have seen their first traces. */
  @Test
  void predictionHasARowForEveryHorizon() {
    assertThat(tables.read(Catalogue.PREDICTION).collectAsList())
        .extracting(
            Prediction::horizon, Prediction::campaigns, Prediction::told, Prediction::status)
        .containsExactly(
            tuple("1h", 0L, 0L, "insufficient"),
            tuple("1d", 0L, 0L, "insufficient"),
            tuple("7d", 0L, 0L, "insufficient"));
  }

  @Test
  void booksBalance() {
    assertThat(tables.read(Catalogue.LEDGER).collectAsList())
        .containsExactlyInAnyOrder(
            new LedgerEntry("compare", "in", 17),
            new LedgerEntry("compare", "out", 13),
            new LedgerEntry("compare", "dropped.undecided", 1),
            new LedgerEntry("compare", "dropped.other_profile", 2),
            new LedgerEntry("compare", "dropped.overlap", 1),
            new LedgerEntry("compare", "noted.crowded_traces", 0),
            new LedgerEntry("compare", "noted.settings_beside", 0),
            new LedgerEntry("compare-cascades", "in", 16),
            new LedgerEntry("compare-cascades", "out", 13),
            new LedgerEntry("compare-cascades", "dropped.of_both_groups", 1),
            new LedgerEntry("compare-cascades", "dropped.root_unseen", 1),
            new LedgerEntry("compare-cascades", "dropped.under_three_traces", 1),
            new LedgerEntry("compare-cascades", "dropped.not_drawn", 0),
            new LedgerEntry("compare-prediction", "in", 13),
            new LedgerEntry("compare-prediction", "out", 0),
            new LedgerEntry("compare-prediction", "dropped.beginning_unseen", 13),
            new LedgerEntry("compare-prediction", "dropped.near_the_end", 0),
            new LedgerEntry("compare-prediction", "dropped.not_drawn", 0));
  }

  @Test
  void campaignsAreFollowedFromTheirPeak() {
    assertThat(survival("campaign", "viral_fade"))
        .containsExactly(
            new Survival("campaign", "viral_fade", 0, 6, 0, 1, null, null),
            new Survival("campaign", "viral_fade", 1, 6, 6, 0, null, null));
    // The campaign that already ran when the archive began is in no curve.
    assertThat(survival("campaign", "intermediate")).isEmpty();
    assertThat(survival("campaign", "all").get(0).atRisk()).isEqualTo(16);
    // Quiet days 11 to 38 end a movement with its next traces on day 40 too.
    assertThat(survival("campaign", "sustained_movement"))
        .extracting(Survival::day)
        .containsExactly(0.0, 1.0);
  }

  @Test
  void participantsLeaveOrAreCensored() {
    // Each campaign has one who came for a day, one for 20, and one still there at the end.
    List<Survival> fades = survival("participant", "viral_fade");
    assertThat(fades).extracting(Survival::day).containsExactly(0.0, 20.0, 389.0);
    assertThat(fades).extracting(Survival::events).containsExactly(6L, 6L, 0L);
    assertThat(fades.get(0).survival()).isEqualTo(2.0 / 3);
    assertThat(fades.get(1).survival()).isEqualTo(1.0 / 3);
    assertThat(fades.get(2).atRisk()).isEqualTo(6);
  }

  @Test
  void neitherPartitionsNorOrderMatter(@TempDir Path other) {
    Tables again =
        run(
            other.resolve("again"),
            beside(output),
            7,
            shuffled(CAMPAIGNS),
            shuffled(PROFILES),
            shuffled(MEMBERS),
            shuffled(ACTIVITY),
            shuffled(PARTICIPANTS),
            shuffled(MEASURES));
    for (Table<?> table :
        List.of(
            Catalogue.COMPARISON,
            Catalogue.SURVIVAL,
            Catalogue.CASCADE_CONTRASTS,
            Catalogue.PREDICTION,
            Catalogue.HYPOTHESES,
            Catalogue.LEDGER)) {
      assertThat(new HashSet<Record>(again.read(table).collectAsList()))
          .isEqualTo(new HashSet<Record>(tables.read(table).collectAsList()));
    }
    // Half-life, retention and virality have an effect, and the other study is the same.
    assertThat(again.read(Catalogue.BESIDE).collectAsList())
        .hasSize(Measure.values().length)
        .filteredOn(row -> row.difference() != null)
        .hasSize(3)
        .allMatch(row -> Objects.requireNonNull(row.difference()) == 0);
    assertThat(again.read(Catalogue.BESIDE).collectAsList())
        .filteredOn(row -> row.pacedFadeRatio() != null)
        .extracting(Beside::measure, Beside::pace, Beside::pacedFadeRatio)
        .containsExactly(tuple("half_life_days", 1.0, 1.0));
  }

  @Test
  void anotherStudyMustBeThereAndAnother(@TempDir Path other) {
    assertThatThrownBy(() -> CompareJob.check(tables, beside(output)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the output of this study");
    assertThatThrownBy(() -> CompareJob.check(tables, beside(other)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("run 'compare' first");
    CompareJob.check(TestSpark.tables(other), beside(output));
  }

  /** Archives may begin and end elsewhere, and need not be imported alike. */
  @Test
  void settingsThatResultsDependOnAreCounted() {
    Settings others =
        Settings.of(
            Map.of(
                "compare.resamples",
                "300",
                "privacy.min-group",
                "7",
                "archive.from",
                "2019-01-01",
                "import.text",
                "true",
                "coordination.window",
                "90s",
                "bursts.min-traces",
                "11"));
    assertThat(CompareJob.differing(tables, others)).isEqualTo(2);
  }

  private static Settings beside(Path other) {
    return Settings.of(
        Map.of(
            "compare.resamples",
            "300",
            "privacy.min-group",
            "1",
            "compare.with",
            other.toString()));
  }

  @Test
  void nothingToCompareIsNoFailure(@TempDir Path empty) {
    Tables none =
        run(empty, SETTINGS, 1, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    assertThat(none.read(Catalogue.COMPARISON).collectAsList())
        .hasSize(Measure.values().length)
        .allSatisfy(row -> assertThat(row.cliffsDelta()).isNull());
    assertThat(none.read(Catalogue.SURVIVAL).collectAsList()).isEmpty();
    assertThat(none.read(Catalogue.HYPOTHESES).collectAsList())
        .allSatisfy(row -> assertThat(row.verdict()).isEqualTo("not_testable"));
  }

  private static Tables run(
      Path output,
      Settings settings,
      int partitions,
      List<Campaign> campaigns,
      List<CampaignProfile> profiles,
      List<CampaignMember> members,
      List<CampaignActivity> activity,
      List<Participant> participants,
      List<CampaignMeasure> measures) {
    Tables tables =
        new Tables(TestSpark.session(), output.toString(), Optional.empty(), Optional.empty(), 1);
    write(tables, Catalogue.CAMPAIGNS, campaigns, partitions);
    write(tables, Catalogue.PROFILES, profiles, partitions);
    write(tables, Catalogue.CAMPAIGN_MEMBERS, members, partitions);
    write(tables, Catalogue.CAMPAIGN_ACTIVITY, activity, partitions);
    write(tables, Catalogue.PARTICIPANTS, participants, partitions);
    write(tables, Catalogue.CAMPAIGN_MEASURES, measures, partitions);
    write(tables, Catalogue.RECRUITS, List.of(), partitions);
    write(tables, Catalogue.COORDINATED_ACCOUNTS, List.of(), partitions);
    write(tables, Catalogue.CASCADES, CASCADES, partitions);
    new Run(tables, settings, "compare", Optional.empty(), Optional.empty())
        .finish("compare", Duration.ZERO, new Work(0, 0, 0, 0, 0, 0), List.of());
    CompareJob.run(tables, settings);
    return tables;
  }

  private static <R extends Record> void write(
      Tables tables, Table<R> table, List<R> rows, int partitions) {
    tables.write(table, TestSpark.dataset(table.row(), rows).repartition(partitions));
  }

  private static <T> List<T> shuffled(List<T> rows) {
    List<T> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(99));
    return shuffled;
  }

  private static void campaign(
      String id, String profile, int peak, int[] days, int shared, String family) {
    int own = id.equals("copy") ? 1 : 2;
    int traces = own + shared;
    CAMPAIGNS.add(
        new Campaign(id, id, "#" + id, FROM, TO, FROM, TO, false, false, traces, 3, traces));
    PROFILES.add(new CampaignProfile(id, profile, null, "", null));
    for (int i = 0; i < traces; i++) {
      String trace = i < traces - own ? family + "-" + i : id + "-" + i;
      MEMBERS.add(new CampaignMember(id, trace, trace, "direct", "a", FROM, "post", null));
    }
    for (int at : days) {
      day(id, at, at == days[0] ? 100 + peak : 20);
    }
    Instant first = FROM.plus(Duration.ofDays(10));
    person(id, "brief", first, first.plus(Duration.ofHours(3)));
    person(id, "while", first, first.plus(Duration.ofDays(20)));
    person(id, "still", first, first.plus(Duration.ofDays(389)));
  }

  private static void cascade(
      String id, String campaign, long size, int depth, long breadth, boolean complete) {
    MEMBERS.add(new CampaignMember(campaign, id, id, "direct", "a", FROM, "post", null));
    CASCADES.add(
        new Cascade(id, "x", null, FROM, FROM, complete, size, 1, depth, 1, breadth, 1, 1.0, 2.0));
  }

  private static void measures(String id, double halfLife, double retention, double virality) {
    value(id, Measure.HALF_LIFE_DAYS, halfLife);
    value(id, Measure.RETENTION_30D, retention);
    value(id, Measure.MEAN_STRUCTURAL_VIRALITY, virality);
    MEASURES.add(new CampaignMeasure(id, "memory", null, null, null, "undefined"));
  }

  private static void value(String id, Measure measure, double value) {
    MEASURES.add(new CampaignMeasure(id, measure.key(), value, null, null, "ok"));
  }

  private static void day(String id, int day, long traces) {
    ACTIVITY.add(
        new CampaignActivity(
            id, FROM.plus(Duration.ofDays(day)), traces, traces, 0, 0, 0, 0, 1, 0));
  }

  private static void person(String id, String author, Instant first, Instant last) {
    PARTICIPANTS.add(new Participant(id, author, first, last, 2, 1, 1, 1, false, false, false));
  }

  private static Comparison comparison(String measure) {
    return tables.read(Catalogue.COMPARISON).collectAsList().stream()
        .filter(row -> row.measure().equals(measure))
        .findFirst()
        .orElseThrow();
  }

  private static Hypothesis claim(List<Hypothesis> claims, String id) {
    return claims.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Survival> survival(String subject, String profile) {
    return tables.read(Catalogue.SURVIVAL).collectAsList().stream()
        .filter(row -> row.subject().equals(subject) && row.profile().equals(profile))
        .sorted(Comparator.comparingDouble(Survival::day))
        .toList();
  }
}
