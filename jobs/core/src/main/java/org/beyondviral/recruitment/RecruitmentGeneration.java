package org.beyondviral.recruitment;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** The recruits of one generation of one campaign. */
public record RecruitmentGeneration(
    @Means("The campaign.") String campaignId,
    @Means(value = "Steps up to an account nobody recruited.", unit = Unit.HOPS) int generation,
    @Means(value = "Accounts of that generation.", unit = Unit.PEOPLE) long recruits,
    @Means(value = "Accounts of the next generation over those of this one.", unit = Unit.RATIO)
        double reproduction) {}
