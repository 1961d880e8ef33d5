package org.beyondviral.graph;

/**
 * Two nodes that belong together; the direction means nothing.
 *
 * @param a one node
 * @param b the other
 */
public record Link(String a, String b) {}
