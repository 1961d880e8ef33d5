package org.beyondviral.generate;

import org.beyondviral.table.Means;

/** An account of a generated archive that is not what it seems. */
public record PlantedAccount(
    @Means("The campaign it is busy in.") String campaignId,
    @Means("The account.") String accountId,
    @Means(
            "What it is: bot, which posts by the clock, or coordinated, one of a group that acts at once.")
        String role,
    @Means("The group among those of the campaign, from 0; each bot is one of its own.")
        long group) {}
