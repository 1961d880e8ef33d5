package org.beyondviral.compare;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One measure, viral fades against sustained movements. */
public record Comparison(
    @Means("Name of the measure.") String measure,
    @Means("Its unit.") String unit,
    @Means("Whether the groups were cut on it, so that it can prove nothing.") boolean definitional,
    @Means(value = "Number of viral fades with a value.", unit = Unit.CAMPAIGNS) long viralN,
    @Means("First quartile among viral fades, in the unit of the measure.")
        @Nullable Double viralP25,
    @Means("Median among viral fades, in the unit of the measure.") @Nullable Double viralMedian,
    @Means("Third quartile among viral fades, in the unit of the measure.")
        @Nullable Double viralP75,
    @Means(
            value =
                "Number of sustained movements with a value; for measures of people, perennial topics included.",
            unit = Unit.CAMPAIGNS)
        long sustainedN,
    @Means(
            "First quartile among sustained movements, for measures of people perennial topics included, in the unit of the measure.")
        @Nullable Double sustainedP25,
    @Means(
            "Median among sustained movements, for measures of people perennial topics included, in the unit of the measure.")
        @Nullable Double sustainedMedian,
    @Means(
            "Third quartile among sustained movements, for measures of people perennial topics included, in the unit of the measure.")
        @Nullable Double sustainedP75,
    @Means(
            "Cliff's delta, from -1 to 1: chance that a movement's value is higher than a fade's, less the chance that it is lower.")
        @Nullable Double cliffsDelta,
    @Means("Lower end of its bootstrap interval.") @Nullable Double deltaLow,
    @Means("Upper end of its bootstrap interval.") @Nullable Double deltaHigh,
    @Means("Two-sided rank test; null for definitional measures.") @Nullable Double pValue,
    @Means("p adjusted for all measures tested (Benjamini and Hochberg).") @Nullable Double qValue,
    @Means(value = "Campaigns left after matching; null where not computed.", unit = Unit.CAMPAIGNS)
        @Nullable Long matchedN,
    @Means("Cliff's delta after matching on size and window; null where not computed.")
        @Nullable Double matchedDelta,
    @Means("Lower end of its interval.") @Nullable Double matchedDeltaLow,
    @Means("Upper end of its interval.") @Nullable Double matchedDeltaHigh,
    @Means("Rank test after matching.") @Nullable Double matchedPValue,
    @Means("That p adjusted for all measures tested after matching (Benjamini and Hochberg).")
        @Nullable Double matchedQValue,
    @Means(
            "How far the groups with a value differ in their number of traces: Cliff's delta; null where none is computed.")
        @Nullable Double sizeDelta,
    @Means("The same of the time from the first trace to the end of the archive.")
        @Nullable Double windowDelta,
    @Means("What is left of size_delta after matching: 0 where the groups are balanced.")
        @Nullable Double matchedSizeDelta,
    @Means("What is left of window_delta after matching.") @Nullable Double matchedWindowDelta) {}
