package org.beyondviral.generate;

import org.beyondviral.table.Means;

/** What a generated campaign is composed of. */
public record PlantedParts(
    @Means("The campaign.") String campaignId,
    @Means("The small study it belongs to, from 0; an archive may hold many side by side.")
        long study,
    @Means("The word for its parts.") String story) {}
