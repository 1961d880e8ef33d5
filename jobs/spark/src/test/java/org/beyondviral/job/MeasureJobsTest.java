package org.beyondviral.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.beyondviral.TestSpark;
import org.beyondviral.attention.Activity;
import org.beyondviral.attention.CampaignActivity;
import org.beyondviral.attention.Censoring;
import org.beyondviral.attention.InterEventTimes;
import org.beyondviral.attention.Rhythm;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.campaign.CampaignProfile;
import org.beyondviral.cascade.Cascade;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.cascade.parents.CascadeDraw;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.measure.HeldCampaign.HeldTrace;
import org.beyondviral.measure.Measure;
import org.beyondviral.people.BurstUrn;
import org.beyondviral.people.Gini;
import org.beyondviral.people.Participant;
import org.beyondviral.people.Retention;
import org.beyondviral.profile.SamplingCurve;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.store.Tables;
import org.beyondviral.table.Catalogue;
import org.beyondviral.table.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four jobs on a small random archive, against plain loops over its members. */
class MeasureJobsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(300));
  private static final Settings SETTINGS = Settings.defaults();

  private static final List<CampaignMember> MEMBERS = members();
  private static final List<Cascade> CASCADES = cascades();
  private static final List<CascadeMember> CASCADE_MEMBERS = cascadeMembers();
  private static final List<Campaign> CAMPAIGNS = campaigns();

  @TempDir static Path output;
  private static Map<Table<?>, List<?>> tables = Map.of();

  private static List<CampaignMember> members() {
    Random random = new Random(11);
    List<CampaignMember> members = new ArrayList<>();
    add(members, random, "fade", 120, () -> 40 + 3 * Math.pow(random.nextDouble(), 4), 60, 0.1);
    add(
        members,
        random,
        "twice",
        150,
        () -> (random.nextBoolean() ? 20 : 120) + 2 * random.nextDouble(),
        40,
        0.2);
    add(members, random, "steady", 200, () -> 299 * random.nextDouble(), 30, 0.0);
    add(members, random, "unknown", 60, () -> 100 + 100 * random.nextDouble(), 1, 1.0);
    add(members, random, "lone", 1, () -> 77.7, 1, 0.0);
    add(members, random, "pair", 2, () -> 299.5, 1, 0.0);
    add(members, random, "thrice", 60, () -> 30 + random.nextDouble(), 20, 0.0);
    add(members, random, "thrice", 60, () -> 120 + random.nextDouble(), 20, 1.0);
    add(members, random, "thrice", 60, () -> 210 + random.nextDouble(), 40, 0.0);
    return List.copyOf(members);
  }

  private static void add(
      List<CampaignMember> members,
      Random random,
      String campaign,
      int traces,
      java.util.function.DoubleSupplier day,
      int authors,
      double unknown) {
    String[] kinds = {"post", "repost", "reply", "quote", "join"};
    for (int i = 0; i < traces; i++) {
      Instant at = FROM.plus(Math.round(day.getAsDouble() * 86_400) * 1_000_000, ChronoUnit.MICROS);
      String author = random.nextDouble() < unknown ? null : "a" + random.nextInt(authors);
      members.add(
          new CampaignMember(
              campaign,
              campaign + members.size(),
              "k" + random.nextInt(40),
              "direct",
              author,
              at,
              kinds[random.nextInt(kinds.length)],
              (long) random.nextInt(5_000)));
    }
  }

  private static List<Cascade> cascades() {
    Random random = new Random(12);
    List<Cascade> cascades = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean one = i % 3 == 0;
      cascades.add(
          new Cascade(
              "k" + i,
              "x",
              null,
              FROM,
              TO,
              true,
              one ? 1 : 2 + i,
              1,
              one ? 0 : i % 5 + 1,
              0.5,
              1,
              1,
              one ? null : random.nextDouble(),
              one ? null : 1 + random.nextDouble()));
    }
    return List.copyOf(cascades);
  }

  /** Every trace acts on the one of its campaign before it, or, one in three, on nothing. */
  private static List<CascadeMember> cascadeMembers() {
    List<CascadeMember> acts = new ArrayList<>();
    byCampaign()
        .forEach(
            (id, members) -> {
              List<CampaignMember> sorted =
                  members.stream().sorted(Comparator.comparing(CampaignMember::createdAt)).toList();
              for (int i = 0; i < sorted.size(); i++) {
                CampaignMember member = sorted.get(i);
                String parent = i % 3 == 0 ? null : sorted.get(i - 1).traceId();
                acts.add(
                    new CascadeMember(
                        member.traceId(),
                        member.cascadeId(),
                        member.authorId(),
                        member.createdAt(),
                        member.kind(),
                        parent,
                        parent == null ? "root" : "stated",
                        i % 3,
                        0,
                        0,
                        i));
              }
            });
    return acts;
  }

  private static List<Campaign> campaigns() {
    List<Campaign> campaigns = new ArrayList<>();
    byCampaign()
        .forEach(
            (id, members) -> {
              Censoring censoring =
                  Censoring.of(activity(members), FROM, TO, Censoring.Rules.of(SETTINGS));
              campaigns.add(
                  new Campaign(
                      id,
                      "#" + id,
                      "tag",
                      times(members).get(0),
                      times(members).get(members.size() - 1),
                      FROM,
                      TO,
                      censoring.leftTruncated(),
                      censoring.rightCensored(),
                      members.size(),
                      byAuthor(members).size(),
                      members.stream().map(CampaignMember::cascadeId).distinct().count()));
            });
    return campaigns;
  }

  private static Map<String, List<CampaignMember>> byCampaign() {
    return MEMBERS.stream()
        .collect(
            Collectors.groupingBy(CampaignMember::campaignId, TreeMap::new, Collectors.toList()));
  }

  private static Map<String, List<CampaignMember>> byAuthor(List<CampaignMember> members) {
    return members.stream()
        .filter(member -> member.authorId() != null)
        .collect(
            Collectors.groupingBy(
                member -> Objects.requireNonNull(member.authorId()),
                TreeMap::new,
                Collectors.toList()));
  }

  private static List<Instant> times(List<CampaignMember> members) {
    return members.stream().map(CampaignMember::createdAt).sorted().toList();
  }

  private static long day(Instant at) {
    return Activity.binOf(at, DAY);
  }

  private static Activity activity(List<CampaignMember> members) {
    long[] days = members.stream().mapToLong(member -> day(member.createdAt())).toArray();
    long[] ones = new long[days.length];
    java.util.Arrays.fill(ones, 1);
    return Activity.of(DAY, days, ones);
  }

  /** Runs the four jobs on the members in that order, in that many partitions. */
  private static Map<Table<?>, List<?>> run(
      Path into, int partitions, long order, Settings settings) {
    List<CampaignMember> members = new ArrayList<>(MEMBERS);
    Collections.shuffle(members, new Random(order));
    String key = "spark.sql.shuffle.partitions";
    String before = TestSpark.session().conf().get(key);
    TestSpark.session().conf().set(key, partitions);
    try {
      Tables tables = TestSpark.tables(into);
      tables.write(
          Catalogue.CASCADE_MEMBERS,
          TestSpark.dataset(CascadeMember.class, CASCADE_MEMBERS).repartition(partitions));
      tables.write(
          Catalogue.CAMPAIGN_MEMBERS,
          TestSpark.dataset(CampaignMember.class, members).repartition(partitions));
      tables.write(Catalogue.CAMPAIGNS, TestSpark.dataset(Campaign.class, CAMPAIGNS));
      tables.write(Catalogue.CASCADES, TestSpark.dataset(Cascade.class, CASCADES));
      tables.write(Catalogue.CASCADE_DRAWS, TestSpark.dataset(CascadeDraw.class, List.of()));
      ActivityJob.run(tables, settings);
      ParticipationJob.run(tables, settings);
      MeasuresJob.run(tables, settings);
      ProfilesJob.run(tables, settings);
      Map<Table<?>, List<?>> written = new HashMap<>();
      for (Table<?> table :
          List.of(
              Catalogue.CAMPAIGN_ACTIVITY,
              Catalogue.PARTICIPANTS,
              Catalogue.RETENTION,
              Catalogue.RECRUITS,
              Catalogue.RECRUITMENT_GENERATIONS,
              Catalogue.RECRUITMENT_TREES,
              Catalogue.INCENTIVES,
              Catalogue.LEADERSHIP,
              Catalogue.NETWORK_PEOPLE,
              Catalogue.NETWORK_PERIODS,
              Catalogue.COORDINATED_ACCOUNTS,
              Catalogue.CAMPAIGN_MEASURES,
              Catalogue.SAMPLING_CURVE,
              Catalogue.PROFILES)) {
        List<? extends Record> rows = tables.read(table).collectAsList();
        written.put(table, rows.stream().sorted(Comparator.comparing(Record::toString)).toList());
      }
      return written;
    } finally {
      TestSpark.session().conf().set(key, before);
    }
  }

  @BeforeAll
  static void runOnce() {
    tables = run(output.resolve("one"), 1, 0, SETTINGS);
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> List<R> rows(Table<R> table) {
    return (List<R>) Objects.requireNonNull(tables.get(table));
  }

  /** The sample study has networks held by tasks in seven partitions. */
  @Test
  void partitionsOrderAndNetworksTooLargeForATaskDoNotMatter() {
    Settings large = Settings.of(Map.of(Setting.NETWORK_HELD_LINKS.key(), "60"));
    assertThat(run(output.resolve("three"), 3, 2, large)).isEqualTo(tables);
  }

  @Test
  void activityCountsEveryBin() {
    List<CampaignActivity> expected = new ArrayList<>();
    byCampaign()
        .forEach(
            (id, members) ->
                members.stream()
                    .collect(
                        Collectors.groupingBy(
                            member -> day(member.createdAt()), TreeMap::new, Collectors.toList()))
                    .forEach((day, inBin) -> expected.add(bin(id, day, inBin, members))));
    assertThat(rows(Catalogue.CAMPAIGN_ACTIVITY)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static CampaignActivity bin(
      String id, long day, List<CampaignMember> inBin, List<CampaignMember> members) {
    Map<String, Long> kinds =
        inBin.stream().collect(Collectors.groupingBy(CampaignMember::kind, Collectors.counting()));
    Map<String, List<CampaignMember>> all = byAuthor(members);
    long newcomers =
        byAuthor(inBin).keySet().stream()
            .filter(author -> day(times(Objects.requireNonNull(all.get(author))).get(0)) == day)
            .count();
    return new CampaignActivity(
        id,
        Activity.startOf(day, DAY),
        inBin.size(),
        kinds.getOrDefault("post", 0L),
        kinds.getOrDefault("repost", 0L),
        kinds.getOrDefault("reply", 0L),
        kinds.getOrDefault("quote", 0L),
        kinds.getOrDefault("join", 0L),
        byAuthor(inBin).size(),
        newcomers);
  }

  private static long week(Instant at, List<CampaignMember> members) {
    return (day(at) - day(times(members).get(0))) / 7;
  }

  @Test
  void participantsAreEveryKnownAuthor() {
    List<Participant> expected = new ArrayList<>();
    byCampaign()
        .forEach(
            (id, members) ->
                byAuthor(members)
                    .forEach(
                        (author, own) -> {
                          List<Instant> times = times(own);
                          int days =
                              (int) times.stream().map(MeasureJobsTest::day).distinct().count();
                          expected.add(
                              new Participant(
                                  id,
                                  author,
                                  times.get(0),
                                  times.get(times.size() - 1),
                                  times.size(),
                                  days,
                                  days,
                                  (int)
                                      times.stream().map(t -> week(t, members)).distinct().count(),
                                  seenAgain(times, 7),
                                  seenAgain(times, 30),
                                  seenAgain(times, 90)));
                        }));
    assertThat(rows(Catalogue.PARTICIPANTS)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static boolean seenAgain(List<Instant> times, int k) {
    return times.stream()
        .map(t -> Duration.between(times.get(0), t))
        .anyMatch(
            d -> d.compareTo(Duration.ofDays(k)) >= 0 && d.compareTo(Duration.ofDays(2L * k)) < 0);
  }

  @Test
  void retentionHasEveryAgeOfEveryCohort() {
    List<Retention> expected = new ArrayList<>();
    byCampaign()
        .forEach(
            (id, members) -> {
              Instant start = Activity.startOf(day(times(members).get(0)), DAY);
              Map<Long, List<TreeSet<Long>>> cohorts =
                  byAuthor(members).values().stream()
                      .map(
                          own ->
                              own.stream()
                                  .map(member -> week(member.createdAt(), members))
                                  .collect(Collectors.toCollection(TreeSet::new)))
                      .collect(Collectors.groupingBy(TreeSet::first));
              cohorts.forEach(
                  (cohort, people) -> {
                    Instant cohortStart = start.plus(Duration.ofDays(7 * cohort));
                    for (int age = 0; ; age++) {
                      Instant from = cohortStart.plus(Duration.ofDays(7L * age));
                      if (!from.isBefore(TO)) {
                        break;
                      }
                      long wanted = cohort + age;
                      expected.add(
                          new Retention(
                              id,
                              cohortStart,
                              age,
                              people.size(),
                              !from.plus(Duration.ofDays(7)).isAfter(TO),
                              people.stream().filter(weeks -> weeks.contains(wanted)).count()));
                    }
                  });
            });
    assertThat(rows(Catalogue.RETENTION)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyCampaignHasEveryMeasure() {
    assertThat(rows(Catalogue.CAMPAIGN_MEASURES))
        .hasSize(CAMPAIGNS.size() * Measure.values().length);
    byCampaign()
        .forEach(
            (id, members) -> {
              InterEventTimes between =
                  times(members).stream()
                      .map(t -> InterEventTimes.of(ChronoUnit.MICROS.between(Instant.EPOCH, t)))
                      .reduce(InterEventTimes::then)
                      .orElseThrow();
              is(id, Measure.BURSTINESS, between.burstiness());
              is(id, Measure.MEMORY, between.memory());
              List<Cascade> own =
                  CASCADES.stream()
                      .filter(
                          cascade ->
                              members.stream()
                                  .anyMatch(m -> m.cascadeId().equals(cascade.cascadeId())))
                      .toList();
              is(id, Measure.CASCADES, (double) own.size());
              is(
                  id,
                  Measure.MEAN_CASCADE_SIZE,
                  own.stream().mapToLong(Cascade::size).average().orElseThrow());
              is(
                  id,
                  Measure.MAX_DEPTH,
                  own.stream().mapToInt(Cascade::depth).max().orElse(0) + 0.0);
              is(
                  id,
                  Measure.MEAN_STRUCTURAL_VIRALITY,
                  own.stream()
                      .map(Cascade::structuralVirality)
                      .filter(Objects::nonNull)
                      .mapToDouble(v -> v)
                      .average());
            });
  }

  /** The whole of the sampling curve, counted in memory, is what the jobs count of the archive. */
  @Test
  void campaignsHeldInMemoryHaveTheSameMeasures() {
    SamplingCurve curve = SamplingCurve.of(SETTINGS, Rhythm.FLAT);
    for (Campaign campaign : CAMPAIGNS) {
      List<HeldTrace> traces =
          MEMBERS.stream()
              .filter(member -> member.campaignId().equals(campaign.campaignId()))
              .map(m -> new HeldTrace(m.traceId(), m.authorId(), m.createdAt(), m.audience()))
              .sorted(Comparator.comparing(HeldTrace::createdAt))
              .toList();
      Map<String, Double> held =
          curve.points(campaign, traces).stream()
              .filter(point -> point.share() == 1)
              .collect(Collectors.toMap(SamplingCurve.Point::measure, SamplingCurve.Point::value));
      Map<String, Double> counted = new HashMap<>();
      for (CampaignMeasure row : rows(Catalogue.CAMPAIGN_MEASURES)) {
        boolean isHeld = SamplingCurve.MEASURES.contains(Measure.find(row.measure()).orElseThrow());
        if (isHeld && row.value() != null && row.campaignId().equals(campaign.campaignId())) {
          counted.put(row.measure(), row.value());
        }
      }
      assertThat(held).as(campaign.campaignId()).isEqualTo(counted);
    }
    assertThat(rows(Catalogue.SAMPLING_CURVE))
        .filteredOn(point -> point.share() == 1 && point.measure().equals("peak_share"))
        .singleElement()
        .satisfies(point -> assertThat(point.campaigns()).isEqualTo(CAMPAIGNS.size()));
  }

  @Test
  void laterBurstsCountTheirNewcomers() {
    List<CampaignMember> twice = Objects.requireNonNull(byCampaign().get("twice"));
    Instant second = FROM.plus(Duration.ofDays(100));
    List<CampaignMember> inSecond =
        twice.stream().filter(m -> m.createdAt().isAfter(second)).toList();
    Map<String, List<CampaignMember>> all = byAuthor(twice);
    double newcomers =
        byAuthor(inSecond).keySet().stream()
            .filter(a -> times(Objects.requireNonNull(all.get(a))).get(0).isAfter(second))
            .count();
    is("twice", Measure.BURSTS, 2.0);
    is("twice", Measure.BURST_NEWCOMER_SHARE, newcomers / byAuthor(inSecond).size());
    double both = byAuthor(inSecond).size() - newcomers;
    is("twice", Measure.BURST_OVERLAP, both / all.size());
    long[] days = {activeDays(twice) - activeDays(inSecond), activeDays(inSecond)};
    is(
        "twice",
        Measure.BURST_NEWCOMER_SURPLUS,
        newcomers / byAuthor(inSecond).size() - BurstUrn.newcomerShares(levels(twice), days)[1]);
  }

  @Test
  void theMostActiveHundredthIsAtLeastOnePerson() {
    byCampaign()
        .forEach(
            (id, members) ->
                is(
                    id,
                    Measure.ACTIVITY_TOP1_SHARE,
                    byAuthor(members).values().stream().mapToInt(List::size).max().stream()
                        .mapToDouble(most -> most / (double) byAuthors(members))
                        .findAny()));
  }

  private static long byAuthors(List<CampaignMember> members) {
    return members.stream().filter(member -> member.authorId() != null).count();
  }

  @Test
  void burstsOfUnknownPeopleAreLeftOut() {
    List<CampaignMember> thrice = Objects.requireNonNull(byCampaign().get("thrice"));
    Instant last = FROM.plus(Duration.ofDays(200));
    Set<String> before =
        byAuthor(thrice.stream().filter(m -> m.createdAt().isBefore(last)).toList()).keySet();
    Set<String> people =
        byAuthor(thrice.stream().filter(m -> m.createdAt().isAfter(last)).toList()).keySet();
    double newcomers = people.stream().filter(a -> !before.contains(a)).count();
    is("thrice", Measure.BURSTS, 3.0);
    is("thrice", Measure.BURST_NEWCOMER_SHARE, newcomers / people.size());
    // a day of bursts is a bin: all balls of the first are dealt out before those of the last
    long[] days = {before.size(), people.size()};
    is(
        "thrice",
        Measure.BURST_NEWCOMER_SURPLUS,
        newcomers / people.size() - BurstUrn.newcomerShares(levels(thrice), days)[1]);
    is("thrice", Measure.BURST_OVERLAP, OptionalDouble.empty());
  }

  private static List<Gini.Level> levels(List<CampaignMember> members) {
    return byAuthor(members).values().stream()
        .map(own -> new Gini.Level(activeDays(own), 1))
        .toList();
  }

  private static long activeDays(List<CampaignMember> members) {
    return byAuthor(members).values().stream()
        .mapToLong(own -> own.stream().map(m -> day(m.createdAt())).distinct().count())
        .sum();
  }

  private static void is(String campaign, Measure measure, double expected) {
    is(campaign, measure, OptionalDouble.of(expected));
  }

  private static void is(String campaign, Measure measure, OptionalDouble expected) {
    CampaignMeasure row =
        rows(Catalogue.CAMPAIGN_MEASURES).stream()
            .filter(m -> m.campaignId().equals(campaign) && m.measure().equals(measure.key()))
            .findAny()
            .orElseThrow();
    if (expected.isEmpty()) {
      assertThat(row.value()).as(row.toString()).isNull();
    } else {
      assertThat(row.value())
          .as(row.toString())
          .isNotNull()
          .isCloseTo(expected.getAsDouble(), org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void profilesAreAsPlanted() {
    Map<String, String> profiles =
        rows(Catalogue.PROFILES).stream()
            .collect(Collectors.toMap(CampaignProfile::campaignId, CampaignProfile::profile));
    assertThat(profiles)
        .containsEntry("fade", "viral_fade")
        .containsEntry("twice", "recurrent")
        .containsEntry("steady", "sustained_movement")
        .containsEntry("lone", "undecided")
        .containsEntry("pair", "undecided")
        .hasSize(CAMPAIGNS.size());
  }
}
