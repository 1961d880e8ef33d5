package org.beyondviral.generate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parts of a composed archive.
 *
 * @param stories its campaigns, which take turns
 * @param networked whether it says who follows whom
 * @param contrasts measures in which its groups differ
 */
record Preset(List<Story> stories, boolean networked, List<PlantedContrast> contrasts) {
  private static final Returns SOME = new Returns(0.2, 0.12, 0.08);

  private static Preset of(List<Story> stories) {
    return new Preset(stories, false, List.of());
  }

  /**
   * Two groups alike in all that happens after somebody has turned to a campaign: in the trees, the
   * hours until others act, and who comes back after how many days. They differ in when people turn
   * to it: within days of a shock, or throughout forty weeks.
   *
   * <p>So measures of trees, recruitment and returning people have one law in both groups. Measures
   * of where in time, or how densely, traces lie cannot: they are the {@link #contrasts()}.
   */
  static Preset sameButForDuration() {
    Returns returns = new Returns(0.3, 0, 0);
    return contrast(shortLived(0.5, returns), longLived(0.5, returns), Stream.of());
  }

  /**
   * As {@link #sameButForDuration()}, but as many people of the long campaigns come back after a
   * month as of the short ones after a week, and the other way round. How many come back at all,
   * how often and how is alike.
   */
  static Preset retention() {
    Returns sooner = new Returns(0.14, 0.1, 0);
    Returns later = new Returns(sooner.after30Days(), sooner.after7Days(), 0);
    return contrast(
        shortLived(0.5, sooner),
        longLived(0.5, later),
        Stream.concat(
            Stream.of(
                planted("retention_7d", sooner.after7Days(), later.after7Days()),
                planted("retention_30d", sooner.after30Days(), later.after30Days())),
            because(
                "chances to come back within a fortnight are told less well where fewer do",
                "feedback_return_ratio",
                "recruiter_return_ratio",
                "recruiter_dose_ratio")));
  }

  /**
   * As {@link #sameButForDuration()}, but in the short campaigns a quarter of those who would act
   * on somebody brought act on the original instead. How many are recruited is alike, and so are
   * the sizes of cascades; recruits bring fewer of them.
   */
  static Preset recruitment() {
    Returns returns = new Returns(0.3, 0, 0);
    double mean = 0.5;
    double broadcast = 0.25;
    return contrast(
        shortLived(mean, returns).broadcasting(broadcast),
        longLived(mean, returns),
        Stream.of(
                Stream.of(
                    planted(
                        "mean_generation",
                        Growth.meanGeneration(mean, broadcast),
                        Growth.meanGeneration(mean, 0))),
                because(
                    "chains are longer where fewer act on the original",
                    "max_generation",
                    "max_depth",
                    "mean_structural_virality",
                    "mean_root_share",
                    "recursive_credit_share"),
                because(
                    "originals are acted on more, by fewer of others' recruits",
                    "credit_gini",
                    "response_gini",
                    "community_escape_share",
                    "alike_recruit_speed",
                    "rewarded_recruit_speed",
                    "feedback_return_ratio",
                    "recruiter_return_ratio",
                    "recruiter_dose_ratio",
                    "response_hazard_ratio"))
            .flatMap(each -> each));
  }

