package org.beyondviral.cascade;

import java.util.List;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** What the measures need to know of the cascades of a campaign. */
public record CascadeFacts(
    @Means(value = "Distinct cascades with a member.", unit = Unit.CASCADES) long cascades,
    @Means(value = "Those of one node.", unit = Unit.CASCADES) long singletons,
    @Means(value = "Seen traces in all of them.", unit = Unit.TRACES) long size,
    @Means(value = "Depth of the deepest.", unit = Unit.HOPS) int maxDepth,
    @Means(
            value = "Mean structural virality of those of two nodes or more; null without any.",
            unit = Unit.HOPS)
        @Nullable Double meanStructuralVirality,
    @Means(
            value = "Mean root share of those of two nodes or more; null without any.",
            unit = Unit.SHARE)
        @Nullable Double meanRootShare,
    @Means("The same for each tree drawn of its cascades; empty where no parent was inferred.")
        List<TreeFacts> trees) {}
