package org.beyondviral.report;

import org.jspecify.annotations.Nullable;

/**
 * A measure of recruitment in the campaigns of one profile: medians over campaigns.
 *
 * @param low of what it would be at least, whatever way the others came in
 * @param high of what it would be at most
 * @param open of the distance between these two; for a share of the people, of those whose way in
 *     is not known
 */
public record RecruitmentMedian(
    String profile,
    String measure,
    long campaigns,
    double value,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Double open) {}
