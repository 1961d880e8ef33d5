package org.beyondviral.recruitment;

import org.beyondviral.table.CountsPeople;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** The chance to join a campaign with so many neighbours in it: one point of {@link Exposure}. */
public record ExposureChance(
    @Means("The campaign.") String campaignId,
    @Means(value = "Neighbours who had joined, k.", unit = Unit.PEOPLE) int exposures,
    @CountsPeople
        @Means(
            value = "People who at some time had so many before they joined, if they did: E(k).",
            unit = Unit.PEOPLE)
        long exposed,
    @Means(value = "Those of them who joined before a further one did: I(k).", unit = Unit.PEOPLE)
        long joined,
    @Means(value = "The chance p(k) = I(k) / E(k).", unit = Unit.SHARE) double chance) {}
