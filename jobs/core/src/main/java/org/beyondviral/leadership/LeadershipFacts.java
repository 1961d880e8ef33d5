package org.beyondviral.leadership;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** What the measures need to know of who led a campaign, summed over its weeks with a response. */
public record LeadershipFacts(
    @Means(value = "People of each week.", unit = Unit.PEOPLE) long people,
    @Means(value = "Leaders of each week.", unit = Unit.PEOPLE) long leaders,
    @Means(value = "Distinct leaders.", unit = Unit.PEOPLE) long everLed,
    @Means(value = "Leaders who did not lead the week before.", unit = Unit.PEOPLE) long newLeaders,
    @Means(value = "Those among them who had been in the campaign before.", unit = Unit.PEOPLE)
        long risenLeaders,
    @Means(
            value = "Mean overlap with the leaders of the week before; null for no such week.",
            unit = Unit.SHARE)
        @Nullable Double meanOverlap) {}
