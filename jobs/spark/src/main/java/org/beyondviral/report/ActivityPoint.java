package org.beyondviral.report;

/**
 * Activity of one campaign in one stretch of the observed time.
 *
 * @param stretch number of the stretch, from 0
 */
public record ActivityPoint(String campaignId, long stretch, long traces, long newcomers) {}