  /**
   * Two groups whose leaders of four weeks are known. In the long campaigns more of them stay, and
   * more of those who come in their place were there before. Around them people post once and are
   * not answered: within days of a shock, or throughout forty weeks.
   */
  static Preset succession() {
    Leadership replaced = new Leadership("short", PlantedKind.VIRAL_FADE, 4, 0.4, 0.4, days(6));
    Leadership renewed =
        new Leadership("long", PlantedKind.SUSTAINED_MOVEMENT, 4, 0.2, 0.8, Attention.steady(280));
    return contrast(
        replaced,
        renewed,
        Stream.of(
                Stream.of(
                    planted(
                        "leader_overlap", replaced.expectedOverlap(), renewed.expectedOverlap()),
                    planted("succession_share", replaced.risen(), renewed.risen())),
                because("leaders who stay lead for longer", "leader_tenure_weeks"),
                because(
                    "leaders who stay come back, and risen ones were there before",
                    "participants",
                    "traces_per_participant",
                    "returning_share",
                    "retention_7d",
                    "core_share",
                    "activity_gini",
                    "activity_top1_share",
                    "feedback_return_ratio",
                    "recruiter_return_ratio",
                    "recruiter_dose_ratio",
                    "response_hazard_ratio"),
                because(
                    "risen leaders were recruited, and answers to those who stay add up",
                    "recruited_share",
                    "reproduction_number",
                    "mean_generation",
                    "max_generation",
                    "recursive_credit_share",
                    "credit_gini",
                    "response_gini",
                    "largest_component_share",
                    "max_core",
                    "clustering",
                    "reciprocity",
                    "community_escape_share",
                    "alike_recruit_speed",
                    "rewarded_recruit_speed"))
            .flatMap(each -> each));
  }

  private static Spread shortLived(double mean, Returns returns) {
    return branching("short", PlantedKind.VIRAL_FADE, mean, days(6), returns);
  }

  private static Spread longLived(double mean, Returns returns) {
    return branching("long", PlantedKind.SUSTAINED_MOVEMENT, mean, Attention.steady(280), returns);
  }

  /** Two groups of different duration; a measure among the others differs for their reason. */
  private static Preset contrast(Story shorter, Story longer, Stream<PlantedContrast> others) {
    Map<String, PlantedContrast> contrasts = new LinkedHashMap<>();
    Stream.concat(others, followingFromDuration())
        .forEach(each -> contrasts.putIfAbsent(each.measure(), each));
    return new Preset(List.of(shorter, longer), false, List.copyOf(contrasts.values()));
  }

  private static Stream<PlantedContrast> followingFromDuration() {
    return Stream.of(
            because("a time within the campaign", "time_to_peak_days"),
            because("the week before the peak is outside a short campaign", "before_share"),
            because("the week after the peak holds most of a short campaign", "after_share"),
            because("a short campaign has one burst", "burst_gap_days", "burst_newcomer_share"),
            because("times between traces follow how densely they lie", "burstiness", "memory"),
            because("as many people in fewer days", "background_per_day"),
            because(
                "excitation is told less well beside a shock than in the long run",
                "branching_factor",
                "endogenous_share"),
            because(
                "only a short campaign decays from its peak",
                "decay_exponent",
                "decay_fast_days",
                "decay_slow_days",
                "decay_slow_share",
                "decay_model_weight"),
            because(
                "leaders are taken by week",
                "leader_share",
                "leader_overlap",
                "leader_tenure_weeks",
                "succession_share"))
        .flatMap(each -> each);
  }

  /** A referral programme under each reward. */
  static Preset rewards() {
    return of(
        Arrays.stream(Reward.values())
            .<Story>map(
                reward ->
                    branching(
                            reward.name().toLowerCase(Locale.ROOT),
                            PlantedKind.SUSTAINED_MOVEMENT,
                            reward.reproduction(),
                            Attention.steady(150),
                            SOME)
                        .withSignUps())
            .toList());
  }

  /**
   * Leaders who mostly stay and hand over within, and leaders who go and are replaced from outside.
   */
  static Preset leaders() {
    return of(
        List.of(led("steady", 0.1, 0.9), led("renewed", 0.35, 0.8), led("replaced", 0.35, 0.1)));
  }

  private static Leadership led(String word, double leaving, double risen) {
    return new Leadership(
        word, PlantedKind.SUSTAINED_MOVEMENT, 40, leaving, risen, Attention.steady(280));
  }

  /** Every mechanism; those on the graph as most archives show them, with the original alone. */
  static Preset mechanisms() {
    return new Preset(
        Stream.of(Mechanism.values()).<Story>map(Preset::fade).toList(), true, List.of());
  }

