package org.beyondviral.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.Bursts;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.CampaignTimes;
import org.beyondviral.attention.InterEventTimes;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.attention.TraceTimes;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.cascade.CascadeFacts;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.incentive.ReturnDose;
import org.beyondviral.incentive.ReturnHazard;
import org.beyondviral.incentive.ReturnRatio;
import org.beyondviral.leadership.LeadershipFacts;
import org.beyondviral.network.CoreLevel;
import org.beyondviral.network.NetworkFacts;
import org.beyondviral.people.BurstPeople;
import org.beyondviral.people.Gini;
import org.beyondviral.people.PeopleFacts;
import org.beyondviral.recruitment.Exposure;
import org.beyondviral.recruitment.LogRank;
import org.beyondviral.recruitment.RecruitmentFacts;
import org.beyondviral.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2021-01-01T00:00:00Z");
  private static final MeasureRules RULES = MeasureRules.of(Settings.defaults());
  private static final List<CampaignFacts> EVERY_KIND = everyKind();

  /** A campaign whose every trace has its own author, or none, and its own cascade of one node. */
  private static CampaignFacts facts(
      List<Instant> times, boolean authors, boolean truncated, boolean censored) {
    List<Instant> sorted = times.stream().sorted().toList();
    int n = sorted.size();
    Map<Long, Long> counts =
        sorted.stream()
            .collect(
                Collectors.groupingBy(
                    t -> Activity.binOf(t, DAY), TreeMap::new, Collectors.counting()));
    List<CampaignActivity> bins = new ArrayList<>();
    counts.forEach(
        (bin, count) -> {
          long people = authors ? count : 0;
          bins.add(
              new CampaignActivity(
                  "c", Activity.startOf(bin, DAY), count, count, 0, 0, 0, 0, people, people));
        });
    Activity activity = CampaignFacts.activity(bins, DAY);
    Instant peakEnd = activity.startOf(activity.peak() + 1);
    List<Instant> later = sorted.stream().filter(t -> !t.isBefore(peakEnd)).toList();
    CampaignTimes campaignTimes =
        new CampaignTimes(
            sorted.get((n + 39) / 40 - 1),
            sorted.get(n - n / 40 - 1),
            later.isEmpty() ? null : later.get((later.size() + 1) / 2 - 1),
            sorted.stream()
                .map(t -> InterEventTimes.of(ChronoUnit.MICROS.between(Instant.EPOCH, t)))
                .reduce(InterEventTimes::then)
                .orElseThrow());
    long people = authors ? n : 0;
    List<BurstPeople> burstPeople = authors ? burstPeople(activity) : List.of();
    MeasureInput input =
        new MeasureInput(
            new Campaign(
                "c",
                "c",
                "#c",
                sorted.get(0),
                sorted.get(n - 1),
                FROM,
                TO,
                truncated,
                censored,
                n,
                people,
                n),
            bins,
            campaignTimes,
            new CascadeFacts(n, n, n, 0, null, null, List.of()),
            new PeopleFacts(people, people, people, 0, people, 0, people, 0, 0, 0, 0, people, 1, 0),
            authors ? List.of(new Gini.Level(1, n)) : List.of(),
            burstPeople,
            burstPeople.isEmpty() ? List.of() : List.of(new Gini.Level(1, n)),
            authors
                ? new RecruitmentFacts(
                    n - n / 2,
                    n / 2,
                    0,
                    n / 2,
                    n / 2 > 0 ? 1 : 0,
                    n,
                    n / 2,
                    null,
                    4,
                    1,
                    List.of(),
                    new LogRank(6, 5, 6, 7, 20, 0.4),
                    LogRank.NONE)
                : null,
            null,
            authors ? List.of(new ReturnRatio.Stratum(0, null, 10, 4, 20, 4)) : List.of(),
            authors
                ? List.of(
                    new ReturnHazard.Spell(0, 1, 5, true, 10),
                    new ReturnHazard.Spell(1, 1, 5, true, 10),
                    new ReturnHazard.Spell(1, 1, 29, false, 40),
                    new ReturnHazard.Spell(0, 1, 29, false, 90))
                : List.of(),
            authors
                ? List.of(
                    new Exposure.Count(1, 0, false, 30, 30), new Exposure.Count(2, 0, true, 20, 20))
                : List.of(),
            authors ? new LeadershipFacts(8, 4, 3, 0, 0, null) : null,
            authors
                ? new NetworkFacts(
                    n, n - 1, 0, 5, 0, n, 1, 0, 0, List.of(), 0, List.of(new Gini.Level(1, n)))
                : null,
            traceTimes(sorted));
    return new CampaignFacts(input, RULES, Rhythm.FLAT);
  }

  /** Two of three in every later burst are new. */
  private static List<BurstPeople> burstPeople(Activity activity) {
    int bursts = Bursts.peaks(activity, RULES.bursts()).size();
    return IntStream.range(0, bursts < 2 ? 0 : bursts)
        .mapToObj(k -> new BurstPeople(k, 3, k == 0 ? 3 : 2, k == 0 ? 0 : 1))
        .toList();
  }

  private static TraceTimes traceTimes(List<Instant> sorted) {
    Map<Long, Long> slots =
        sorted.stream()
            .collect(
                Collectors.groupingBy(
                    t -> ChronoUnit.MICROS.between(Instant.EPOCH, t),
                    TreeMap::new,
                    Collectors.counting()));
    return new TraceTimes(
        1,
        slots.entrySet().stream()
            .map(slot -> new TraceTimes.Slot(slot.getKey(), slot.getValue(), 0, 0))
            .toList());
  }

  private static List<Instant> days(double... days) {
    List<Instant> times = new ArrayList<>();
    for (double day : days) {
      times.add(FROM.plus(Math.round(day * 86_400e6), ChronoUnit.MICROS));
    }
    return times;
  }

  private static List<CampaignFacts> everyKind() {
    List<List<Instant>> kinds = new ArrayList<>();
    kinds.add(days(50));
    kinds.add(days(50, 50));
    kinds.add(days(50, 200));
    kinds.add(days(0, 0.5, 364.9));
    kinds.add(days(60, 61, 62, 63, 64));
    Random random = new Random(5);
    for (int n : new int[] {10, 100, 2000}) {
      kinds.add(days(random.doubles(n).map(u -> 40 + 300 * Math.pow(u, 4)).sorted().toArray()));
      kinds.add(days(random.doubles(n).map(u -> u * 365).toArray()));
    }
    List<CampaignFacts> all = new ArrayList<>();
    for (List<Instant> times : kinds) {
      for (int flags = 0; flags < 8; flags++) {
        all.add(facts(times, (flags & 1) > 0, (flags & 2) > 0, (flags & 4) > 0));
      }
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void aValueExactlyWhenOkAndInRange(Measure measure) {
    for (CampaignFacts facts : EVERY_KIND) {
      CampaignMeasure result = measure.of(facts);
      assertThat(result.measure()).isEqualTo(measure.key());
      assertThat(result.value() != null).isEqualTo(result.status().equals("ok"));
      if (result.value() != null) {
        assertThat(result.value()).isFinite().isBetween(measure.least(), measure.most());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMeasureIsDescribed(Measure measure) {
    assertThat(measure.meaning()).endsWith(".");
    assertThat(measure.least()).isLessThan(measure.most());
    assertThat(Measure.find(measure.key())).contains(measure);
  }

  @Test
  void peopleAreUndefinedWithoutAuthors() {
    CampaignFacts facts = facts(days(1, 2, 3), false, false, false);
    for (Measure measure : Measure.values()) {
      if (List.of(
                  Measure.Group.PEOPLE_GROUP,
                  Measure.Group.LEADERSHIP,
                  Measure.Group.NETWORK,
                  Measure.Group.RECRUITMENT,
                  Measure.Group.CONTAGION,
                  Measure.Group.INCENTIVES)
              .contains(measure.group())
          || measure == Measure.BURST_NEWCOMER_SHARE
          || measure == Measure.BURST_NEWCOMER_SURPLUS) {
        assertThat(measure.of(facts).status()).as(measure.key()).isEqualTo("undefined");
      }
    }
  }

  @Test
  void burstsByHand() {
    double[] twice = new double[40];
    Arrays.setAll(twice, i -> i < 20 ? 50 + i / 30.0 : 150 + i / 60.0);
    CampaignFacts facts = facts(days(twice), true, false, false);
    assertThat(value(AttentionMeasures::burstNewcomerShare, facts)).isEqualTo(2 / 3.0);
    // everybody was active once, so that an urn gives new people alone
    assertThat(value(AttentionMeasures::burstNewcomerSurplus, facts))
        .isCloseTo(-1 / 3.0, within(1e-9));
  }

  @Test
  void attentionByHand() {
    // 6 traces on day 20, two before, three after
    CampaignFacts facts =
        facts(days(10, 15, 20, 20.1, 20.2, 20.3, 20.4, 20.9, 22, 25, 60), true, false, false);
    assertThat(value(AttentionMeasures::peakShare, facts)).isEqualTo(6 / 11.0);
    assertThat(value(AttentionMeasures::lifespanDays, facts)).isCloseTo(50, within(1e-9));
    assertThat(value(AttentionMeasures::timeToPeakDays, facts)).isCloseTo(10.5, within(1e-9));
    assertThat(value(AttentionMeasures::halfLifeDays, facts)).isCloseTo(4, within(1e-9));
    assertThat(value(AttentionMeasures::beforeShare, facts)).isEqualTo(1 / 9.0);
    assertThat(value(AttentionMeasures::afterShare, facts)).isEqualTo(2 / 9.0);
    assertThat(value(AttentionMeasures::activeDayShare, facts)).isEqualTo(6 / 51.0);
    double entropy = -(5 / 11.0 * Math.log(1 / 11.0) + 6 / 11.0 * Math.log(6 / 11.0));
    assertThat(value(AttentionMeasures::effectiveDays, facts))
        .isCloseTo(Math.exp(entropy), within(1e-9));
    double weekly =
        -(2 / 11.0 * Math.log(2 / 11.0)
            + 7 / 11.0 * Math.log(7 / 11.0)
            + 2 / 11.0 * Math.log(1 / 11.0));
    assertThat(value(AttentionMeasures::effectiveWeeks, facts))
        .isCloseTo(Math.exp(weekly), within(1e-9));
  }

  private static CampaignFacts groupsByHand() {
    MeasureInput input =
        new MeasureInput(
            facts(days(1, 2, 3, 4), true, false, false).campaign(),
            List.of(new CampaignActivity("c", FROM, 4, 4, 0, 0, 0, 0, 4, 4)),
            new CampaignTimes(FROM, FROM, null, InterEventTimes.of(0)),
            new CascadeFacts(4, 4, 4, 0, null, null, List.of()),
            new PeopleFacts(10, 10, 10, 0, 10, 0, 10, 0, 0, 0, 0, 10, 1, 4),
            List.of(new Gini.Level(1, 10)),
            List.of(),
            List.of(),
            new RecruitmentFacts(
                60,
                30,
                10,
                45,
                3,
                50,
                20,
                7_200.0,
                8,
                2,
                List.of(
                    new ReturnDose(1, 0, 20, 5),
                    new ReturnDose(1, 1, 10, 5),
                    new ReturnDose(1, 2, 4, 4)),
                new LogRank(12, 10, 8, 10, 20, 0.4),
                new LogRank(6, 4, 6, 7, 20, 0.4)),
            new Incentive(
                "c", "recursive", 0.5, 90, 10, 40, 1, 0.2, 0.1, 0.05, 0.15, 0.6, 0.3, 0.5, null),
            List.of(new ReturnRatio.Stratum(0, null, 10, 6, 20, 4)),
            List.of(),
            List.of(
                new Exposure.Count(1, 0, false, 10, 40),
                new Exposure.Count(2, 0, false, 10, 30),
                new Exposure.Count(3, 1, true, 5, 5)),
            new LeadershipFacts(40, 10, 4, 5, 2, 0.25),
            new NetworkFacts(
                10,
                8,
                4,
                12,
                2,
                6,
                2,
                5,
                1,
                List.of(new CoreLevel(0, 5, 10), new CoreLevel(2, 5, 30)),
                200,
                List.of(new Gini.Level(0, 9), new Gini.Level(8, 1))),
            new TraceTimes(1, List.of(new TraceTimes.Slot(0, 4, 0, 0))));
    return new CampaignFacts(input, RULES, Rhythm.FLAT);
  }

  @Test
  void recruitmentContagionAndIncentivesByHand() {
    CampaignFacts facts = groupsByHand();
    assertThat(RecruitmentMeasures.recruitedShare(facts))
        .isEqualTo(Result.between(0.3, 30 / 90.0, 0.4));
    assertThat(value(RecruitmentMeasures::maxGeneration, facts)).isEqualTo(3);
    assertThat(value(RecruitmentMeasures::meanGeneration, facts)).isEqualTo(1.5);
    assertThat(value(RecruitmentMeasures::reproductionNumber, facts)).isEqualTo(0.4);
    assertThat(value(RecruitmentMeasures::recruitDelayHours, facts)).isEqualTo(2);
    assertThat(value(RecruitmentMeasures::communityEscapeShare, facts)).isEqualTo(0.25);
    Result speed = RecruitmentMeasures.rewardedRecruitSpeed(facts);
    double factor = Math.exp(1.959964 * Math.sqrt(1 / 10.0 + 1 / 10.0));
    assertThat(requireNonNull(speed.value())).isCloseTo(1.5, within(1e-12));
    assertThat(requireNonNull(speed.low())).isCloseTo(1.5 / factor, within(1e-5));
    assertThat(requireNonNull(speed.high())).isCloseTo(1.5 * factor, within(1e-5));
    assertThat(RecruitmentMeasures.alikeRecruitSpeed(facts)).isEqualTo(Result.INSUFFICIENT);
    assertThat(value(ContagionMeasures::exposureStickiness, facts)).isEqualTo(0.2);
    assertThat(value(ContagionMeasures::exposurePersistence, facts)).isCloseTo(0.75, within(1e-12));
    assertThat(ContagionMeasures.reinforcedShare(facts)).isEqualTo(Result.between(0.2, 0.6, 0.6));
    assertThat(value(ContagionMeasures::opaqueShare, facts)).isEqualTo(0.2);
    assertThat(IncentiveMeasures.recursiveCreditShare(facts))
        .isEqualTo(Result.between(0.05, 0.1, 0.15));
    assertThat(value(IncentiveMeasures::creditGini, facts)).isEqualTo(0.6);
    assertThat(value(IncentiveMeasures::feedbackReturnRatio, facts)).isCloseTo(3, within(1e-12));
    assertThat(value(IncentiveMeasures::recruiterReturnRatio, facts))
        .isCloseTo(9 / 14.0 / (5 / 20.0), within(1e-12));
    assertThat(value(IncentiveMeasures::recruiterDoseRatio, facts)).isCloseTo(2, within(1e-12));
  }

  @Test
  void leadershipAndNetworkByHand() {
    CampaignFacts facts = groupsByHand();
    assertThat(value(LeadershipMeasures::leaderShare, facts)).isEqualTo(0.25);
    assertThat(value(LeadershipMeasures::leaderOverlap, facts)).isEqualTo(0.25);
    assertThat(value(LeadershipMeasures::leaderTenureWeeks, facts)).isEqualTo(2.5);
    assertThat(value(LeadershipMeasures::successionShare, facts)).isEqualTo(0.4);
    assertThat(value(NetworkMeasures::responseGini, facts)).isCloseTo(0.9, within(1e-12));
    assertThat(value(NetworkMeasures::coordinatedShare, facts)).isEqualTo(0.4);
    assertThat(value(NetworkMeasures::reciprocity, facts)).isEqualTo(0.5);
    assertThat(value(NetworkMeasures::clustering, facts)).isEqualTo(0.5);
    assertThat(value(NetworkMeasures::largestComponentShare, facts)).isEqualTo(0.6);
    assertThat(value(NetworkMeasures::maxCore, facts)).isEqualTo(2);
    Result reach = NetworkMeasures.peripheryReach(facts);
    assertThat(reach.value()).isEqualTo(0.5);
    // five of ten audiences of mean 4 and mean square 20: variance 25 / 9 * 4, over 5 * 4
    double chance = 1.959964 * Math.sqrt(25 / 9.0 * 4) / 20;
    assertThat(requireNonNull(reach.low())).isCloseTo(0.5 - chance, within(1e-6));
    assertThat(requireNonNull(reach.high())).isCloseTo(0.5 + chance, within(1e-6));
    assertThat(value(NetworkMeasures::hiddenInfluentialShare, facts)).isEqualTo(0.2);
  }

  @Test
  void theArchivesEdgesCensorDurations() {
    List<Instant> times = days(10, 15, 20, 20, 25);
    assertThat(status(AttentionMeasures::lifespanDays, times, true, false)).isEqualTo("censored");
    assertThat(status(AttentionMeasures::lifespanDays, times, false, true)).isEqualTo("censored");
    assertThat(status(AttentionMeasures::halfLifeDays, times, false, true)).isEqualTo("censored");
    assertThat(status(AttentionMeasures::halfLifeDays, times, true, false)).isEqualTo("ok");
    assertThat(status(AttentionMeasures::timeToPeakDays, times, true, false)).isEqualTo("censored");
    assertThat(status(AttentionMeasures::timeToPeakDays, times, false, true)).isEqualTo("ok");
    List<Instant> late = days(10, 350, 350);
    assertThat(status(AttentionMeasures::timeToPeakDays, late, false, true)).isEqualTo("censored");
    assertThat(status(AttentionMeasures::beforeShare, days(6, 6, 9), false, false))
        .isEqualTo("censored");
    assertThat(status(AttentionMeasures::beforeShare, days(7, 7, 9), false, false)).isEqualTo("ok");
    assertThat(status(AttentionMeasures::afterShare, days(358, 358), false, true)).isEqualTo("ok");
    assertThat(status(AttentionMeasures::afterShare, days(359, 359), false, true))
        .isEqualTo("censored");
  }

  @Test
  void nothingLaterHasNoHalfLife() {
    assertThat(status(AttentionMeasures::halfLifeDays, days(10, 10.5), false, false))
        .isEqualTo("undefined");
  }

  @Test
  void decayByItsMeasures() {
    // 40 on the peak day, then a fast part that halves daily
    List<Double> days = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      for (int k = 0; k < 64 >> i; k++) {
        days.add(100 + i + (k + 0.5) / (64 >> i));
      }
    }
    CampaignFacts facts =
        facts(days(days.stream().mapToDouble(d -> d).toArray()), true, false, false);
    assertThat(value(DecayMeasures::decayFastDays, facts)).isCloseTo(1, within(0.1));
    assertThat(value(DecayMeasures::decaySlowShare, facts)).isZero();
    assertThat(DecayMeasures.decaySlowDays(facts)).isEqualTo(Result.UNDEFINED);
    Result exponent = DecayMeasures.decayExponent(facts);
    assertThat(exponent.low()).isNotNull().isLessThan(exponent.value());
    assertThat(MeasuredCampaign.of(facts).decay())
        .hasSize(4)
        .filteredOn(DecayFit::chosen)
        .singleElement()
        .satisfies(fit -> assertThat(fit.model()).isEqualTo("exponential"));
    List<Instant> late = days(days.stream().mapToDouble(d -> d + 250).toArray());
    assertThat(status(DecayMeasures::decayFastDays, late, false, true)).isEqualTo("censored");
    assertThat(status(DecayMeasures::decayFastDays, days(1, 1, 2), false, false))
        .isEqualTo("insufficient");
  }

  /** After a first busy day ever more traces a month: there is no half-life, nor a wrong search. */
  @Test
  void whatDoesNotFallHasNoHalfLife() {
    double[] rising =
        IntStream.range(0, 300)
            .mapToDouble(i -> i < 20 ? 10.5 : Math.sqrt(i - 20) * 20 + 12)
            .toArray();
    CampaignFacts facts = facts(days(rising), true, false, false);
    assertThat(facts.decay()).isPresent();
    assertThat(DecayMeasures.decayFastDays(facts)).isEqualTo(Result.CENSORED);
    assertThat(value(DecayMeasures::decaySlowShare, facts)).isZero();
  }

  @Test
  void excitationByItsMeasures() {
    Random random = new Random(6);
    double[] families =
        random.doubles(60, 10, 300).flatMap(d -> random.doubles(5, d, d + 0.01)).toArray();
    CampaignFacts facts = facts(days(families), true, false, false);
    assertThat(value(SelfExcitationMeasures::branchingFactor, facts)).isBetween(0.6, 0.95);
    assertThat(value(SelfExcitationMeasures::endogenousShare, facts)).isCloseTo(0.8, within(0.05));
    assertThat(value(SelfExcitationMeasures::backgroundPerDay, facts))
        .isCloseTo(60 / 290.0, within(0.05));
    List<Instant> rounded =
        Arrays.stream(families)
            .mapToObj(d -> FROM.plus(Duration.ofHours(Math.round(d * 24))))
            .toList();
    assertThat(status(SelfExcitationMeasures::branchingFactor, rounded, false, false))
        .as("children in the hour of their parents, times in whole hours")
        .isEqualTo("insufficient");
    assertThat(status(SelfExcitationMeasures::branchingFactor, days(1, 2, 3), false, false))
        .isEqualTo("insufficient");
  }

  @Test
  void nobodyObservedLongEnoughIsInsufficient() {
    CampaignFacts facts = facts(days(1, 2, 3), true, false, false);
    assertThat(PeopleMeasures.retention90d(facts)).isEqualTo(Result.INSUFFICIENT);
    assertThat(PeopleMeasures.retention7d(facts)).isEqualTo(Result.ok(0));
  }

  private static double value(Function<CampaignFacts, Result> measure, CampaignFacts facts) {
    Double value = measure.apply(facts).value();
    assertThat(value).isNotNull();
    return value == null ? Double.NaN : value;
  }

  private static String status(
      Function<CampaignFacts, Result> measure,
      List<Instant> times,
      boolean truncated,
      boolean censored) {
    return measure.apply(facts(times, true, truncated, censored)).status().word();
  }
}
