package org.beyondviral.compare;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.beyondviral.measure.Measure;

/**
 * What the verdicts on the article's claims rest on.
 *
 * @param fades viral fades
 * @param decided campaigns with a profile other than undecided, fades included
 * @param undecided campaigns left without a profile
 * @param authorsKnown whether any trace of any campaign names its author
 * @param halfLives decided campaigns with a half-life
 * @param medianHalfLifeDays median of these; NaN for none
 * @param weeks length of the archive in weeks of the profile rules
 * @param weeksWanted weeks a sustained movement is worth at least
 * @param comparison rows of the comparison by measure
 * @param signs by measure, for those of {@link Signs#NOTHING_TO_IT} that campaigns have a value of
 * @param virality the contrast of structural virality between single cascades
 * @param recursiveEnds the matched effect on the recursive credit share at the ends of what is
 *     unknown of recruiters; empty where too few campaigns have a counterpart
 * @param predictions how well it was told whether campaigns last, by ascending horizon
 * @param withoutCoordinated what becomes of the profiles without the traces of coordinated accounts
 */
public record Evidence(
    long fades,
    long decided,
    long undecided,
    boolean authorsKnown,
    long halfLives,
    double medianHalfLifeDays,
    double weeks,
    double weeksWanted,
    Map<String, Comparison> comparison,
    Map<String, Signs> signs,
    Optional<CascadeContrast> virality,
    Optional<Ends> recursiveEnds,
    List<Prediction> predictions,
    Optional<Sensitivity> withoutCoordinated) {

  /**
   * The interval of an effect when every account of unknown generation is taken against the
   * movements, and when every one is taken for them.
   */
  public record Ends(Interval against, Interval inFavour) {}

  /** Rows of the comparison by the key of their measure. */
  public static Map<String, Comparison> byMeasure(Collection<Comparison> rows) {
    return rows.stream().collect(Collectors.toMap(Comparison::measure, Function.identity()));
  }

  /** Signs by the key of their measure. */
  public static Map<String, Signs> signsByMeasure(Collection<Signs> rows) {
    return rows.stream().collect(Collectors.toMap(Signs::measure, Function.identity()));
  }

  /** The signs of a measure; none on either side where no campaign has a value. */
  Signs signs(Measure measure) {
    return signs.getOrDefault(measure.key(), new Signs(measure.key(), 0, 0, Double.NaN));
  }

  Optional<Comparison> of(Measure measure) {
    return Optional.ofNullable(comparison.get(measure.key()));
  }

  /** Whether the archive is too short to show a sustained movement. */
  boolean tooShort() {
    return weeks < weeksWanted;
  }
}
