package org.beyondviral.report;

/**
 * The people of one generation in the campaigns of one profile.
 *
 * @param generation steps up to somebody nobody recruited; {@link PeopleReader#GENERATIONS} for so
 *     many or more
 */
public record GenerationSize(String profile, int generation, long campaigns, long recruits) {}
