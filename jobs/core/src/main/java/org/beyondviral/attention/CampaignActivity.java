package org.beyondviral.attention;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** What happened in a campaign in one bin; bins without traces have no row. */
public record CampaignActivity(
    @Means("The campaign.") String campaignId,
    @Means(value = "Start of the bin.", unit = Unit.UTC) Instant binStart,
    @Means(value = "Traces in the bin.", unit = Unit.TRACES) long traces,
    @Means(value = "Posts.", unit = Unit.TRACES) long posts,
    @Means(value = "Reposts.", unit = Unit.TRACES) long reposts,
    @Means(value = "Replies.", unit = Unit.TRACES) long replies,
    @Means(value = "Quotes.", unit = Unit.TRACES) long quotes,
    @Means(value = "Joins.", unit = Unit.TRACES) long joins,
    @Means(value = "Distinct known authors in the bin.", unit = Unit.PEOPLE) long participants,
    @Means(
            value = "Those among them whose first trace in the campaign lies in the bin.",
            unit = Unit.PEOPLE)
        long newcomers) {}
