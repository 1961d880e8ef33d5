package org.beyondviral.graph;

/**
 * How often somebody acted on another.
 *
 * @param campaign number of the campaign
 * @param actor who acted; a person belongs to one campaign
 * @param target on whom, another than himself
 * @param times how often; each two come once in each direction
 */
public record Tie(long campaign, long actor, long target, int times) {}
