package org.beyondviral.generate;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** How far a measure of the study lies from what was planted, over the campaigns of one story. */
public record MeasureScore(
    @Means("The word for the campaigns' parts.") String story,
    @Means("The measure.") String measure,
    @Means(value = "Campaigns it was planted in.", unit = Unit.CAMPAIGNS) long planted,
    @Means(value = "Those among them in which the study has a value.", unit = Unit.CAMPAIGNS)
        long found,
    @Means(value = "Those whose fit did not converge.", unit = Unit.CAMPAIGNS) long notConverged,
    @Means("Mean planted value, where the study has one; null for none.")
        @Nullable Double meanPlanted,
    @Means("Mean of found minus planted.") @Nullable Double bias,
    @Means("Root of the mean square of found minus planted.") @Nullable Double rootMeanSquareError,
    @Means(value = "Values found with an interval.", unit = Unit.CAMPAIGNS) long intervals,
    @Means(value = "Share of these whose interval holds the planted value.", unit = Unit.SHARE)
        @Nullable Double covered) {}
