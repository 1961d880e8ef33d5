package org.beyondviral.campaign;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One trace in one campaign. */
public record CampaignMember(
    @Means("The campaign.") String campaignId,
    @Means("The trace.") String traceId,
    @Means("Its cascade.") String cascadeId,
    @Means("direct: its own tags, links or words; cascade: it descends from a direct member.")
        String via,
    @Means("Its author; null when unknown.") @Nullable String authorId,
    @Means(value = "When the platform recorded it.", unit = Unit.UTC) Instant createdAt,
    @Means("What was done: post, repost, reply, quote, join.") String kind,
    @Means(value = "Followers of its author at that time; null when unknown.", unit = Unit.PEOPLE)
        @Nullable Long audience) {}
