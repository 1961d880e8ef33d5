package org.beyondviral.profile;

import org.jspecify.annotations.Nullable;

/**
 * What the profile rules look at.
 *
 * @param traces traces of the campaign
 * @param authorsKnown whether people can be counted
 * @param participants participants, where authors are known
 * @param mostAccountShare the busiest account's share of participant-days, where authors are known
 * @param effectiveWeeks the measure effective_weeks
 * @param returningShare the measure returning_share; null without a value
 * @param bursts separate bursts
 * @param quietWeeks the most quiet weeks in a row between two neighbouring bursts
 * @param settled whether the campaign is over as far as the archive can tell
 */
public record ProfileFacts(
    long traces,
    boolean authorsKnown,
    long participants,
    double mostAccountShare,
    double effectiveWeeks,
    @Nullable Double returningShare,
    int bursts,
    int quietWeeks,
    boolean settled) {}
