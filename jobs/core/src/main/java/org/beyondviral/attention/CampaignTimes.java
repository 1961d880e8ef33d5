package org.beyondviral.attention;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** Exact times of some of a campaign's traces, and the times between all of them. */
public record CampaignTimes(
    @Means(value = "When the first 2.5 % of traces had come.", unit = Unit.UTC) Instant onset,
    @Means(value = "When 97.5 % of traces had come.", unit = Unit.UTC) Instant end,
    @Means(
            value =
                "When half of the traces after the highest bin had come; null when there is none.",
            unit = Unit.UTC)
        @Nullable Instant halfLater,
    @Means("Times between traces.") InterEventTimes between) {}
