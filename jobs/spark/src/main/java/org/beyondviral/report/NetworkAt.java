package org.beyondviral.report;

/**
 * One number of the networks of the campaigns of one profile in one period of their run.
 *
 * @param period periods since a campaign's first
 * @param line the column of {@code network_periods}
 * @param campaigns those where it is known, with enough people in a period that was observed whole
 * @param median over these
 */
public record NetworkAt(String profile, int period, String line, long campaigns, double median) {}
