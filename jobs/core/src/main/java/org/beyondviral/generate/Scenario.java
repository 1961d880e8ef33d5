package org.beyondviral.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.beyondviral.settings.UserError;

/** What can be generated. */
public enum Scenario {
  MIXED(
      "Eighteen months of fades, sustained movements, recurrent campaigns and standing topics, with"
          + " background, unseen roots and every kind of dirt.",
      MixedScenario::new),
  DIRTY(
      "As mixed, with twenty times its dirt.",
      (seed, traces) -> new MixedScenario(seed, traces, 20)),
  DEEP("Chains of reposts, up to 5,000 long, that state no root.", DeepScenario::new),
  SKEWED(
      "One tag in half of all traces, one account with 5 % of them, one cascade of a tenth, and the"
          + " rest cascades of one.",
      SkewedScenario::new),
  NULL(
      "Small studies of twenty short and twenty long campaigns that differ in duration and in"
          + " nothing else that is planted.",
      (seed, traces) -> new Composition(seed, traces, 150, Preset.sameButForDuration())),
  RETENTION(
      "As null, but people of the long campaigns come back later.",
      (seed, traces) -> new Composition(seed, traces, 150, Preset.retention())),
  RECRUITMENT(
      "As null, but recruits of the long campaigns recruit more, and over more generations.",
      (seed, traces) -> new Composition(seed, traces, 150, Preset.recruitment())),
  SUCCESSION(
      "Small studies of short and long campaigns; leaders of the long ones stay longer, and more are"
          + " succeeded from within.",
      (seed, traces) -> new Composition(seed, traces, 200, Preset.succession())),
  INCENTIVES(
      "Sign-ups under flat, direct and recursive rewards, which recruit the more the more an"
          + " invitation pays.",
      (seed, traces) -> new Composition(seed, traces, 500, Preset.rewards())),
  LEADERS(
      "Movements whose leaders of each week, and their successors, are known.",
      (seed, traces) -> new Composition(seed, traces, 700, Preset.leaders())),
  MECHANISMS(
      "Campaigns of seven mechanisms of spreading, three of them on a graph of follows whose reposts"
          + " state only the original.",
      (seed, traces) -> new Composition(seed, traces, 600, Preset.mechanisms())),
  ATTENTION(
      "Self-exciting campaigns of known branching, decays of two speeds, shocks from outside, and"
          + " habits of day and week.",
      (seed, traces) -> new Composition(seed, traces, 800, Preset.attention())),
  COORDINATED(
      "Fades of people alone, and others blown up by bots that post by the clock and by groups that"
          + " post one link within a minute.",
      (seed, traces) -> new Composition(seed, traces, 600, Preset.coordinated())),
  HUGE(
      "One movement that holds every trace.",
      (seed, traces) -> new Composition(seed, traces, traces, Preset.movement()));

  private interface Planner {
    Plan plan(long seed, long traces);
  }

  private final String description;
  private final Planner planner;

  Scenario(String description, Planner planner) {
    this.description = description;
    this.planner = planner;
  }

  /**
   * A plan for an archive of that scenario.
   *
   * @param traces distinct traces to make; rows repeated as dirt come on top
   */
  public Plan plan(long seed, long traces) {
    return planner.plan(seed, traces);
  }

  /** The name as written on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it holds, in one sentence. */
  public String description() {
    return description;
  }

  /**
   * The scenario of that name.
   *
   * @throws UserError naming the known ones
   */
  public static Scenario named(String word) {
    List<String> known = Arrays.stream(values()).map(Scenario::word).toList();
    return Arrays.stream(values())
        .filter(scenario -> scenario.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "unknown scenario '%s'; known: %s".formatted(word, String.join(", ", known))));
  }
}
