package org.beyondviral.profile;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** One measure where only a random share of the traces is archived. */
public record SamplingPoint(
    @Means("Name of the measure; those that need more than traces and people by bin are left out.")
        String measure,
    @Means(value = "Share of the traces that is kept.", unit = Unit.SHARE) double share,
    @Means(
            value = "Campaigns with a value then, and one other than 0 in the whole.",
            unit = Unit.CAMPAIGNS)
        long campaigns,
    @Means(value = "Median of the value then over that in the whole.", unit = Unit.RATIO)
        double medianRatio) {}
