package org.beyondviral.recruitment;

import org.beyondviral.table.CountsPeople;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/**
 * People of one campaign whose threshold lies in one interval: how many neighbours had to join
 * before they did. Only people who joined after a neighbour had. From the neighbours whom somebody
 * knew when last seen anywhere before joining, k₀, and when he joined, k: he had not joined at k₀,
 * so that his threshold is from k₀ + 1 to k; k where nobody joined in between.
 *
 * <p>Source: Berry, Cameron, Park & Macy (2019), The opacity problem in social contagion, Social
 * Networks 56.
 */
public record Threshold(
    @Means("The campaign.") String campaignId,
    @Means(value = "The least it can be; 41 for more than 40.", unit = Unit.PEOPLE) int lower,
    @Means(value = "The most it can be; 41 for more than 40.", unit = Unit.PEOPLE) int upper,
    @Means(
            "Whether it is opaque: two neighbours or more joined since the person was last seen, and any of them may have tipped the scales.")
        boolean opaque,
    @CountsPeople @Means(value = "People who joined with it.", unit = Unit.PEOPLE) long people) {}
