package org.beyondviral.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One node of one tree: a trace, or something that traces act on and the archive does not hold.
 *
 * @param cascadeId id of its root
 * @param parentId its parent after all cuts; null for a root
 * @param seen whether it is a trace of the archive; without it all that follows is null or false
 * @param cycleCut whether it lost its parent as the first of a cycle
 * @param selfParent whether the archive states it as its own parent
 * @param statedRootId root as the archive states it
 */
public record CascadeNode(
    String cascadeId,
    String id,
    @Nullable String parentId,
    boolean seen,
    boolean cycleCut,
    boolean selfParent,
    @Nullable String statedRootId,
    @Nullable String platform,
    @Nullable String authorId,
    @Nullable Instant createdAt,
    @Nullable String kind) {}
