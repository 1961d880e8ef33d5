package org.beyondviral.report;

import org.jspecify.annotations.Nullable;

/**
 * A survival curve read at one day.
 *
 * @param atRisk subjects still observed and not yet ended; null when no later step tells
 */
public record SurvivalAt(
    String subject,
    String profile,
    double day,
    @Nullable Long atRisk,
    @Nullable Double survival,
    @Nullable Double low,
    @Nullable Double high) {}
