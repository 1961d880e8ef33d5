package org.beyondviral.leadership;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** One who led a campaign in one week. */
public record Leader(
    @Means("The campaign.") String campaignId,
    @Means(
            value = "Start of the week; weeks are counted from the campaign's first bin.",
            unit = Unit.UTC)
        Instant periodStart,
    @Means("His rank by responses received in it, ties by account; 1 for the first.") int rank,
    @Means("The account.") String authorId,
    @Means(value = "Responses of others that he received in it.", unit = Unit.TRACES)
        long responses,
    @Means("Whether he had a trace in the campaign before this week.") boolean cameBefore,
    @Means(value = "Weeks he led, this one included, up to this one.", unit = Unit.WEEKS)
        int weeksLed) {}
