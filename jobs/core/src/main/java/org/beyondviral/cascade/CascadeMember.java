package org.beyondviral.cascade;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One trace in its cascade. */
public record CascadeMember(
    @Means("The trace.") String traceId,
    @Means("Id of the root of its cascade, seen or unseen.") String cascadeId,
    @Means("Account that made it; null when unknown.") @Nullable String authorId,
    @Means(value = "When the platform recorded it.", unit = Unit.UTC) Instant createdAt,
    @Means("What was done: post, repost, reply, quote, join.") String kind,
    @Means("The trace it acts on after all cuts, seen or unseen; null for a root.")
        @Nullable String parentId,
    @Means("How the parent is known: root, stated, followed, interacted, probable, unseen.")
        String parentEvidence,
    @Means(value = "Steps up to the root, unseen nodes counted.", unit = Unit.HOPS) int depth,
    @Means(value = "Seen traces whose parent is this one.", unit = Unit.TRACES) int children,
    @Means(value = "Seen traces below this one.", unit = Unit.TRACES) long descendants,
    @Means(
            value =
                "Place in depth-first order among the seen traces of the cascade, from 0; the descendants of p hold the places p + 1 to p + descendants.",
            unit = Unit.NONE)
        long preorder) {}
