package org.beyondviral.network;

import java.time.Instant;
import org.beyondviral.table.CountsPeople;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** Who acted on whom in one campaign within one period, as a network of its own. */
public record NetworkPeriod(
    @Means("The campaign.") String campaignId,
    @Means(
            value =
                "When the period began; periods of network.period are counted from the campaign's first bin, those without an act are left out.",
            unit = Unit.UTC)
        Instant periodStart,
    @Means("Whether the archive observes the whole period.") boolean observed,
    @CountsPeople
        @Means(
            value = "Participants who acted on another, or were acted on, in it.",
            unit = Unit.PEOPLE)
        long people,
    @Means(value = "Acts on others.", unit = Unit.TRACES) long acts,
    @Means("Links: one acted on another, however often.") long links,
    @Means(value = "Links that go both ways, of all links.", unit = Unit.SHARE) double reciprocity,
    @Means(
            value =
                "Global transitivity: three times the triangles over the pairs of pairs that share a person; null without any.",
            unit = Unit.SHARE)
        @Nullable Double clustering,
    @Means(value = "People of the largest component, of those people.", unit = Unit.SHARE)
        double largestComponentShare,
    @Means("The largest k whose k-core is not empty; null when not settled.")
        @Nullable Integer maxCore,
    @Means("Communities, by label propagation.") long communities,
    @Means(value = "People of the largest community, of those people.", unit = Unit.SHARE)
        double largestCommunityShare,
    @Means(value = "Acts on another of the same community, of all.", unit = Unit.SHARE)
        double insideCommunityShare,
    @Means(value = "The largest PageRank of one of those people.", unit = Unit.SHARE)
        double highestPageRank,
    @Means(
            value =
                "Audience lost with the outer cores, over what their people would lose on average if core numbers were dealt out anew; of those whose audience is stated with an act on another or one acted on, null where that leaves nobody inside, nobody has an audience, or cores are not settled.",
            unit = Unit.RATIO)
        @Nullable Double peripheryReach,
    @Means(
            value =
                "Links of the period before that are there again, of all its links; null when it had none.",
            unit = Unit.SHARE)
        @Nullable Double linkRetention) {}
