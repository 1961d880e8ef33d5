package org.beyondviral.generate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.beyondviral.trace.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {
  private static final double DAY = Draft.MICROS_PER_DAY;

  @ParameterizedTest
  @MethodSource("stories")
  void tellsAsManyTracesAsAskedWithIdsOfTheirOwn(Story story) {
    for (int traces : new int[] {1, 2, 150, 1_003}) {
      List<Draft> drafts = tell(story, traces, 1).drafts();

      assertThat(drafts.stream().map(Draft::name).distinct()).hasSize(traces);
      assertThat(drafts).allMatch(draft -> !draft.tags.isEmpty() && draft.author != null);
      assertThat(drafts)
          .allMatch(draft -> draft.target == null || draft.target.micros < draft.micros);
    }
  }

  @Test
  void peopleComeBackAsOftenAsPlanted() {
    Returns returns = new Returns(0.3, 0.2, 0.1);
    Spread story =
        new Spread(
            "any",
            PlantedKind.SUSTAINED_MOVEMENT,
            Mechanism.GALTON_WATSON,
            0.5,
            Attention.steady(100),
            6,
            returns);
    Map<Long, List<Double>> days = new HashMap<>();
    Story.Told told = tell(story, 30_000, 2);
    told.drafts()
        .forEach(
            draft ->
                days.computeIfAbsent(draft.person, key -> new ArrayList<>())
                    .add(draft.micros / DAY));

    assertThat(share(days, 7)).isCloseTo(0.3, within(0.02));
    assertThat(share(days, 30)).isCloseTo(0.2, within(0.02));
    assertThat(share(days, 90)).isCloseTo(0.1, within(0.02));
    assertThat(
            days.values().stream().filter(list -> list.size() > 1).count() / (double) days.size())
        .isCloseTo(returns.any(), within(0.02));
    assertThat(told.planted())
        .containsEntry("retention_30d", 0.2)
        .containsEntry("returning_share", returns.any());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.55, 0.8})
  void recruitmentReproducesAsPlanted(double mean) {
    Spread story =
        new Spread(
                "any",
                PlantedKind.SUSTAINED_MOVEMENT,
                Mechanism.GALTON_WATSON,
                mean,
                Attention.steady(100),
                6,
                Returns.NOBODY)
            .withSignUps();
    Story.Told told = tell(story, 2_000, 3);
    long recruited = told.drafts().stream().filter(draft -> draft.parent != null).count();

    assertThat(told.drafts()).allMatch(draft -> draft.kind == Kind.JOIN);
    assertThat(recruited / 2_000.0).isCloseTo(mean, within(0.001));
    assertThat(told.planted())
        .containsEntry("reproduction_number", recruited / 2_000.0)
        .containsEntry("branching_factor", recruited / 2_000.0);
  }

  @Test
  void statedRootsHideParentsButNotFromTheTruth() {
    Spread story =
        (Spread)
            Preset.mechanisms().stories().stream()
                .filter(each -> each.word().equals("sir"))
                .findFirst()
                .orElseThrow();
    List<Draft> drafts = tell(story, 2_000, 4).drafts();

    assertThat(drafts).allMatch(draft -> draft.parent == null || draft.parent.equals(draft.root));
    assertThat(
            drafts.stream()
                .filter(draft -> draft.target != null && !draft.target.name().equals(draft.root)))
        .hasSizeGreaterThan(200);
  }

  @Test
  void exactlyThePlantedLeadersGetHalfOfAllResponsesOfAWeek() {
    Leadership story =
        new Leadership("any", PlantedKind.SUSTAINED_MOVEMENT, 40, 0.35, 0.8, Attention.steady(280));
    Story.Told told = tell(story, 40 * Leadership.A_WEEK, 5);
    Map<Integer, Map<Long, Integer>> responses = new TreeMap<>();
    Map<Integer, Set<Long>> present = new HashMap<>();
    double start = told.drafts().stream().mapToLong(draft -> draft.micros).min().orElseThrow();
    for (Draft draft : told.drafts()) {
      int week = (int) (Math.floor(draft.micros / DAY) - Math.floor(start / DAY)) / 7;
      present.computeIfAbsent(week, key -> new HashSet<>()).add(draft.person);
      if (draft.target != null) {
        assertThat(draft.target.person).isNotEqualTo(draft.person);
        responses
            .computeIfAbsent(week, key -> new HashMap<>())
            .merge(draft.target.person, 1, Integer::sum);
      }
    }
    Set<Long> before = Set.of();
    double overlap = 0;
    double risers = 0;
    double successions = 0;
    for (int week = 0; week < 40; week++) {
      Set<Long> leaders = smallestHalf(requireNonNull(responses.get(week)));
      assertThat(leaders).hasSize(Leadership.LEADERS);
      if (week > 0) {
        Set<Long> both = new HashSet<>(leaders);
        both.retainAll(before);
        overlap += (double) both.size() / (2 * Leadership.LEADERS - both.size());
        for (long leader : leaders) {
          if (!before.contains(leader)) {
            successions++;
            risers += requireNonNull(present.get(week - 1)).contains(leader) ? 1 : 0;
          }
        }
      }
      before = leaders;
    }

    assertThat(told.planted().get("leader_overlap"))
        .isCloseTo(overlap / 39, Percentage.withPercentage(1e-9));
    assertThat(told.planted()).containsEntry("succession_share", risers / successions);
    assertThat(risers / successions).isCloseTo(0.8, within(0.15));
  }

  @Test
  void momentsFollowTheirLaws() {
    Attention decay = Attention.biexponential(500, 1, 10, 0.4);
    Attention shocks = Attention.shocks(3, 60, 1.5);
    Draw draw = new Draw(1, 1);
    double sum = 0;
    int late = 0;
    int[] shock = new int[3];
    for (int times = 0; times < 30_000; times++) {
      double day = decay.day(draw);
      sum += day;
      late += day > 10 ? 1 : 0;
      shock[(int) (shocks.day(draw) / 60)]++;
      double habit = Attention.steady(70).withHabit(1).day(draw);
      assertThat(habit).isBetween(0.0, 70.0);
    }

    assertThat(sum / 30_000).isCloseTo(0.6 * 1 + 0.4 * 10, within(0.15));
    assertThat(late / 30_000.0).isCloseTo(0.4 * Math.exp(-1) + 0.6 * Math.exp(-10), within(0.01));
    assertThat(shock).satisfies(each -> assertThat(each[0]).isBetween(9_700, 10_300));
  }

  @Test
  void rewardsThatPayMoreRecruitMore() {
    assertThat(Stream.of(Reward.values()).map(Reward::reproduction))
        .isSortedAccordingTo(Comparator.naturalOrder())
        .allMatch(mean -> mean < 1);
  }

  private static Set<Long> smallestHalf(Map<Long, Integer> responses) {
    double all = responses.values().stream().mapToInt(Integer::intValue).sum();
    Set<Long> leaders = new HashSet<>();
    double sum = 0;
    List<Map.Entry<Long, Integer>> sorted =
        responses.entrySet().stream()
            .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
            .toList();
    for (Map.Entry<Long, Integer> entry : sorted) {
      if (sum < all / 2) {
        leaders.add(entry.getKey());
        sum += entry.getValue();
      }
    }
    return leaders;
  }

  private static double share(Map<Long, List<Double>> days, int from) {
    long seen =
        days.values().stream()
            .filter(
                list ->
                    list.stream()
                        .anyMatch(day -> day - list.get(0) >= from && day - list.get(0) < 2 * from))
            .count();
    return (double) seen / days.size();
  }

  @Test
  void botsPostByTheClockAndGroupsShareALinkWithinAMinute() {
    List<Story> stories = Preset.coordinated().stories();
    assertThat(tell(stories.get(0), 600, 4).accounts()).isEmpty();

    Story.Told bots = tell(stories.get(1), 600, 4);
    assertThat(bots.accounts()).hasSize(5).allMatch(account -> account.role().equals("bot"));
    for (PlantedAccount bot : bots.accounts()) {
      long[] micros =
          bots.drafts().stream()
              .filter(draft -> bot.accountId().equals(draft.author))
              .mapToLong(draft -> draft.micros)
              .sorted()
              .toArray();
      assertThat(micros).hasSize((int) (600 * Coordinated.SHARE / 5));
      double even = (micros[micros.length - 1] - micros[0]) / (micros.length - 1.0);
      for (int post = 1; post < micros.length; post++) {
        assertThat((double) micros[post] - micros[post - 1]).isCloseTo(even, within(22e6));
      }
    }

    Story.Told groups = tell(stories.get(2), 600, 4);
    assertThat(groups.accounts().stream().map(PlantedAccount::accountId).distinct()).hasSize(16);
    Map<String, List<Draft>> byLink = new HashMap<>();
    for (Draft draft : groups.drafts()) {
      for (String link : draft.urls) {
        byLink.computeIfAbsent(link, key -> new ArrayList<>()).add(draft);
      }
    }
    assertThat(byLink).hasSize((int) (600 * Coordinated.SHARE / Coordinated.GROUP));
    assertThat(byLink.values())
        .allSatisfy(
            wave -> {
              assertThat(wave.stream().map(draft -> draft.author).distinct())
                  .hasSize(Coordinated.GROUP);
              List<Long> micros = wave.stream().map(draft -> draft.micros).sorted().toList();
              assertThat(micros.get(micros.size() - 1) - micros.get(0)).isLessThan(60_000_000);
              assertThat(
                      groups.accounts().stream()
                          .filter(
                              account ->
                                  wave.stream()
                                      .anyMatch(draft -> account.accountId().equals(draft.author)))
                          .map(PlantedAccount::group)
                          .distinct())
                  .hasSize(1);
            });
  }

  private static Story.Told tell(Story story, int traces, long seed) {
    return story.tell(
        new Story.Scene(3, traces, 40, "tag", new FollowerGraph(seed, 20_000), new Draw(seed, 3)));
  }

  static Stream<Story> stories() {
    return Stream.of(
            Preset.sameButForDuration(),
            Preset.retention(),
            Preset.recruitment(),
            Preset.succession(),
            Preset.rewards(),
            Preset.leaders(),
            Preset.mechanisms(),
            Preset.attention(),
            Preset.coordinated(),
            Preset.movement())
        .flatMap(preset -> preset.stories().stream());
  }
}
