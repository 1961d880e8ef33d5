package org.beyondviral.stage;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.incentive.Incentive;
import org.beyondviral.incentive.IncentiveRules;
import org.beyondviral.incentive.ReturnDose;
import org.beyondviral.incentive.Scheme;
import org.beyondviral.network.NetworkPerson;
import org.beyondviral.people.Participant;
import org.beyondviral.recruitment.LogRank;
import org.beyondviral.recruitment.Recruit;
import org.beyondviral.recruitment.RecruitmentFacts;
import org.beyondviral.recruitment.RecruitmentGeneration;
import org.beyondviral.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recruitment planted into campaigns, and found again. */
class RecruitStagesTest {
  private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(400));

  /** An archive and the recruits planted in it. */
  private static final class Planted {
    final Random random;
    final List<CampaignMember> members = new ArrayList<>();
    final List<CascadeMember> cascadeMembers = new ArrayList<>();
    final Map<String, Recruit> recruits = new TreeMap<>();
    final Map<String, Instant> times = new HashMap<>();

    Planted(long seed) {
      random = new Random(seed);
    }

    String trace(
        String campaign,
        @Nullable String author,
        double hour,
        @Nullable String parent,
        String evidence) {
      String id = campaign + "/" + members.size();
      Instant at = FROM.plusSeconds(Math.round(hour * 3600));
      times.put(id, at);
      members.add(new CampaignMember(campaign, id, "k", "direct", author, at, "post", null));
      cascadeMembers.add(
          new CascadeMember(id, "k", author, at, "post", parent, evidence, 0, 0, 0, 0));
      return id;
    }

    /** A first trace of that author, which acts on that trace; some more of his follow. */
    String join(
        String campaign,
        String author,
        double hour,
        @Nullable String parent,
        String evidence,
        @Nullable Recruit recruiter,
        boolean known) {
      String first = trace(campaign, author, hour, parent, evidence);
      Instant at = requireNonNull(times.get(first));
      Recruit recruit;
      if (recruiter != null && recruiter.generation() != null) {
        double delay = Duration.between(times.get(parent), at).toMillis() / 1000.0;
        int generation = recruiter.generation() + 1;
        recruit =
            new Recruit(
                campaign, author, recruiter.authorId(), at, generation, recruiter.treeId(), delay);
      } else if (recruiter == null && known) {
        recruit = new Recruit(campaign, author, null, at, 0, author, null);
      } else {
        recruit = new Recruit(campaign, author, null, at, null, null, null);
      }
      recruits.put(campaign + "|" + author, recruit);
      for (int more = random.nextInt(3); more > 0; more--) {
        trace(campaign, author, hour + 1 + 50 * random.nextDouble(), first, "stated");
      }
      return first;
    }
  }

  private static Planted planted() {
    Planted all = new Planted(7);
    for (String campaign : List.of("a", "b", "c")) {
      List<Recruit> people = new ArrayList<>();
      List<String> firsts = new ArrayList<>();
      String unknownAuthor = all.trace(campaign, null, 1, null, "root");
      String outside = "elsewhere";
      for (int i = 0; i < 120; i++) {
        String author = campaign + "u" + i;
        double hour = 2 + i;
        String first;
        double draw = all.random.nextDouble();
        if (i < 3 || draw < 0.12) {
          first = all.join(campaign, author, hour, null, "root", null, true);
        } else if (draw < 0.18) {
          first = all.join(campaign, author, hour, outside, "stated", null, true);
        } else if (draw < 0.24) {
          first = all.join(campaign, author, hour, "gone" + i, "unseen", null, false);
        } else if (draw < 0.28) {
          first = all.join(campaign, author, hour, unknownAuthor, "stated", null, false);
        } else if (draw < 0.32) {
          String later = all.trace(campaign, null, hour + 5, null, "root");
          all.members.set(
              all.members.size() - 1,
              new CampaignMember(
                  campaign, later, "k", "direct", campaign + "u0", at(all, later), "post", null));
          first = all.join(campaign, author, hour, later, "stated", null, false);
        } else {
          int by = Math.max(0, i - 1 - all.random.nextInt(6));
          first = all.join(campaign, author, hour, firsts.get(by), "stated", people.get(by), true);
        }
        firsts.add(first);
        people.add(requireNonNull(all.recruits.get(campaign + "|" + author)));
      }
    }
    return all;
  }

  private static Instant at(Planted all, String trace) {
    return requireNonNull(all.times.get(trace));
  }

  private static Dataset<Campaign> campaigns(Planted planted) {
    Map<String, List<Recruit>> byCampaign =
        planted.recruits.values().stream().collect(Collectors.groupingBy(Recruit::campaignId));
    return TestSpark.dataset(
        Campaign.class,
        byCampaign.entrySet().stream()
            .map(
                e ->
                    new Campaign(
                        e.getKey(),
                        e.getKey(),
                        "tag",
                        FROM,
                        TO,
                        FROM,
                        TO,
                        false,
                        false,
                        1,
                        e.getValue().size(),
                        1))
            .toList());
  }

  private static <R> List<R> shuffled(List<R> rows, long seed) {
    List<R> copy = new ArrayList<>(rows);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  private static List<Recruit> found(Planted planted, int partitions, long heldByOneTask) {
    String key = "spark.sql.shuffle.partitions";
    String before = TestSpark.session().conf().get(key);
    TestSpark.session().conf().set(key, partitions);
    try {
      return RecruitStages.recruits(
              RecruitStages.arrivals(
                  TestSpark.dataset(CampaignMember.class, shuffled(planted.members, partitions))
                      .repartition(partitions),
                  TestSpark.dataset(
                      CascadeMember.class, shuffled(planted.cascadeMembers, partitions))),
              campaigns(planted),
              heldByOneTask)
          .collectAsList()
          .stream()
          .sorted(Comparator.comparing(r -> r.campaignId() + "|" + r.authorId()))
          .toList();
    } finally {
      TestSpark.session().conf().set(key, before);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1000", "2,1000", "7,1000", "2,1"})
  void plantedRecruitsAreFoundWhateverThePartitionsInATaskOrInRounds(int partitions, long held) {
    Planted planted = planted();
    assertThat(found(planted, partitions, held)).isEqualTo(List.copyOf(planted.recruits.values()));
    assertThat(planted.recruits.values()).anyMatch(recruit -> generation(recruit) > 8);
  }

  private static int generation(Recruit recruit) {
    return Objects.requireNonNullElse(recruit.generation(), -1);
  }

  @Test
  void generationsFactsAndPay() {
    List<Recruit> recruits = List.copyOf(planted().recruits.values());
    Dataset<Recruit> table = TestSpark.dataset(Recruit.class, recruits);
    Dataset<Campaign> campaigns = campaigns(planted());
    Map<String, List<Recruit>> byCampaign =
        recruits.stream().collect(Collectors.groupingBy(Recruit::campaignId));

    List<RecruitmentGeneration> generations = RecruitStages.generations(table).collectAsList();
    byCampaign.forEach(
        (id, people) -> {
          for (RecruitmentGeneration row :
              generations.stream().filter(g -> g.campaignId().equals(id)).toList()) {
            assertThat(row.recruits()).isEqualTo(count(people, row.generation()));
            assertThat(row.reproduction())
                .isEqualTo((double) count(people, row.generation() + 1) / row.recruits());
          }
        });
    assertThat(generations.stream().mapToLong(RecruitmentGeneration::recruits).sum())
        .isEqualTo(recruits.stream().filter(r -> r.generation() != null).count());

    // so that some acted on a trace of a day before which their recruiter had brought somebody
    List<Recruit> later = recruits.stream().map(RecruitStagesTest::later).toList();
    Map<String, List<Recruit>> laterByCampaign =
        later.stream().collect(Collectors.groupingBy(Recruit::campaignId));
    for (RecruitmentStages.Recruitment row :
        RecruitmentStages.recruitment(
                TestSpark.dataset(Recruit.class, later),
                TestSpark.dataset(
                    Participant.class, later.stream().map(RecruitStagesTest::person).toList()),
                TestSpark.dataset(
                    NetworkPerson.class,
                    recruits.stream()
                        .filter(r -> neighbours(r.authorId()) > 0)
                        .map(RecruitStagesTest::standing)
                        .toList()),
                campaigns,
                Duration.ofDays(396))
            .collectAsList()) {
      RecruitmentFacts expected = facts(requireNonNull(laterByCampaign.get(row.campaignId())), 396);
      assertThat(row.recruitment()).isEqualTo(expected);
      assertThat(expected.rewarded().expected()).isPositive();
      assertThat(expected.alike().expected()).isPositive();
    }

    IncentiveRules rules = IncentiveRules.of(Settings.defaults());
    List<Incentive> incentives =
        IncentiveStages.incentives(table, everybody(table), campaigns, rules).collectAsList();
    assertThat(incentives).hasSize(4 * byCampaign.size());
    for (Incentive row : incentives) {
      assertPay(row, requireNonNull(byCampaign.get(row.campaignId())));
    }
  }

  private static Dataset<IncentiveStages.Success> everybody(Dataset<Recruit> table) {
    return org.beyondviral.rows.Columns.as(
        table.withColumn("successes", org.apache.spark.sql.functions.lit(1L)),
        IncentiveStages.Success.class);
  }

  /** Oracle: every success walks up its chain; sums over accounts. */
  private static void assertPay(Incentive row, List<Recruit> people) {
    Scheme scheme = Scheme.of(row.scheme());
    Map<String, Recruit> byId =
        people.stream().collect(Collectors.toMap(Recruit::authorId, r -> r));
    Map<String, Double> pay = new HashMap<>();
    double further = 0;
    double byKnown = 0;
    for (Recruit finder : people) {
      boolean known = finder.generation() != null;
      int top = Math.max(0, generation(finder));
      Recruit at = finder;
      for (int j = 0; j <= top; j++) {
        double share = scheme.share(j, top, known, 0.5);
        pay.merge(at.authorId(), 4000 * share, Double::sum);
        byKnown += known ? 4000 * share : 0;
        further += j >= 2 ? 4000 * share : 0;
        at = byId.getOrDefault(String.valueOf(at.recruiterId()), at);
      }
    }
    double paid = pay.values().stream().mapToDouble(p -> p).sum();
    assertThat(row.events()).isEqualTo(people.size());
    assertThat(row.unknownEvents())
        .isEqualTo(people.stream().filter(r -> r.generation() == null).count());
    assertThat(row.paid()).isCloseTo(paid, within(1e-6));
    assertThat(row.payees()).isEqualTo(pay.values().stream().filter(p -> p > 0).count());
    assertThat(requireNonNull(row.recursiveShare())).isCloseTo(further / byKnown, within(1e-9));
    double[] sorted =
        people.stream().mapToDouble(r -> pay.getOrDefault(r.authorId(), 0.0)).sorted().toArray();
    double differences = 0;
    for (double x : sorted) {
      for (double y : sorted) {
        differences += Math.abs(x - y);
      }
    }
    assertThat(requireNonNull(row.gini()))
        .isCloseTo(differences / (2 * sorted.length * paid), within(1e-6));
    assertThat(requireNonNull(row.top1Share()))
        .isCloseTo((sorted[sorted.length - 1] + sorted[sorted.length - 2]) / paid, within(1e-6));
  }

  private static RecruitmentFacts facts(List<Recruit> people, int days) {
    Instant last = TO.minus(Duration.ofDays(days));
    double[] delays =
        people.stream()
            .filter(r -> r.delaySeconds() != null)
            .mapToDouble(r -> requireNonNull(r.delaySeconds()))
            .sorted()
            .toArray();
    int n = delays.length;
    return new RecruitmentFacts(
        count(people, 0),
        people.stream().filter(r -> generation(r) > 0).count(),
        count(people, -1),
        people.stream().mapToLong(r -> Math.max(0, generation(r))).sum(),
        people.stream().mapToLong(r -> generation(r)).max().orElseThrow(),
        people.stream().filter(r -> generation(r) >= 0 && !r.joinedAt().isAfter(last)).count(),
        people.stream().filter(r -> generation(r) > 0 && !r.joinedAt().isAfter(last)).count(),
        (delays[(n - 1) / 2] + delays[n / 2]) / 2,
        people.stream().filter(RecruitStagesTest::isPlaced).count(),
        people.stream()
            .filter(RecruitStagesTest::isPlaced)
            .filter(r -> community(r.authorId()) != community(requireNonNull(r.recruiterId())))
            .count(),
        recruiters(people),
        delays(people, r -> isRewarded(r, people)),
        delays(
            people.stream().filter(RecruitStagesTest::isPlaced).toList(),
            r -> community(r.authorId()) == community(requireNonNull(r.recruiterId()))));
  }

  private static Recruit later(Recruit r) {
    Double delay = r.delaySeconds();
    boolean isSame = delay == null || r.authorId().hashCode() % 2 == 0;
    return new Recruit(
        r.campaignId(),
        r.authorId(),
        r.recruiterId(),
        isSame ? r.joinedAt() : r.joinedAt().plus(Duration.ofDays(2)),
        r.generation(),
        r.treeId(),
        delay);
  }

  private static Instant actedOnAt(Recruit r) {
    return r.joinedAt().minusNanos(Math.round(requireNonNull(r.delaySeconds()) * 1e6) * 1_000);
  }

  private static boolean isRewarded(Recruit recruit, List<Recruit> people) {
    Instant day = actedOnAt(recruit).truncatedTo(ChronoUnit.DAYS);
    return people.stream()
        .filter(r -> Objects.equals(r.recruiterId(), recruit.recruiterId()))
        .anyMatch(r -> r.joinedAt().isBefore(day));
  }

  private static LogRank delays(List<Recruit> people, Predicate<Recruit> ofKind) {
    Comparator<@Nullable Integer> digits = Comparator.nullsFirst(Comparator.naturalOrder());
    LogRank.Sums sums = new LogRank.Sums();
    Recruit before = null;
    for (Recruit r :
        people.stream()
            .filter(r -> r.recruiterId() != null)
            .sorted(
                Comparator.comparing((Recruit r) -> LocalDate.ofInstant(actedOnAt(r), UTC))
                    .thenComparing(r -> audienceDigits(r), digits)
                    .thenComparing(r -> -requireNonNull(r.delaySeconds())))
            .toList()) {
      if (before != null
          && !(LocalDate.ofInstant(actedOnAt(r), UTC)
                  .equals(LocalDate.ofInstant(actedOnAt(before), UTC))
              && Objects.equals(audienceDigits(r), audienceDigits(before)))) {
        sums.endStratum();
      }
      before = r;
      sums.add(requireNonNull(r.delaySeconds()), ofKind.test(r), group(r));
    }
    return sums.logRank();
  }

  /** As Spark hashes text. */
  private static int group(Recruit r) {
    UTF8String recruiter = UTF8String.fromString(requireNonNull(r.recruiterId()));
    long hash =
        XXH64.hashUnsafeBytes(
            recruiter.getBaseObject(), recruiter.getBaseOffset(), recruiter.numBytes(), 42);
    return Math.floorMod(hash, LogRank.GROUPS);
  }

  /** Digits of the audience of somebody's recruiter. */
  private static @Nullable Integer audienceDigits(Recruit r) {
    String recruiter = requireNonNull(r.recruiterId());
    Long audience = neighbours(recruiter) > 0 ? audience(recruiter) : null;
    return audience == null ? null : (Integer) Long.toString(audience).length();
  }

  private static @Nullable Long audience(String id) {
    return id.hashCode() % 4 == 0 ? null : (Long) (id.hashCode() % 4 == 1 ? 7L : 70L);
  }

  private static Participant person(Recruit r) {
    boolean again = community(r.authorId()) == 0;
    return new Participant(
        r.campaignId(), r.authorId(), r.joinedAt(), r.joinedAt(), 1, 1, 1, 1, again, false, false);
  }

  private static NetworkPerson standing(Recruit r) {
    String id = r.authorId();
    long pairs = neighbours(id);
    return new NetworkPerson(
        r.campaignId(),
        id,
        audience(id),
        pairs,
        0,
        pairs,
        0,
        pairs,
        0,
        1,
        1L,
        community(id),
        0.1,
        null);
  }

  private static long community(String id) {
    return Math.floorMod(id.hashCode(), 3);
  }

  private static long neighbours(String id) {
    return Math.floorMod(id.hashCode() / 3, 4);
  }

  private static boolean isPlaced(Recruit r) {
    return r.recruiterId() != null
        && neighbours(r.authorId()) >= 2
        && neighbours(r.recruiterId()) > 0;
  }

  private static List<ReturnDose> recruiters(List<Recruit> people) {
    TreeMap<Long, TreeMap<Integer, long[]>> days = new TreeMap<>();
    for (Recruit person : people) {
      if (person.generation() == null || person.joinedAt().plus(Duration.ofDays(14)).isAfter(TO)) {
        continue;
      }
      long brought =
          people.stream()
              .filter(
                  r ->
                      person.authorId().equals(r.recruiterId())
                          && r.joinedAt().isBefore(person.joinedAt().plus(Duration.ofDays(7))))
              .count();
      long[] counts =
          days.computeIfAbsent(
                  Math.floorDiv(person.joinedAt().getEpochSecond(), 86_400L), d -> new TreeMap<>())
              .computeIfAbsent(
                  (int) Math.floor(Math.log(1.0 + brought) / Math.log(2) + 1e-9), x -> new long[2]);
      counts[0]++;
      counts[1] += community(person.authorId()) == 0 ? 1 : 0;
    }
    List<ReturnDose> doses = new ArrayList<>();
    days.forEach(
        (day, byDoublings) ->
            byDoublings.forEach((x, n) -> doses.add(new ReturnDose(day, x, n[0], n[1]))));
    return doses;
  }

  private static long count(List<Recruit> people, int generation) {
    return people.stream().filter(r -> generation(r) == generation).count();
  }
}
