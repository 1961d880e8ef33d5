package org.beyondviral.generate;

import org.beyondviral.table.Means;

/** What a measure of a generated campaign should be. */
public record PlantedMeasure(
    @Means("The campaign.") String campaignId,
    @Means("The measure, as the study names it.") String measure,
    @Means("Its value in the process planted, or counted when it was planted.") double value) {}
