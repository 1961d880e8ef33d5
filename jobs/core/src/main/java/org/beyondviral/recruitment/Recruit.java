package org.beyondviral.recruitment;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** How one account came into one campaign. */
public record Recruit(
    @Means("The campaign.") String campaignId,
    @Means("The account.") String authorId,
    @Means(
            "Author of the trace that its first trace in the campaign acted on; null when nobody recruited it, or when that is not known.")
        @Nullable String recruiterId,
    @Means(value = "Its first trace in the campaign.", unit = Unit.UTC) Instant joinedAt,
    @Means(
            value = "Steps up to an account nobody recruited, which has 0; null when not known.",
            unit = Unit.HOPS)
        @Nullable Integer generation,
    @Means("The account of generation 0 above it, itself if it is one; null when not known.")
        @Nullable String treeId,
    @Means(
            value =
                "From the trace it acted on to its first trace; null when it has no known recruiter.",
            unit = Unit.SECONDS)
        @Nullable Double delaySeconds) {}
