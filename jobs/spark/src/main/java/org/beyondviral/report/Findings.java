package org.beyondviral.report;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.beyondviral.compare.Beside;
import org.beyondviral.compare.CascadeContrast;
import org.beyondviral.compare.Comparison;
import org.beyondviral.compare.Hypothesis;
import org.beyondviral.compare.Prediction;
import org.beyondviral.compare.Sensitivity;
import org.beyondviral.compare.Survival;
import org.beyondviral.measure.CampaignMeasure;
import org.beyondviral.profile.SamplingPoint;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;
import org.beyondviral.shape.ShapeBin;
import org.beyondviral.shape.ShapeChoice;
import org.beyondviral.store.Run;
import org.beyondviral.table.LedgerEntry;
import org.beyondviral.trace.CollectionGap;

/**
 * Everything the page shows, and no more: its size is bounded whatever the archive's.
 *
 * @param profiles number of campaigns of each profile
 * @param withheld campaigns that are counted but not shown, for they tell of too few people
 * @param largest the campaigns with most traces, at most {@link FindingsReader#LARGEST}
 * @param measures of the largest campaigns
 * @param outline how the observed time is cut for {@code outlines}; absent without campaigns
 * @param outlines activity of the largest campaigns
 * @param fade the clearest viral fade
 * @param movement the clearest sustained movement
 * @param stretches how the observed time is cut for {@code activity}; absent without campaigns
 * @param survival steps of the curves, thinned
 * @param survivalAt the curves read at a few days, exactly
 * @param predictions by ascending horizon
 * @param gaps at most {@link FindingsReader#GAPS}
 * @param shaped number of campaigns of each profile and shape
 */
record Findings(
    Settings settings,
    Optional<Run.Document> run,
    List<LedgerEntry> ledger,
    Map<String, Long> profiles,
    long withheld,
    List<ShownCampaign> largest,
    List<CampaignMeasure> measures,
    Optional<Stretches> outline,
    List<ActivityPoint> outlines,
    Optional<Example> fade,
    Optional<Example> movement,
    Optional<Stretches> stretches,
    List<ActivityPoint> activity,
    People people,
    List<Comparison> comparison,
    List<CascadeContrast> cascades,
    List<Beside> beside,
    List<Survival> survival,
    List<SurvivalAt> survivalAt,
    List<Prediction> predictions,
    List<Hypothesis> hypotheses,
    List<ShapeBin> shapes,
    List<ShapeChoice> shapeChoices,
    List<ShapedProfile> shaped,
    List<CollectionGap> gaps,
    List<Sensitivity> sensitivity,
    List<SamplingPoint> samplingCurve) {

  /**
   * One campaign shown for its profile.
   *
   * @param leastTraces the median of its profile: candidates had at least as many traces
   * @param candidates how many it was chosen from
   */
  record Example(ShownCampaign campaign, double leastTraces, long candidates) {}

  long campaigns() {
    return profiles.values().stream().mapToLong(Long::longValue).sum();
  }

  long campaigns(String profile) {
    return requireNonNullElse(profiles.get(profile), 0L);
  }

  /** Whether the observed time is too short for any campaign to last. */
  boolean isShort() {
    return stretches
        .map(
            span ->
                Duration.between(span.from(), span.to()).toSeconds()
                    < settings.get(Setting.PROFILES_EFFECTIVE_WEEKS)
                        * settings.get(Setting.ACTIVITY_WEEK).toSeconds())
        .orElse(false);
  }

  /** The measures the groups were not cut on and that were tested. */
  List<Comparison> tested() {
    return comparison.stream()
        .filter(row -> !row.definitional() && row.qValue() != null && row.cliffsDelta() != null)
        .toList();
  }
}
