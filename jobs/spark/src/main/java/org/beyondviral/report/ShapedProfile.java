package org.beyondviral.report;

/** Campaigns of one profile and one shape. */
public record ShapedProfile(String profile, int shape, long campaigns) {}
