package org.beyondviral.shape;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** One bin of one shape. */
public record ShapeBin(
    @Means("The shape, from 1, by falling number of campaigns.") int shape,
    @Means("The bin of activity, from 0; peaks are aligned at a third of all.") int bin,
    @Means("Height of the shape there; its highest bin is 1.") double value,
    @Means(value = "Campaigns of that shape.", unit = Unit.CAMPAIGNS) long campaigns) {}
