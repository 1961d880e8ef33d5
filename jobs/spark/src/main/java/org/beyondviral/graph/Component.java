package org.beyondviral.graph;

/**
 * A node and the component it is in.
 *
 * @param node the node
 * @param component the least node of its component, in the order of UTF-8 bytes
 */
public record Component(String node, String component) {}
