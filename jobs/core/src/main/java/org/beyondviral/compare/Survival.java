package org.beyondviral.compare;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One step of a survival curve; every curve begins with one at day 0. */
public record Survival(
    @Means("campaign or participant.") String subject,
    @Means("Profile of the campaigns.") String profile,
    @Means(
            value = "Days since the clock started: a campaign's peak, a participant's first trace.",
            unit = Unit.DAYS)
        double day,
    @Means(value = "Subjects still observed and not yet ended just before.", unit = Unit.COUNT)
        long atRisk,
    @Means(
            value =
                "Subjects that ended on this day; of participants, days are joined until privacy.min-group have.",
            unit = Unit.COUNT)
        long events,
    @Means(
            value = "Share expected not to have ended by then (Kaplan and Meier).",
            unit = Unit.SHARE)
        double survival,
    @Means(value = "Lower end of its interval (log-log Greenwood).", unit = Unit.SHARE)
        @Nullable Double low,
    @Means(value = "Upper end of its interval.", unit = Unit.SHARE) @Nullable Double high) {}
