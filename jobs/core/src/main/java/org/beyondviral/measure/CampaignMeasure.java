package org.beyondviral.measure;

import org.beyondviral.table.Means;
import org.jspecify.annotations.Nullable;

/** One measure of one campaign. */
public record CampaignMeasure(
    @Means("The campaign.") String campaignId,
    @Means("Name of the measure.") String measure,
    @Means("Its value, in the unit of the measure; null unless status is ok.")
        @Nullable Double value,
    @Means("Lower end of its interval, where one is known.") @Nullable Double low,
    @Means("Upper end of its interval, where one is known.") @Nullable Double high,
    @Means("ok, undefined, insufficient, censored or not_converged.") String status) {}
