package org.beyondviral.shape;

import java.io.Serializable;

/**
 * How shapes are found.
 *
 * @param clusters how many
 * @param choose whether to choose how many instead, from two to twice {@code clusters}
 * @param bins bins of a series
 * @param maxShift most bins a series is moved either way to lie best on a shape
 * @param starts how often the search starts
 */
public record ShapeRules(
    ShapeMethod method, int clusters, boolean choose, int bins, int maxShift, int starts, long seed)
    implements Serializable {}
