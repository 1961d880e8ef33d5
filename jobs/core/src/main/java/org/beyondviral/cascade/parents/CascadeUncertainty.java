package org.beyondviral.cascade.parents;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** How far a measure of a cascade depends on parents that were inferred. */
public record CascadeUncertainty(
    @Means("The cascade.") String cascadeId,
    @Means(
            "depth, mean_depth, max_breadth, leaves, root_share or structural_virality, as in cascades.")
        String measure,
    @Means("Mean over the drawn trees, in the unit of the measure.") double mean,
    @Means("5 % of the drawn trees are at or below it.") double low,
    @Means("95 % of the drawn trees are at or below it.") double high,
    @Means(value = "Drawn trees.", unit = Unit.COUNT) int trees) {}
