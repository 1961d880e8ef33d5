package org.beyondviral.network;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One trace by which one participant acted on a trace of another in the same campaign. */
public record Interaction(
    @Means("The campaign.") String campaignId,
    @Means("The trace.") String traceId,
    @Means("Who acted.") String actorId,
    @Means("Whose trace he acted on.") String targetId,
    @Means(value = "When he acted.", unit = Unit.UTC) Instant createdAt,
    @Means("What he did: repost, reply, quote, join.") String kind,
    @Means(value = "Audience stated with the trace; null for none.", unit = Unit.PEOPLE)
        @Nullable Long actorAudience,
    @Means(value = "Audience stated with the trace he acted on; null for none.", unit = Unit.PEOPLE)
        @Nullable Long targetAudience) {}
