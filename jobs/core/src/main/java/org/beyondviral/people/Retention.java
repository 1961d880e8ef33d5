package org.beyondviral.people;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** Of the participants who came in one week, how many were active some weeks later. */
public record Retention(
    @Means("The campaign.") String campaignId,
    @Means(
            value =
                "Start of the week of their first trace; weeks are counted from the campaign's first bin.",
            unit = Unit.UTC)
        Instant cohortStart,
    @Means(value = "Weeks since the cohort's week.", unit = Unit.WEEKS) int age,
    @Means(value = "Participants of the cohort.", unit = Unit.PEOPLE) long cohortSize,
    @Means("Whether the archive observes that whole week; if not, active is a lower bound.")
        boolean observed,
    @Means(value = "Participants of the cohort with a trace in that week.", unit = Unit.PEOPLE)
        long active) {}
