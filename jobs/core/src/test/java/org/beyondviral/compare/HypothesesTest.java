package org.beyondviral.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.beyondviral.compare.MatchedDelta.Group;
import org.beyondviral.measure.Measure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HypothesesTest {
  private static final CompareRules RULES = new CompareRules(5, 500, 0.95, 1);

  @Test
  void everyClaimHasARowInOrder() {
    List<Hypothesis> rows = Hypotheses.answer(evidence(0, 0, List.of()), RULES);
    assertThat(rows)
        .extracting(Hypothesis::id)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).mapToObj(i -> "H" + i).toList());
    assertThat(rows).allSatisfy(row -> assertThat(row.verdict()).isEqualTo("not_testable"));
    assertThat(rows).allSatisfy(row -> assertThat(row.note()).isNotBlank());
  }

  @Test
  void shareOfFadesDecidesTheFirst() {
    assertThat(row("H1", evidence(90, 100, List.of())).verdict()).isEqualTo("supported");
    assertThat(row("H1", evidence(10, 100, List.of())).verdict()).isEqualTo("contradicted");
    assertThat(row("H1", evidence(52, 100, List.of())).verdict()).isEqualTo("inconclusive");
    Hypothesis row = row("H1", evidence(90, 100, List.of()));
    assertThat(row.effect()).isEqualTo(0.9);
    assertThat(row.note()).contains("90 of 100", "7 undecided", "of the 80 with one, is 2.5 days");
  }

  /** Of 60 in a hundred pairs that differ, 0.147 is 0.0882 of all. */
  @Test
  void noEffectNeedsANarrowInterval() {
    assertThat(virality(0.6, 0.02, -0.05, 0.088).verdict()).isEqualTo("supported");
    assertThat(virality(0.6, 0.02, -0.05, 0.089).verdict()).isEqualTo("inconclusive");
    assertThat(virality(0.6, -0.3, -0.5, -0.089).verdict()).isEqualTo("contradicted");
    assertThat(virality(0.6, 0.3, 0.089, 0.5).verdict()).isEqualTo("contradicted");
    assertThat(virality(0.6, 0.3, 0.08, 0.5).verdict()).isEqualTo("inconclusive");
    assertThat(virality(0.6, 0.0, null, null).verdict()).isEqualTo("inconclusive");
    assertThat(virality(0.6, null, null, null).verdict()).isEqualTo("not_testable");
    Hypothesis row = virality(0.6, 0.02, -0.05, 0.08);
    assertThat(row.effect()).isEqualTo(0.02);
    assertThat(row.note()).contains("60 % of the pairs differ", "of any size delta is -0.80");
  }

  @Test
  void starsDoNotTellHowCascadesSpread() {
    assertThat(virality(0.147, 0.0, -0.02, 0.02).verdict()).isEqualTo("supported");
    Hypothesis stars = virality(0.14, 0.0, -0.02, 0.02);
    assertThat(stars.verdict()).isEqualTo("not_testable");
    assertThat(stars.effect()).isNull();
    assertThat(stars.note()).contains("86 % are alike", "cascades.parents");
  }

  private static Hypothesis virality(
      double untied, @Nullable Double delta, @Nullable Double low, @Nullable Double high) {
    CascadeContrast row =
        new CascadeContrast(
            "structural_virality",
            700,
            600,
            -0.8,
            -0.9,
            -0.7,
            900,
            untied,
            delta,
            low,
            high,
            0.001,
            0.2,
            0.1,
            0.3,
            "ok",
            "ok");
    return row("H2", evidence(50, 100, List.of(), row, null, 9));
  }

  @Test
  void withoutCounterpartsThereIsAnEffectButNoVerdict() {
    double[] low = {1, 2, 3, 4, 5};
    double[] high = {6, 7, 8, 9, 10};
    for (Measure measure : List.of(Measure.RECURSIVE_CREDIT_SHARE, Measure.RETENTION_30D)) {
      Evidence unmatched = evidence(50, 100, List.of(Comparisons.of(measure, low, high, RULES)));
      List<Hypothesis> rows =
          Hypotheses.answer(unmatched, RULES).stream()
              .filter(row -> measure.key().equals(row.measure()) && row.effect() != null)
              .toList();
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).verdict()).isEqualTo("inconclusive");
      assertThat(rows.get(0).note()).contains("counterpart of like size");
    }
  }

  @Test
  void deeperRecruitmentDecidesTheThird() {
    double[] low = {0.01, 0.02, 0.03, 0.04, 0.05, 0.06};
    double[] high = {0.11, 0.12, 0.13, 0.14, 0.15, 0.16};
    Evidence.Ends above = new Evidence.Ends(new Interval(0.1, 0.9), new Interval(0.8, 1));
    Evidence.Ends below = new Evidence.Ends(new Interval(-1, -0.8), new Interval(-0.9, -0.1));
    Evidence.Ends either = new Evidence.Ends(new Interval(-0.9, -0.1), new Interval(0.8, 1));
    assertThat(recruited(low, high, above).verdict()).isEqualTo("supported");
    assertThat(recruited(high, low, below).verdict()).isEqualTo("contradicted");
    assertThat(recruited(low, low, above).verdict()).isEqualTo("inconclusive");
    assertThat(recruited(low, high, either).verdict()).isEqualTo("inconclusive");
    assertThat(recruited(low, high, either).note()).contains("between -0.90 and 1.00");
    assertThat(recruited(low, high, null).verdict()).isEqualTo("inconclusive");
  }

  private static Hypothesis recruited(
      double[] fades, double[] movements, Evidence.@Nullable Ends ends) {
    Comparison row = compared(Measure.RECURSIVE_CREDIT_SHARE, fades, movements);
    return row("H3", evidence(50, 100, List.of(row), null, ends, 9));
  }

  @Test
  void coordinatedAccountsHaveAnEffectButNoVerdict() {
    double[] none = {0, 0, 0, 0, 0, 0};
    double[] some = {0.11, 0.12, 0.13, 0.14, 0.15, 0.16};
    Measure measure = Measure.COORDINATED_SHARE;
    Hypothesis fades = row("H12", evidence(measure, some, none));
    assertThat(fades.effect()).isEqualTo(-1);
    assertThat(fades.verdict()).isEqualTo("inconclusive");
    assertThat(fades.note())
        .contains("no verdict", "in 9 campaigns", "3 of 40 campaigns have another profile");
    assertThat(row("H12", evidence(measure, none, some)).verdict()).isEqualTo("inconclusive");
    Hypothesis nobody =
        row("H12", evidence(50, 100, List.of(compared(measure, none, none)), null, null, 0));
    assertThat(nobody.effect()).isNull();
    assertThat(nobody.verdict()).isEqualTo("not_testable");
    assertThat(nobody.note()).contains("No account", "coordination.window");
  }

  @Test
  void retentionHasAnEffectButNoVerdict() {
    double[] low = {0.01, 0.02, 0.03, 0.04, 0.05, 0.06};
    double[] high = {0.11, 0.12, 0.13, 0.14, 0.15, 0.16};
    Measure measure = Measure.RETENTION_30D;

    Hypothesis higher = row("H5", evidence(measure, low, high));
    assertThat(higher.effect()).isEqualTo(1);
    assertThat(higher.verdict()).isEqualTo("inconclusive");
    assertThat(higher.note()).contains("no verdict");
    assertThat(row("H5", evidence(measure, high, low)).effect()).isEqualTo(-1);
  }

  @Test
  void archiveWithoutAuthorsCannotTellOfPeople() {
    Evidence evidence =
        new Evidence(
            9,
            9,
            0,
            false,
            9,
            1,
            80,
            12,
            Evidence.byMeasure(List.of()),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    for (String id : List.of("H3", "H4", "H5", "H6", "H7", "H9", "H10", "H11", "H12")) {
      assertThat(row(id, evidence).note()).isEqualTo("No trace names its author.");
    }
  }

  @Test
  void shortArchiveNamesTheRemedy() {
    Evidence evidence =
        new Evidence(
            9,
            9,
            0,
            true,
            0,
            Double.NaN,
            2,
            12,
            Evidence.byMeasure(List.of()),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    for (String id : List.of("H1", "H2", "H4", "H5", "H6")) {
      assertThat(row(id, evidence).note())
          .contains("covers 2.0 weeks", "takes 12", "conf/short-window.conf");
    }
  }

  /** Whatever the archive, these claims have no verdict; of the others each can have one. */
  @Test
  void claimsThatCannotBeDecidedNeverAre() {
    double[] low = {0.01, 0.02, 0.03, 0.04, 0.05, 0.06};
    double[] high = {0.11, 0.12, 0.13, 0.14, 0.15, 0.16};
    List<Comparison> lower = new ArrayList<>();
    List<Comparison> higher = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      lower.add(compared(measure, high, low));
      higher.add(compared(measure, low, high));
    }
    for (List<Comparison> rows : List.of(lower, higher)) {
      assertThat(Hypotheses.answer(evidence(90, 100, rows, null, null, 9), RULES))
          .filteredOn(row -> !Claim.valueOf(row.id()).decidable())
          .allSatisfy(row -> assertThat(row.verdict()).isIn("inconclusive", "not_testable"));
    }
  }

  @Test
  void definitionalMeasuresGetNoTest() {
    double[] low = {1, 2, 3, 4, 5};
    double[] high = {6, 7, 8, 9, 10};
    Comparison shown = Comparisons.of(Measure.HALF_LIFE_DAYS, low, high, RULES);
    assertThat(shown.cliffsDelta()).isEqualTo(1);
    assertThat(shown.pValue()).isNull();
    assertThat(Comparisons.adjusted(List.of(shown)).get(0).qValue()).isNull();
  }

  @Test
  void tooFewCampaignsGetQuartilesAlone() {
    Comparison row =
        Comparisons.of(Measure.MEMORY, new double[] {3, 1, 2, 4}, new double[0], RULES);
    assertThat(row.viralMedian()).isEqualTo(2.5);
    assertThat(row.sustainedMedian()).isNull();
    assertThat(row.cliffsDelta()).isNull();
    assertThat(row.deltaLow()).isNull();
    assertThat(row.pValue()).isNull();
  }

  @Test
  void everyMeasureTestedCountsInTheAdjustment() {
    double[] low = {1, 2, 3, 4, 5};
    double[] high = {6, 7, 8, 9, 10};
    List<Comparison> rows = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      rows.add(Comparisons.of(measure, low, high, RULES));
    }
    for (Comparison row : Comparisons.adjusted(rows)) {
      assertThat(row.qValue()).isEqualTo(row.pValue());
      assertThat(row.qValue() == null).isEqualTo(row.definitional());
      assertThat(row.matchedQValue()).isNull();
    }
  }

  /** By hand: of p 0.01, 0.02 and 0.03 the q are 0.03 each; what is not tested does not count. */
  @Test
  void testsAfterMatchingAreAdjustedAmongThemselves() {
    List<Comparison> rows = new ArrayList<>();
    double[] values = {1, 2, 3, 4, 5};
    for (Measure measure : List.of(Measure.MEMORY, Measure.RECIPROCITY, Measure.CLUSTERING)) {
      rows.add(
          Comparisons.matched(
              Comparisons.of(measure, values, values, RULES),
              new MatchedDelta(10, 0, new Interval(0, 0), 0.01 * (rows.size() + 1)),
              new Balance(0.5, -0.25, 0.125, 0.0)));
    }
    rows.add(Comparisons.of(Measure.BURSTINESS, values, values, RULES));
    assertThat(Comparisons.adjusted(rows))
        .extracting(Comparison::matchedQValue)
        .containsExactly(0.03, 0.03, 0.03, null);
  }

  /** Movements have been observed longer in the second stratum alone. */
  @Test
  void balanceIsWhatIsLeftWithinStrata() {
    Group few = new Group(new double[] {10, 11, 20, 21}, new int[] {1, 1, 2, 2});
    Group same = new Group(new double[] {10, 11, 20, 21}, new int[] {1, 1, 2, 2});
    Group longer = new Group(new double[] {10, 11, 30, 31}, new int[] {1, 1, 2, 2});
    // Of 16 pairs 9 are higher, 2 tie and 5 are lower; in one stratum 2 tie, 1 is higher, 1 lower.
    Balance balance = Balance.of(few, same, few, longer);
    assertThat(balance.size()).isEqualTo(0);
    assertThat(balance.matchedSize()).isEqualTo(0);
    assertThat(balance.window()).isEqualTo(4.0 / 16);
    assertThat(balance.matchedWindow()).isEqualTo(0.5);
    CompareRules rules = new CompareRules(4, 50, 0.95, 1);
    Comparison alike =
        Comparisons.matched(
            Comparisons.of(Measure.MEMORY, few.values(), longer.values(), rules), null, balance);
    assertThat(alike.windowDelta()).isEqualTo(0.25);
    assertThat(alike.matchedWindowDelta()).isNull();
  }

  @Test
  void whatIsNotMatchedHasAnEffectButNoVerdict() {
    double[] low = {0.01, 0.02, 0.03, 0.04, 0.05, 0.06};
    double[] high = {0.11, 0.12, 0.13, 0.14, 0.15, 0.16};
    Map<String, Measure> read =
        Map.of(
            "H4", Measure.LEADER_OVERLAP,
            "H6", Measure.PERIPHERY_REACH,
            "H7", Measure.REINFORCED_SHARE,
            "H8", Measure.ENDOGENOUS_SHARE,
            "H11", Measure.COMMUNITY_ESCAPE_SHARE);
    read.forEach(
        (id, measure) -> {
          Hypothesis higher = row(id, evidence(measure, low, high));
          assertThat(higher.effect()).isEqualTo(1);
          assertThat(higher.verdict()).isEqualTo("inconclusive");
          assertThat(higher.note()).contains("not matched");
          assertThat(row(id, evidence(measure, high, low)).effect()).isEqualTo(-1);
          Hypothesis none = row(id, evidence(measure, low, new double[0]));
          assertThat(none.verdict()).isEqualTo("not_testable");
          assertThat(none.measure()).isEqualTo(measure.key());
        });
  }

  @Test
  void freshPeopleHaveAnEffectButNoVerdict() {
    Measure measure = Measure.BURST_NEWCOMER_SURPLUS;
    Hypothesis staler = row("H9", evidence(new Signs(measure.key(), 10, 90, -0.1)));
    assertThat(staler.effect()).isEqualTo(0.1);
    assertThat(staler.verdict()).isEqualTo("inconclusive");
    Hypothesis fresher = row("H9", evidence(new Signs(measure.key(), 90, 10, 0.1)));
    assertThat(fresher.effect()).isEqualTo(0.9);
    assertThat(fresher.low()).isGreaterThan(0.5);
    assertThat(fresher.verdict()).isEqualTo("inconclusive");
    assertThat(fresher.note()).contains("90 of 100", "is 0.10", "no verdict");
    Hypothesis few = row("H9", evidence(new Signs(measure.key(), 2, 2, 0.1)));
    assertThat(few.verdict()).isEqualTo("not_testable");
    assertThat(few.note())
        .isEqualTo("Campaigns with a value of burst_newcomer_surplus: 4; at least 5 are needed.");
  }

  @Test
  void speedOfRecruitmentHasAnEffectButNoVerdict() {
    Signs rewarded = new Signs(Measure.REWARDED_RECRUIT_SPEED.key(), 30, 10, 1.2);
    Signs alike = new Signs(Measure.ALIKE_RECRUIT_SPEED.key(), 8, 12, 0.9);
    Hypothesis both = row("H10", evidence(rewarded, alike));
    assertThat(both.effect()).isEqualTo(0.75);
    assertThat(both.verdict()).isEqualTo("inconclusive");
    assertThat(both.note()).contains("30 of 40", "no verdict", "sooner in 0.40", "of 20");
    assertThat(row("H10", evidence(rewarded)).note()).doesNotContain("community");
  }

  @Test
  void predictionsDecideTheThirteenth() {
    for (double early : new double[] {0.3, 0.45, 0.6}) {
      Prediction first = told("1h", early, early + 0.1);
      assertThat(told(first, told("7d", 0.7, 0.9)).verdict()).isEqualTo("inconclusive");
      assertThat(told(first, told("7d", 0.5, 0.9)).verdict()).isEqualTo("inconclusive");
      assertThat(told(first, told("7d", 0.45, 0.55)).verdict()).isEqualTo("contradicted");
    }
    assertThat(told(told("1h", 0.45, 0.55), told("7d", 0.5, 0.9)).note())
        .contains("not beyond doubt", "no verdict on that half");
    Hypothesis row = told(told("1h", 0.45, 0.55), told("7d", 0.7, 0.9));
    assertThat(row.effect()).isCloseTo(0.8, within(1e-12));
    assertThat(row.note())
        .contains(
            "0.50 (0.45 to 0.55) after 1h, 0.80 (0.70 to 0.90) after 7d; the number of traces alone gives 0.40 after 1h, 0.40 after 7d",
            "more is told than that, and more than by the number of traces");
    Prediction none =
        new Prediction(
            "1h", 7, 0, null, null, null, null, null, null, null, null, null, null, "insufficient");
    assertThat(told(none, told("7d", 0.7, 0.9)).verdict()).isEqualTo("not_testable");
    assertThat(told(none).note())
        .contains("7 campaigns that began within the archive", "5 of each");
  }

  private static Hypothesis told(Prediction... predictions) {
    return row(
        "H13",
        new Evidence(
            50,
            100,
            7,
            true,
            80,
            2.5,
            80,
            12,
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(predictions),
            Optional.empty()));
  }

  private static Prediction told(String horizon, double low, double high) {
    return new Prediction(
        horizon, 100, 80, 0.3, 0.3, (low + high) / 2, low, high, 0.4, 0.2, 0.21, 0.21, 0.01, "ok");
  }

  private static Evidence evidence(Signs... signs) {
    return new Evidence(
        50,
        100,
        7,
        true,
        80,
        2.5,
        80,
        12,
        Map.of(),
        Evidence.signsByMeasure(List.of(signs)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static Hypothesis row(String id, Evidence evidence) {
    return Hypotheses.answer(evidence, RULES).stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Evidence evidence(Measure measure, double[] viral, double[] sustained) {
    return evidence(50, 100, List.of(compared(measure, viral, sustained)));
  }

  private static Comparison compared(Measure measure, double[] viral, double[] sustained) {
    Group fades = new Group(viral, new int[viral.length]);
    Group movements = new Group(sustained, new int[sustained.length]);
    return Comparisons.matched(
        Comparisons.of(measure, viral, sustained, RULES),
        MatchedDelta.of(fades, movements, RULES, 1),
        Balance.of(fades, movements, fades, movements));
  }

  private static Evidence evidence(long fades, long decided, List<Comparison> rows) {
    return evidence(fades, decided, rows, null, null, 9);
  }

  private static Evidence evidence(
      long fades,
      long decided,
      List<Comparison> rows,
      @Nullable CascadeContrast virality,
      Evidence.@Nullable Ends ends,
      long coordinatedIn) {
    return new Evidence(
        fades,
        decided,
        7,
        true,
        80,
        2.5,
        80,
        12,
        Evidence.byMeasure(Comparisons.adjusted(rows)),
        Map.of(),
        Optional.ofNullable(virality),
        Optional.ofNullable(ends),
        List.of(),
        Optional.of(
            new Sensitivity(
                "accounts.coordinated",
                "left out",
                40,
                0.075,
                0.0,
                0.0,
                coordinatedIn,
                70L,
                0,
                null,
                null,
                null)));
  }
}
