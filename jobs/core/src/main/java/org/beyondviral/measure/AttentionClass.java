package org.beyondviral.measure;

import org.beyondviral.table.Means;
import org.jspecify.annotations.Nullable;

/** Published classes of attention that a campaign falls into. */
public record AttentionClass(
    @Means("The campaign.") String campaignId,
    @Means(
            "Where the traces around the peak lie: before, at, after, symmetric; null when the archive does not observe a week on both sides.")
        @Nullable String timing,
    @Means("The model of decay chosen; null when too little came after the peak.")
        @Nullable String decayModel,
    @Means(
            "By the exponent of the decay: exogenous_subcritical, exogenous_critical, endogenous_critical; null without one.")
        @Nullable String response) {}
