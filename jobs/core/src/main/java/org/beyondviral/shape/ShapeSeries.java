package org.beyondviral.shape;

import java.io.Serializable;

/** A campaign's activity, aligned at its peak and brought to length one. */
@SuppressWarnings("ArrayRecordComponent")
public record ShapeSeries(String campaignId, double[] values) implements Serializable {}
