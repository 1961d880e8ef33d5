package org.beyondviral.generate;

import java.util.Arrays;
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
    return new Preset(
        List.of(
            branching("short", PlantedKind.VIRAL_FADE, 0.5, days(6), returns),
            branching("long", PlantedKind.SUSTAINED_MOVEMENT, 0.5, Attention.steady(280), returns)),
        false,
        List.of(
            contrast("time_to_peak_days", "a time within the campaign"),
            contrast("before_share", "the week before the peak is outside a short campaign"),
            contrast("after_share", "the week after the peak holds most of a short campaign"),
            contrast("burst_gap_days", "a short campaign has one burst"),
            contrast("burst_newcomer_share", "a short campaign has one burst"),
            contrast("burstiness", "times between traces follow how densely they lie"),
            contrast("memory", "times between traces follow how densely they lie"),
            contrast("background_per_day", "as many people in fewer days"),
            contrast(
                "branching_factor",
                "excitation is told less well beside a shock than in the long run"),
            contrast(
                "endogenous_share",
                "excitation is told less well beside a shock than in the long run"),
            contrast("decay_exponent", "only a short campaign decays from its peak"),
            contrast("decay_fast_days", "only a short campaign decays from its peak"),
            contrast("decay_slow_days", "only a short campaign decays from its peak"),
            contrast("decay_slow_share", "only a short campaign decays from its peak"),
            contrast("decay_model_weight", "only a short campaign decays from its peak"),
            contrast("leader_share", "leaders are taken by week"),
            contrast("leader_overlap", "leaders are taken by week"),
            contrast("leader_tenure_weeks", "leaders are taken by week"),
            contrast("succession_share", "leaders are taken by week")));
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
        List.of(
            new Leadership("steady", 280, 0.1, 0.9),
            new Leadership("renewed", 280, 0.35, 0.8),
            new Leadership("replaced", 280, 0.35, 0.1)));
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

  private static PlantedContrast contrast(String measure, String reason) {
    return new PlantedContrast(measure, reason);
  }
}
