package org.beyondviral.compare;

import org.beyondviral.table.Means;

/** A campaign of a compared group and the comparisons it stands in. */
public record Chosen(
    @Means("The campaign.") String campaignId,
    @Means("Its profile.") String profile,
    @Means(
            "Whether it is the largest of its cluster, of campaigns that share their traces, among viral fades and sustained movements.")
        boolean byRule,
    @Means("Whether it is, perennial topics included.") boolean byTime) {}
