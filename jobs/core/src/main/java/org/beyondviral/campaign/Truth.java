package org.beyondviral.campaign;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** What a generated campaign was planted as. */
public record Truth(
    @Means("The campaign.") String campaignId,
    @Means("Profile it was planted as.") String profile,
    @Means(value = "Traces planted in it.", unit = Unit.TRACES) long traces) {}
