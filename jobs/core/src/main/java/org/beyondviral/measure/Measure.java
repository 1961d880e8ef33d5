package org.beyondviral.measure;

import static org.beyondviral.measure.Measure.Group.ATTENTION;
import static org.beyondviral.measure.Measure.Group.CASCADES_GROUP;
import static org.beyondviral.measure.Measure.Group.PEOPLE_GROUP;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.beyondviral.table.Unit;

/**
 * A measure of one campaign: name, unit, range, source, meaning and function. A constant added here
 * is computed, checked, documented and reported.
 */
public enum Measure {
  LIFESPAN_DAYS(
      ATTENTION,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      true,
      Source.STUDY,
      "Time from the trace by which 2.5 % of all had come to that by which 97.5 % had.",
      AttentionMeasures::lifespanDays),
  TIME_TO_PEAK_DAYS(
      ATTENTION,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Time from the trace by which 2.5 % of all had come to the middle of the highest bin; 0 when that middle comes first.",
      AttentionMeasures::timeToPeakDays),
  PEAK_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      true,
      Source.CRANE_SORNETTE_2008,
      "Share of all traces in the highest bin.",
      AttentionMeasures::peakShare),
  HALF_LIFE_DAYS(
      ATTENTION,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      true,
      Source.STUDY,
      "Time from the end of the highest bin until half of all later traces have come.",
      AttentionMeasures::halfLifeDays),
  BEFORE_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.LEHMANN_2012,
      "Share of the traces within a week of the highest bin that came before it.",
      AttentionMeasures::beforeShare),
  AFTER_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.LEHMANN_2012,
      "Share of the traces within a week of the highest bin that came after it.",
      AttentionMeasures::afterShare),
  ACTIVE_DAY_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      true,
      Source.STUDY,
      "Bins with a trace over all bins from the first to the last.",
      AttentionMeasures::activeDayShare),
  EFFECTIVE_DAYS(
      ATTENTION,
      Unit.COUNT,
      1,
      Double.POSITIVE_INFINITY,
      true,
      Source.HILL_1973,
      "Exponential of the Shannon entropy of the bins' shares of participant-days: how many equally busy bins it is worth.",
      AttentionMeasures::effectiveDays),
  EFFECTIVE_WEEKS(
      ATTENTION,
      Unit.WEEKS,
      1,
      Double.POSITIVE_INFINITY,
      true,
      Source.HILL_1973,
      "Exponential of the Shannon entropy of the weeks' shares of participant-days: how many equally busy weeks it is worth.",
      AttentionMeasures::effectiveWeeks),
  BURSTS(
      ATTENTION,
      Unit.COUNT,
      0,
      Double.POSITIVE_INFINITY,
      true,
      Source.CHENG_2016,
      "Separate bursts of activity.",
      AttentionMeasures::bursts),
  BURST_GAP_DAYS(
      ATTENTION,
      Unit.DAYS,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.CHENG_2016,
      "Mean time between the peaks of neighbouring bursts.",
      AttentionMeasures::burstGapDays),
  BURST_NEWCOMER_SHARE(
      ATTENTION,
      Unit.SHARE,
      0,
      1,
      false,
      Source.CHENG_2016,
      "Mean, over the second and later bursts, of the share of a burst's people who were not in the campaign before it.",
      AttentionMeasures::burstNewcomerShare),
  BURSTINESS(
      ATTENTION,
      Unit.COEFFICIENT,
      -1,
      1,
      false,
      Source.KIM_JO_2016,
      "How far the times between traces are from regular (-1) over random (0) to bursty (1), corrected for their number.",
      AttentionMeasures::burstiness),
  MEMORY(
      ATTENTION,
      Unit.COEFFICIENT,
      -1,
      1,
      false,
      Source.GOH_BARABASI_2008,
      "Correlation of each time between traces with the next.",
      AttentionMeasures::memory),
  CASCADES(
      CASCADES_GROUP,
      Unit.CASCADES,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Distinct cascades with a member.",
      CascadeMeasures::cascades),
  SINGLETON_SHARE(
      CASCADES_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GOEL_2012,
      "Share of its cascades that are one trace alone.",
      CascadeMeasures::singletonShare),
  MEAN_CASCADE_SIZE(
      CASCADES_GROUP,
      Unit.TRACES,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.GOEL_2012,
      "Mean size of its cascades.",
      CascadeMeasures::meanCascadeSize),
  MAX_DEPTH(
      CASCADES_GROUP,
      Unit.HOPS,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.GOEL_2012,
      "Depth of its deepest cascade.",
      CascadeMeasures::maxDepth),
  MEAN_STRUCTURAL_VIRALITY(
      CASCADES_GROUP,
      Unit.HOPS,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.GOEL_2016,
      "Mean structural virality of its cascades of two nodes or more.",
      CascadeMeasures::meanStructuralVirality),
  MEAN_ROOT_SHARE(
      CASCADES_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GOEL_2016,
      "Mean share of direct children of the root among its cascades of two nodes or more.",
      CascadeMeasures::meanRootShare),
  PARTICIPANTS(
      PEOPLE_GROUP,
      Unit.PEOPLE,
      0,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Distinct known authors.",
      PeopleMeasures::participants),
  TRACES_PER_PARTICIPANT(
      PEOPLE_GROUP,
      Unit.RATIO,
      1,
      Double.POSITIVE_INFINITY,
      false,
      Source.STUDY,
      "Traces of known authors over participants.",
      PeopleMeasures::tracesPerParticipant),
  RETURNING_SHARE(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.STUDY,
      "Share of the participants observed for people.observed or more who were active on two or more distinct days.",
      PeopleMeasures::returningShare),
  RETENTION_7D(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.COHORT,
      "Share seen again on days 7 to 14 (of 24 hours) after their first trace, among those observed 14 days or more.",
      PeopleMeasures::retention7d),
  RETENTION_30D(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.COHORT,
      "Share seen again on days 30 to 60 (of 24 hours) after their first trace, among those observed 60 days or more.",
      PeopleMeasures::retention30d),
  RETENTION_90D(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.COHORT,
      "Share seen again on days 90 to 180 (of 24 hours) after their first trace, among those observed 180 days or more.",
      PeopleMeasures::retention90d),
  CORE_SHARE(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.STUDY,
      "Share of the traces of known authors made by participants active in four or more weeks.",
      PeopleMeasures::coreShare),
  ACTIVITY_GINI(
      PEOPLE_GROUP,
      Unit.SHARE,
      0,
      1,
      false,
      Source.GINI_1912,
      "Gini coefficient of traces per participant: 0 when all made as many, towards 1 when one made all.",
      PeopleMeasures::activityGini);

  /** What kind of thing a measure looks at. */
  public enum Group {
    ATTENTION("attention"),
    CASCADES_GROUP("cascades"),
    PEOPLE_GROUP("people");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private final Group group;
  private final Unit unit;
  private final double least;
  private final double most;
  private final boolean definitional;
  private final Source source;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // always a static method
  private final Function<CampaignFacts, Result> function;

  Measure(
      Group group,
      Unit unit,
      double least,
      double most,
      boolean definitional,
      Source source,
      String meaning,
      Function<CampaignFacts, Result> function) {
    this.group = group;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.definitional = definitional;
    this.source = source;
    this.meaning = meaning;
    this.function = function;
  }

  /** The measure of that key. */
  public static Optional<Measure> find(String key) {
    return Arrays.stream(values()).filter(measure -> measure.key().equals(key)).findFirst();
  }

  /**
   * The measure of that campaign.
   *
   * @throws IllegalStateException when a value lies outside the declared range, which is a bug
   */
  public CampaignMeasure of(CampaignFacts facts) {
    Result result = function.apply(facts);
    Double value = result.value();
    if (value != null && !(value >= least && value <= most)) {
      throw new IllegalStateException(
          "%s of campaign %s is %s; it must be from %s to %s"
              .formatted(key(), facts.campaign().campaignId(), value, least, most));
    }
    return new CampaignMeasure(
        facts.campaign().campaignId(), key(), value, null, null, result.status().word());
  }

  /** The name in tables: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Group group() {
    return group;
  }

  public Unit unit() {
    return unit;
  }

  /** Least possible value. */
  public double least() {
    return least;
  }

  /** Greatest possible value; infinite for none. */
  public double most() {
    return most;
  }

  /** Whether the profiles are cut on it, so that a difference between them proves nothing. */
  public boolean definitional() {
    return definitional;
  }

  public Source source() {
    return source;
  }

  public String meaning() {
    return meaning;
  }
}
