package org.beyondviral.network;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** Where one participant stands in the network of one campaign. */
public record NetworkPerson(
    @Means("The campaign.") String campaignId,
    @Means("The account.") String authorId,
    @Means(
            value =
                "The largest audience stated with a trace of his in the campaign; null for none.",
            unit = Unit.PEOPLE)
        @Nullable Long audience,
    @Means(value = "Acts on others.", unit = Unit.TRACES) long acts,
    @Means(value = "Acts of others on him.", unit = Unit.TRACES) long responses,
    @Means(value = "Others he acted on.", unit = Unit.PEOPLE) long actedOn,
    @Means(value = "Others who acted on him.", unit = Unit.PEOPLE) long actedOnBy,
    @Means(
            value = "Others with whom he forms a pair: either acted on the other.",
            unit = Unit.PEOPLE)
        long neighbours,
    @Means("Triangles of such pairs he stands in.") long triangles,
    @Means("The largest k for which he is in the k-core; 0 without a pair; null when not settled.")
        @Nullable Integer core,
    @Means("His component: the same number for all who hang together; null without a pair.")
        @Nullable Long component,
    @Means("His community, by label propagation; null without a pair.") @Nullable Long community,
    @Means(value = "PageRank among the people with a pair; null without.", unit = Unit.SHARE)
        @Nullable Double pageRank,
    @Means(
            "influential, hidden_influential, broadcaster or common: by acts of others on him against his on others, and by his audience against the median of those known in the campaign; null without a pair or where it is not known.")
        @Nullable String role) {}
