package org.beyondviral.stage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.beyondviral.TestSpark;
import org.beyondviral.campaign.Campaign;
import org.beyondviral.campaign.CampaignMember;
import org.beyondviral.cascade.CascadeMember;
import org.beyondviral.incentive.ReturnTally;
import org.beyondviral.recruitment.Exposure;
import org.beyondviral.recruitment.Recruit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses and exposures of a random archive, against plain loops over its traces. */
class FeedbackStagesTest {
  private static final Instant FROM = Instant.parse("2021-01-01T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(100));
  private static final List<CascadeMember> ARCHIVE = archive();
  private static final List<CampaignMember> MEMBERS = members();

  private static List<CascadeMember> archive() {
    Random random = new Random(21);
    List<CascadeMember> traces = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      Instant at = FROM.plusSeconds(i * 8_000L + random.nextInt(3_000));
      String author = random.nextInt(20) == 0 ? null : "u" + random.nextInt(150);
      String parent =
          i == 0 || random.nextInt(4) == 0 ? null : "t" + Math.max(0, i + 3 - random.nextInt(30));
      traces.add(
          new CascadeMember(
              "t" + i,
              "k",
              author,
              at,
              "post",
              parent,
              parent == null ? "root" : "stated",
              0,
              0,
              0,
              0));
    }
    return traces;
  }

  private static List<CampaignMember> members() {
    Random random = new Random(22);
    List<CampaignMember> members = new ArrayList<>();
    for (CascadeMember trace : ARCHIVE) {
      for (String campaign : List.of("a", "b")) {
        if (random.nextInt(3) > 0) {
          members.add(
              new CampaignMember(
                  campaign,
                  trace.traceId(),
                  "k",
                  "direct",
                  trace.authorId(),
                  trace.createdAt(),
                  trace.kind(),
                  random.nextInt(3) == 0 ? null : (long) random.nextInt(40)));
        }
      }
    }
    return members;
  }

  private static Map<String, Map<String, List<CampaignMember>>> byAccount() {
    return MEMBERS.stream()
        .filter(member -> member.authorId() != null)
        .sorted(Comparator.comparing(CampaignMember::createdAt))
        .collect(
            Collectors.groupingBy(
                CampaignMember::campaignId,
                TreeMap::new,
                Collectors.groupingBy(member -> requireNonNull(member.authorId()))));
  }

  private static <R extends Record> Dataset<R> shuffled(Class<R> row, List<R> rows, int parts) {
    List<R> copy = new ArrayList<>(rows);
    Collections.shuffle(copy, new Random(parts));
    return TestSpark.dataset(row, copy).repartition(parts);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void responsesAndReturnsAreThoseOfTheTraces(int partitions) {
    Map<String, FeedbackStages.Feedback> expected = new HashMap<>();
    byAccount()
        .forEach(
            (campaign, accounts) -> {
              ReturnTally tally = new ReturnTally();
              accounts.values().stream()
                  .filter(
                      traces -> !traces.get(0).createdAt().plus(Duration.ofDays(30)).isAfter(TO))
                  .forEach(traces -> tally.add(history(traces)));
              expected.put(
                  campaign, new FeedbackStages.Feedback(campaign, tally.strata(), tally.spells()));
            });
    Map<String, FeedbackStages.Feedback> found =
        FeedbackStages.feedback(
                FeedbackStages.newcomers(
                    shuffled(CampaignMember.class, MEMBERS, partitions),
                    TestSpark.dataset(
                        Campaign.class,
                        List.of(
                            new Campaign(
                                "a", "a", "tag", FROM, TO, FROM, TO, false, false, 1, 1, 1),
                            new Campaign(
                                "b", "b", "tag", FROM, TO, FROM, TO, false, false, 1, 1, 1)))),
                shuffled(CascadeMember.class, ARCHIVE, partitions))
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(FeedbackStages.Feedback::campaignId, row -> row));
    assertThat(found).isEqualTo(expected);
    assertThat(requireNonNull(expected.get("a")).feedback())
        .anyMatch(day -> day.rewardedReturned() > 0);
    assertThat(requireNonNull(expected.get("a")).spells())
        .anyMatch(spell -> spell.doublings() > 0 && spell.from() > 1);
  }

