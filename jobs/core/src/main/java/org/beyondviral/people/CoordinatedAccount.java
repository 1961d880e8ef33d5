package org.beyondviral.people;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** An account that repeatedly did what another did, at nearly the same time. */
public record CoordinatedAccount(
    @Means("The account.") String authorId,
    @Means(
            value = "Occasions on which it posted in a campaign or acted on a trace.",
            unit = Unit.COUNT)
        long occasions,
    @Means(value = "Accounts with which it acted together often enough.", unit = Unit.PEOPLE)
        long partners,
    @Means(
            value = "Occasions together with the one it was most often together with.",
            unit = Unit.COUNT)
        long together) {}
