package org.beyondviral.people;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** One account in one campaign. */
public record Participant(
    @Means("The campaign.") String campaignId,
    @Means("The account.") String authorId,
    @Means(value = "First trace in the campaign.", unit = Unit.UTC) Instant firstAt,
    @Means(value = "Last trace in the campaign.", unit = Unit.UTC) Instant lastAt,
    @Means(value = "Traces in the campaign.", unit = Unit.TRACES) long traces,
    @Means(value = "Bins of activity with a trace.", unit = Unit.COUNT) int activeBins,
    @Means(value = "Days (UTC) with a trace.", unit = Unit.DAYS) int activeDays,
    @Means(value = "Weeks, counted from the campaign's first bin, with a trace.", unit = Unit.WEEKS)
        int activeWeeks,
    @Means("Whether seen on days 7 to 14 after the first trace.") boolean seenAgain7d,
    @Means("Whether seen on days 30 to 60 after the first trace.") boolean seenAgain30d,
    @Means("Whether seen on days 90 to 180 after the first trace.") boolean seenAgain90d) {}
