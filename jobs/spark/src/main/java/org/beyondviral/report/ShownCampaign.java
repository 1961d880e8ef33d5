package org.beyondviral.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the page says of one campaign. */
public record ShownCampaign(
    String campaignId,
    String label,
    Instant startedAt,
    Instant endedAt,
    boolean leftTruncated,
    boolean rightCensored,
    long traces,
    long participants,
    String profile,
    String reason,
    @Nullable Double confidence,
    @Nullable Double effectiveWeeks,
    @Nullable Double returningShare) {}
