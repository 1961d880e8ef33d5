package org.beyondviral.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.beyondviral.campaign.Truth;
import org.beyondviral.settings.UserError;
import org.beyondviral.trace.ArchiveWindow;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MixedScenarioTest {
  private static final long SEED = 20091205;
  private static final MixedScenario SCENARIO = new MixedScenario(SEED, 60_000);
  private static final List<Trace> ROWS =
      LongStream.range(0, SCENARIO.units())
          .mapToObj(SCENARIO::unit)
          .flatMap(Collection::stream)
          .toList();
  private static final Map<String, Trace> BY_ID =
      ROWS.stream().collect(Collectors.toMap(Trace::traceId, Function.identity(), (a, b) -> a));

  @Test
  void sameSeedSameRowsAndAnotherSeedOthers() {
    MixedScenario again = new MixedScenario(SEED, 60_000);
    MixedScenario other = new MixedScenario(SEED + 1, 60_000);
    for (long unit : new long[] {0, 7, SCENARIO.units() - 1}) {
      assertThat(again.unit(unit)).isEqualTo(SCENARIO.unit(unit));
      assertThat(other.unit(unit)).isNotEqualTo(SCENARIO.unit(unit));
    }
  }

  @Test
  void distinctTracesAreExactlyThoseAskedFor() {
    for (long traces : new long[] {1_000, 1_777, 10_000}) {
      MixedScenario scenario = new MixedScenario(3, traces);
      long distinct =
          LongStream.range(0, scenario.units())
              .mapToObj(scenario::unit)
              .flatMap(Collection::stream)
              .map(Trace::traceId)
              .distinct()
              .count();
      assertThat(distinct).isEqualTo(traces);
    }
    assertThat(BY_ID).hasSize(60_000);
    assertThat((double) ROWS.size()).isCloseTo(60_000, within(0.02 * 60_000));
    assertThatThrownBy(() -> new MixedScenario(3, 999)).isInstanceOf(UserError.class);
  }

  @Test
  void kindsComeInFixedProportionsWithTagsOfTheirOwn() {
    Map<String, Long> kinds =
        truths().stream().collect(Collectors.groupingBy(Truth::profile, Collectors.counting()));

    assertThat(kinds)
        .isEqualTo(
            Map.of(
                "viral_fade", 42L,
                "sustained_movement", 36L,
                "recurrent", 18L,
                "perennial_topic", 24L));
    assertThat(truths().stream().map(Truth::campaignId).distinct()).hasSize(120);
    assertThat(new MixedScenario(1, 1_000).campaigns()).isEqualTo(4);
  }

  @Test
  void onlyPlantedTagsReachTheMinimum() {
    Map<String, Long> direct =
        BY_ID.values().stream()
            .flatMap(trace -> trace.tags().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Set<String> planted = truths().stream().map(Truth::campaignId).collect(Collectors.toSet());

    assertThat(
            direct.entrySet().stream().filter(tag -> tag.getValue() >= 50).map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(planted);
    assertThat(direct).hasSizeGreaterThan(planted.size() + 20);
  }

  @Test
  void truthIsWhatTagsAndParentsLeadTo() {
    Map<String, Set<String>> members = new HashMap<>();
    for (Trace trace : BY_ID.values()) {
      if (trace.createdAt().isAfter(end())
          || trace.createdAt().isBefore(Instant.ofEpochSecond(1_000_000_000))) {
        continue;
      }
      Set<String> onTheWay = new HashSet<>();
      for (Trace at = trace; at != null && onTheWay.add(at.traceId()); at = parent(at)) {
        for (String tag : at.tags()) {
          members.computeIfAbsent(tag, key -> new HashSet<>()).add(trace.traceId());
        }
      }
    }
    for (Truth truth : truths()) {
      assertThat(members.get(truth.campaignId()))
          .as(truth.campaignId())
          .hasSize((int) truth.traces());
    }
  }

  @Test
  void fadesAreShortAndOverAndMovementsLastWithPeopleWhoReturn() {
    for (long index = 0; index < SCENARIO.campaigns(); index++) {
      Observed seen = observed(index);
      String what = SCENARIO.tag(index) + " " + seen;
      switch (SCENARIO.kind(index)) {
        case VIRAL_FADE -> {
          assertThat(seen.effectiveWeeks()).as(what).isLessThan(4);
          assertThat(seen.quietAfterDays()).as(what).isGreaterThan(28);
          assertThat(seen.highestDay()).as(what).isGreaterThanOrEqualTo(10);
        }
        case SUSTAINED_MOVEMENT -> {
          assertThat(seen.effectiveWeeks()).as(what).isGreaterThan(12);
          assertThat(seen.returningShare()).as(what).isGreaterThan(0.1);
          assertThat(seen.topAccountShare()).as(what).isLessThan(0.25);
        }
        case RECURRENT -> {
          assertThat(seen.effectiveWeeks()).as(what).isLessThan(12);
          assertThat(seen.longestGapDays()).as(what).isGreaterThan(20);
        }
        case PERENNIAL_TOPIC -> {
          assertThat(seen.effectiveWeeks()).as(what).isGreaterThan(12);
          assertThat(seen.returningShare()).as(what).isLessThan(0.1);
        }
      }
    }
  }

  @Test
  void cascadesAreOfHeavyTailedSizeAndSomeRootsAreUnseen() {
    Map<String, Integer> sizes = new HashMap<>();
    int reposts = 0;
    int unseen = 0;
    for (Trace trace : BY_ID.values()) {
      String root = trace.rootId();
      if (trace.kind().equals("repost") && root != null) {
        sizes.merge(root, 1, Integer::sum);
        reposts++;
        unseen += BY_ID.containsKey(root) ? 0 : 1;
      }
    }
    assertThat(sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0))
        .isGreaterThan(50);
    assertThat(sizes.values().stream().filter(size -> size == 1).count()).isGreaterThan(500);
    assertThat((double) unseen / reposts).isBetween(0.02, 0.4);
  }

  @Test
  void dirtComesInTheStatedShares() {
    Map<Dirt, Integer> found = new EnumMap<>(Dirt.class);
    Map<String, Set<Trace>> distinct = new TreeMap<>();
    Map<String, Integer> rows = new HashMap<>();
    for (Trace trace : ROWS) {
      distinct.computeIfAbsent(trace.traceId(), id -> new HashSet<>()).add(trace);
      rows.merge(trace.traceId(), 1, Integer::sum);
      count(found, Dirt.NO_AUTHOR, trace.authorId() == null);
      count(found, Dirt.SELF_PARENT, trace.traceId().equals(trace.parentId()));
      count(found, Dirt.CLOCK_1970, trace.createdAt().isBefore(Instant.ofEpochSecond(86_400)));
      count(
          found, Dirt.CLOCK_2099, trace.createdAt().isAfter(Instant.parse("2098-12-31T00:00:00Z")));
      Trace parent = parent(trace);
      if (parent != null && !parent.traceId().equals(trace.traceId())) {
        boolean cycle = trace.traceId().equals(parent.parentId());
        count(found, Dirt.CYCLE, cycle && trace.traceId().compareTo(parent.traceId()) < 0);
        count(found, Dirt.PARENT_LATER, !cycle && trace.createdAt().isBefore(parent.createdAt()));
      }
    }
    rows.forEach(
        (id, times) -> {
          boolean differing = Objects.requireNonNull(distinct.get(id)).size() > 1;
          count(found, Dirt.SAME_ID_OTHER_ROW, differing);
          count(found, Dirt.SAME_ROW_TWICE, times > 1 && !differing);
        });
    double early =
        LongStream.range(0, Dirt.CLOCKS_AHEAD)
            .mapToObj(SCENARIO::unit)
            .flatMap(Collection::stream)
            .count();
    for (Dirt dirt : found.keySet()) {
      assertThat((double) found.get(dirt))
          .as(dirt.name())
          .isCloseTo(dirt.share() * (dirt == Dirt.CLOCK_2099 ? early : 60_000), within(4.0));
    }
    assertThat(found).hasSize(8);
  }

  @Test
  void clocksAheadDoNotMoveTheEndOfALargeArchive() {
    MixedScenario large = new MixedScenario(SEED, 400_000);
    Map<LocalDate, Long> days =
        LongStream.range(0, 200)
            .mapToObj(large::unit)
            .flatMap(Collection::stream)
            .map(trace -> LocalDate.ofInstant(trace.createdAt(), ZoneOffset.UTC))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(ArchiveWindow.of(days, Optional.empty(), Optional.empty()).orElseThrow().to())
        .isEqualTo(MixedScenario.START.plusDays(MixedScenario.DAYS - 1));
  }

  private static void count(Map<Dirt, Integer> found, Dirt dirt, boolean is) {
    if (is) {
      found.merge(dirt, 1, Integer::sum);
    }
  }

  private record Observed(
      double effectiveWeeks,
      double returningShare,
      double topAccountShare,
      long quietAfterDays,
      long longestGapDays,
      long highestDay) {}

  private static Observed observed(long index) {
    List<Trace> traces =
        SCENARIO.campaign(index).stream()
            .filter(trace -> trace.createdAt().getEpochSecond() > 1_000_000_000L)
            .filter(trace -> trace.createdAt().isBefore(end()))
            .toList();
    Instant first = traces.stream().map(Trace::createdAt).min(Instant::compareTo).orElseThrow();
    Map<Long, Set<String>> weeks = new TreeMap<>();
    Map<String, Set<LocalDate>> people = new HashMap<>();
    TreeMap<LocalDate, Integer> days = new TreeMap<>();
    for (Trace trace : traces) {
      LocalDate day = LocalDate.ofInstant(trace.createdAt(), ZoneOffset.UTC);
      days.merge(day, 1, Integer::sum);
      String author = trace.authorId();
      if (author != null) {
        long week = Duration.between(first, trace.createdAt()).toDays() / 7;
        weeks.computeIfAbsent(week, key -> new HashSet<>()).add(author + day);
        people.computeIfAbsent(author, key -> new HashSet<>()).add(day);
      }
    }
    double personDays = people.values().stream().mapToInt(Set::size).sum();
    double inWeeks = weeks.values().stream().mapToInt(Set::size).sum();
    double entropy = 0;
    for (Set<String> week : weeks.values()) {
      entropy -= week.size() / inWeeks * Math.log(week.size() / inWeeks);
    }
    int top = people.values().stream().mapToInt(Set::size).max().orElse(0);
    Map.Entry<LocalDate, Integer> peak =
        days.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    long highest = peak.getValue();
    List<LocalDate> busy =
        new ArrayList<>(
            days.entrySet().stream()
                .filter(day -> day.getValue() > 0.04 * highest)
                .map(Map.Entry::getKey)
                .toList());
    long gap = 0;
    for (int i = 1; i < busy.size(); i++) {
      gap = Math.max(gap, ChronoUnit.DAYS.between(busy.get(i - 1), busy.get(i)));
    }
    return new Observed(
        Math.exp(entropy),
        people.values().stream().filter(seen -> seen.size() > 1).count() / (double) people.size(),
        top / personDays,
        ChronoUnit.DAYS.between(peak.getKey(), MixedScenario.START.plusDays(MixedScenario.DAYS)),
        gap,
        highest);
  }

  private static List<Truth> truths() {
    return LongStream.range(0, SCENARIO.campaigns()).mapToObj(SCENARIO::truth).toList();
  }

  private static @Nullable Trace parent(Trace trace) {
    return trace.parentId() == null ? null : BY_ID.get(trace.parentId());
  }

  private static Instant end() {
    return MixedScenario.START
        .plusDays(MixedScenario.DAYS)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
