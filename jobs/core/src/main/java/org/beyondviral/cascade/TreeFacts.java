package org.beyondviral.cascade;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** What rests on the trees of a campaign's cascades, for one of the trees drawn of each. */
public record TreeFacts(
    @Means(value = "Depth of the deepest.", unit = Unit.HOPS) int maxDepth,
    @Means(
            value = "Mean structural virality of the cascades of two nodes or more.",
            unit = Unit.HOPS)
        double meanStructuralVirality,
    @Means(value = "Mean root share of the cascades of two nodes or more.", unit = Unit.SHARE)
        double meanRootShare) {}