  private static Spread fade(Mechanism mechanism) {
    double strength =
        switch (mechanism) {
          case BROADCAST, RANDOM_RECURSIVE, PREFERENTIAL -> 30;
          case GALTON_WATSON -> 0.7;
          case INDEPENDENT_CASCADE, SIR -> 0.8;
          case COMPLEX_CONTAGION -> 0.5;
        };
    Spread spread =
        new Spread(
            mechanism.word().replace("_", ""),
            PlantedKind.VIRAL_FADE,
            mechanism,
            strength,
            days(8),
            3,
            Returns.NOBODY);
    return mechanism.runsOnGraph() ? spread.statingRootsOnly() : spread;
  }

  /** Known branching at three strengths, two decays, three shocks, and a habit. */
  static Preset attention() {
    Attention steady = Attention.steady(200);
    return of(
        List.of(
            branching("weak", PlantedKind.PERENNIAL_TOPIC, 0.2, steady, Returns.NOBODY),
            branching("middling", PlantedKind.PERENNIAL_TOPIC, 0.5, steady, Returns.NOBODY),
            branching("strong", PlantedKind.PERENNIAL_TOPIC, 0.8, steady, Returns.NOBODY),
            decay("quick", 1, 6, 0.2),
            decay("slow", 1, 10, 0.4),
            branching(
                    "shocks",
                    PlantedKind.RECURRENT,
                    0,
                    Attention.shocks(3, 60, 1.5),
                    Returns.NOBODY)
                .planting(Map.of("bursts", 3.0, "burst_gap_days", 60.0)),
            branching(
                "habit", PlantedKind.PERENNIAL_TOPIC, 0.2, steady.withHabit(0.8), Returns.NOBODY)));
  }

  /** The same fade without and with accounts that are not what they seem. */
  static Preset coordinated() {
    Spread people = branching("people", PlantedKind.VIRAL_FADE, 0.5, days(8), Returns.NOBODY);
    return of(
        List.of(
            people,
            new Coordinated("bots", people, 5, 0),
            new Coordinated("groups", people, 0, 2)));
  }

  /** One movement. */
  static Preset movement() {
    return of(
        List.of(
            branching(
                "movement",
                PlantedKind.SUSTAINED_MOVEMENT,
                0.6,
                Attention.steady(280).withHabit(0.5),
                SOME)));
  }

  private static Spread branching(
      String word, PlantedKind kind, double mean, Attention attention, Returns returns) {
    return new Spread(word, kind, Mechanism.GALTON_WATSON, mean, attention, 6, returns);
  }

  /**
   * Nobody acts on another, so that the decay is the planted one alone. The study sees it from the
   * end of the first day on, which leaves less of the fast part, and tells half-lives.
   */
  private static Spread decay(String word, double fastDays, double slowDays, double slowShare) {
    double fast = (1 - slowShare) * StrictMath.exp(-1 / fastDays);
    double slow = slowShare * StrictMath.exp(-1 / slowDays);
    return branching(
            word,
            PlantedKind.VIRAL_FADE,
            0,
            Attention.biexponential(60, fastDays, slowDays, slowShare),
            Returns.NOBODY)
        .planting(
            Map.of(
                "decay_fast_days", StrictMath.log(2) * fastDays,
                "decay_slow_days", StrictMath.log(2) * slowDays,
                "decay_slow_share", slow / (fast + slow)));
  }

  /** People turn to it within so many days of a shock, half of them on the first. */
  private static Attention days(double spanDays) {
    return Attention.biexponential(spanDays, 1.4, 1.4, 0);
  }

  private static PlantedContrast planted(String measure, double viral, double sustained) {
    return new PlantedContrast(measure, "planted", viral, sustained);
  }

  private static Stream<PlantedContrast> because(String reason, String... measures) {
    return Arrays.stream(measures).map(measure -> new PlantedContrast(measure, reason));
  }
}
