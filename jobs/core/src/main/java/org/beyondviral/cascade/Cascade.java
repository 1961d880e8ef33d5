package org.beyondviral.cascade;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One tree of traces and its measures. */
public record Cascade(
    @Means("Id of its root, seen or unseen.") String cascadeId,
    @Means("Platform of its first seen trace.") @Nullable String platform,
    @Means("Author of the root; null when unseen or unknown.") @Nullable String rootAuthorId,
    @Means(value = "First seen trace.", unit = Unit.UTC) Instant startedAt,
    @Means(value = "Last seen trace.", unit = Unit.UTC) Instant endedAt,
    @Means("Whether the root was seen.") boolean complete,
    @Means(value = "Seen traces.", unit = Unit.TRACES) long size,
    @Means(value = "Distinct known authors.", unit = Unit.PEOPLE) long authors,
    @Means(value = "Longest way from the root, unseen nodes counted.", unit = Unit.HOPS) int depth,
    @Means(value = "Mean depth of the seen traces.", unit = Unit.HOPS) double meanDepth,
    @Means(value = "Most nodes at one depth, unseen nodes counted.", unit = Unit.COUNT)
        long maxBreadth,
    @Means(value = "Seen traces that nothing acted on.", unit = Unit.TRACES) long leaves,
    @Means(
            value = "Direct children of the root over all nodes but the root; null for one node.",
            unit = Unit.SHARE)
        @Nullable Double rootShare,
    @Means(
            value = "Mean distance between two nodes, unseen nodes counted; null for one node.",
            unit = Unit.HOPS)
        @Nullable Double structuralVirality) {}
