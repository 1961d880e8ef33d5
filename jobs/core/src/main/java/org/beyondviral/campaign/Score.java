package org.beyondviral.campaign;

import java.util.ArrayList;
import java.util.List;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** How well a study found one planted profile. Campaigns nobody planted are left out. */
public record Score(
    @Means("Profile planted.") String profile,
    @Means(
            value = "Only campaigns in which the study found at least so many traces; 0 for all.",
            unit = Unit.TRACES)
        long leastTraces,
    @Means(value = "Campaigns planted with it.", unit = Unit.CAMPAIGNS) long planted,
    @Means(value = "Planted campaigns of any profile that got it.", unit = Unit.CAMPAIGNS)
        long labelled,
    @Means(value = "Planted with it and got it.", unit = Unit.CAMPAIGNS) long right,
    @Means(value = "Planted with it and undecided, or too small a campaign.", unit = Unit.CAMPAIGNS)
        long undecided,
    @Means(value = "Fades taken for movements, movements taken for fades.", unit = Unit.CAMPAIGNS)
        long opposite,
    @Means(value = "Right over labelled; null when none is labelled.", unit = Unit.SHARE)
        @Nullable Double precision,
    @Means(value = "Right over planted; null when none is planted.", unit = Unit.SHARE)
        @Nullable Double recall) {

  /** The least sizes that are scored. */
  public static final List<Long> LEAST_TRACES = List.of(0L, 50L, 200L);

  /** The profiles that are scored; nobody plants the undecided or the intermediate. */
  private static final List<Profile> PLANTED =
      List.of(
          Profile.VIRAL_FADE,
          Profile.SUSTAINED_MOVEMENT,
          Profile.RECURRENT,
          Profile.PERENNIAL_TOPIC);

  /**
   * Campaigns alike in all that is scored.
   *
   * @param planted profile planted
   * @param found profile found; undecided when the study made no campaign of it
   * @param leastTraces the largest of {@link #LEAST_TRACES} that their traces reach
   */
  public record Outcome(String planted, String found, long leastTraces, long campaigns) {}

  /** The scores of every profile that is planted, at every least size. */
  public static List<Score> of(List<Outcome> outcomes) {
    List<Score> scores = new ArrayList<>();
    for (Profile profile : PLANTED) {
      for (long least : LEAST_TRACES) {
        scores.add(of(profile.word(), least, outcomes));
      }
    }
    return scores;
  }

  private static Score of(String profile, long least, List<Outcome> outcomes) {
    long planted = 0;
    long labelled = 0;
    long right = 0;
    long undecided = 0;
    long opposite = 0;
    for (Outcome outcome : outcomes) {
      if (outcome.leastTraces() < least) {
        continue;
      }
      boolean isPlanted = outcome.planted().equals(profile);
      boolean isLabelled = outcome.found().equals(profile);
      long campaigns = outcome.campaigns();
      planted += isPlanted ? campaigns : 0;
      labelled += isLabelled ? campaigns : 0;
      right += isPlanted && isLabelled ? campaigns : 0;
      undecided += isPlanted && outcome.found().equals(Profile.UNDECIDED.word()) ? campaigns : 0;
      opposite += isPlanted && isOpposite(profile, outcome.found()) ? campaigns : 0;
    }
    return new Score(
        profile,
        least,
        planted,
        labelled,
        right,
        undecided,
        opposite,
        share(right, labelled),
        share(right, planted));
  }

  private static boolean isOpposite(String planted, String found) {
    String fade = Profile.VIRAL_FADE.word();
    String movement = Profile.SUSTAINED_MOVEMENT.word();
    return (planted.equals(fade) && found.equals(movement))
        || (planted.equals(movement) && found.equals(fade));
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
