package org.beyondviral.profile;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One measure where only a random share of the traces is archived. */
public record SamplingPoint(
    @Means(
            "Name of the measure: those of attention, decay, self-excitation and people, which need nothing but a campaign's own traces.")
        String measure,
    @Means(value = "Share of the traces that is kept.", unit = Unit.SHARE) double share,
    @Means(
            value = "Campaigns, of those drawn, with a value both then and in the whole.",
            unit = Unit.CAMPAIGNS)
        long campaigns,
    @Means("Median of the value then, in the unit of the measure.") double medianValue,
    @Means("Median of the value in the whole, of the same campaigns.") double medianWhole,
    @Means(
            value =
                "Median of the value then over that in the whole, where this is not 0; null for measures that can be negative.",
            unit = Unit.RATIO)
        @Nullable Double medianRatio) {}