  /** One account alone, by loops over the archive. */
  private static ReturnTally.History history(List<CampaignMember> traces) {
    CampaignMember first = traces.get(0);
    Instant at = first.createdAt();
    TreeMap<Integer, Long> answers = new TreeMap<>();
    for (CascadeMember reply : ARCHIVE) {
      if (first.traceId().equals(reply.parentId())
          && reply.authorId() != null
          && !reply.authorId().equals(first.authorId())
          && !reply.createdAt().isBefore(at)
          && reply.createdAt().isBefore(at.plus(Duration.ofDays(29)))) {
        answers.merge((int) Duration.between(at, reply.createdAt()).toDays(), 1L, Long::sum);
      }
    }
    Integer returnedOn =
        traces.stream()
            .map(trace -> (int) Duration.between(at, trace.createdAt()).toDays())
            .filter(day -> day >= 1 && day < 30)
            .findFirst()
            .orElse(null);
    Long audience = first.audience();
    return new ReturnTally.History(
        Math.floorDiv(at.getEpochSecond(), 86_400L),
        audience == null ? null : Long.toString(audience).length(),
        returnedOn,
        answers.entrySet().stream()
            .map(day -> new ReturnTally.Answers(day.getKey(), day.getValue()))
            .toList(),
        1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void exposuresAreTheNeighboursWhoHadJoined(int partitions) {
    Map<String, Instant> ties = new HashMap<>();
    Map<String, CascadeMember> byId =
        ARCHIVE.stream().collect(Collectors.toMap(CascadeMember::traceId, trace -> trace));
    Set<String> people = new HashSet<>();
    for (CascadeMember trace : ARCHIVE) {
      CascadeMember parent = byId.get(String.valueOf(trace.parentId()));
      if (trace.authorId() != null) {
        people.add(trace.authorId());
      }
      if (parent != null
          && trace.authorId() != null
          && parent.authorId() != null
          && !Objects.equals(trace.authorId(), parent.authorId())) {
        ties.merge(
            trace.authorId() + ">" + parent.authorId(),
            trace.createdAt(),
            (x, y) -> x.isBefore(y) ? x : y);
      }
    }
    List<Recruit> recruits = new ArrayList<>();
    Map<String, List<Exposure.Count>> expected = new HashMap<>();
    Instant late = FROM.plus(Duration.ofDays(50));
    byAccount()
        .forEach(
            (campaign, accounts) -> {
              Map<String, Instant> joined = new HashMap<>();
              accounts.forEach(
                  (id, traces) ->
                      traces.stream()
                          .map(CampaignMember::createdAt)
                          .filter(late::isBefore)
                          .findFirst()
                          .ifPresent(at -> joined.put(id, at)));
              joined.forEach(
                  (id, at) -> recruits.add(new Recruit(campaign, id, null, at, 0, id, null)));
              expected.put(campaign, counts(people, joined, ties));
            });
    Map<String, List<Exposure.Count>> found =
        ExposureStages.exposures(
                ExposureStages.joined(
                    shuffled(Recruit.class, recruits, partitions),
                    shuffled(CascadeMember.class, ARCHIVE, partitions)),
                ExposureStages.ties(
                    InteractionStages.acts(shuffled(CascadeMember.class, ARCHIVE, partitions))),
                partitions)
            .collectAsList()
            .stream()
            .collect(
                Collectors.toMap(
                    ExposureStages.Exposures::campaignId, ExposureStages.Exposures::exposures));
    assertThat(found).isEqualTo(expected);
    assertThat(expected.get("a")).anyMatch(count -> count.exposures() > 1 && count.joined() > 0);
  }

  @Test
  void whatSomebodyKnewIsToldBeyondTheExposuresReadToo() {
    Instant joined = FROM.plus(Duration.ofDays(9));
    Instant seen = FROM.plus(Duration.ofDays(8));
    List<ExposureStages.Joined> joinings = new ArrayList<>();
    List<ExposureStages.Tie> ties = new ArrayList<>();
    for (int neighbour = 0; neighbour < 60; neighbour++) {
      Instant at = neighbour < 59 ? FROM.plus(Duration.ofDays(1)) : joined.minusSeconds(1);
      joinings.add(new ExposureStages.Joined("c", "n" + neighbour, at, null));
      for (String person : List.of("one", "several")) {
        if (neighbour != 0 || person.equals("one")) {
          ties.add(new ExposureStages.Tie(person, "n" + neighbour, FROM));
        }
      }
    }
    joinings.add(new ExposureStages.Joined("c", "late", joined.minusSeconds(2), null));
    ties.add(new ExposureStages.Tie("several", "late", FROM));
    joinings.add(new ExposureStages.Joined("c", "one", joined, seen));
    joinings.add(new ExposureStages.Joined("c", "several", joined, seen));

    List<Exposure.Count> found =
        ExposureStages.exposures(
                shuffled(ExposureStages.Joined.class, joinings, 2),
                shuffled(ExposureStages.Tie.class, ties, 2),
                ExposureStages.TIES_IN_PART)
            .first()
            .exposures();

    assertThat(found)
        .containsExactly(
            new Exposure.Count(41, 41, false, 1, 0), new Exposure.Count(41, 41, true, 1, 0));
    assertThat(Exposure.opaqueShare(found)).hasValue(0.5);
  }

  private static List<Exposure.Count> counts(
      Set<String> people, Map<String, Instant> joined, Map<String, Instant> ties) {
    Map<Exposure.Count, long[]> counts = new HashMap<>();
    for (String person : people) {
      int known = 0;
      int before = 0;
      int whenLastSeen = 0;
      Instant own = joined.getOrDefault(person, Instant.MAX);
      Instant seen =
          ARCHIVE.stream()
              .filter(trace -> person.equals(trace.authorId()))
              .map(CascadeMember::createdAt)
              .filter(at -> !own.equals(Instant.MAX) && at.isBefore(own))
              .max(Comparator.naturalOrder())
              .orElse(Instant.MIN);
      for (Map.Entry<String, Instant> neighbour : joined.entrySet()) {
        Instant since = ties.getOrDefault(person + ">" + neighbour.getKey(), Instant.MAX);
        if (since.isBefore(neighbour.getValue())) {
          known++;
          before += neighbour.getValue().isBefore(own) ? 1 : 0;
          whenLastSeen += neighbour.getValue().isBefore(seen) ? 1 : 0;
        }
      }
      if (known > 0) {
        boolean joins = !own.equals(Instant.MAX);
        Exposure.Count alike =
            new Exposure.Count(
                before, joins ? whenLastSeen : 0, joins && before - whenLastSeen >= 2, 0, 0);
        counts.computeIfAbsent(alike, k -> new long[2])[joins ? 0 : 1]++;
      }
    }
    return counts.entrySet().stream()
        .map(
            e ->
                new Exposure.Count(
                    e.getKey().exposures(),
                    e.getKey().knownBefore(),
                    e.getKey().severalSince(),
                    e.getValue()[0],
                    e.getValue()[1]))
        .sorted(
            Comparator.comparing(Exposure.Count::exposures)
                .thenComparing(Exposure.Count::knownBefore)
                .thenComparing(Exposure.Count::severalSince))
        .toList();
  }
}
