package org.beyondviral.report;

import org.jspecify.annotations.Nullable;

/**
 * The networks of the campaigns of one profile in one period of their run: medians over campaigns.
 *
 * @param period periods since a campaign's first
 * @param campaigns those with enough people in a period that was observed whole
 */
public record NetworkAt(
    String profile,
    int period,
    long campaigns,
    @Nullable Double reciprocity,
    @Nullable Double clustering,
    @Nullable Double largestComponentShare,
    @Nullable Double maxCore,
    @Nullable Double communities,
    @Nullable Double linkRetention) {}
