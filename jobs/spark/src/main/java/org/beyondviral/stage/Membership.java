package org.beyondviral.stage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trace of a cascade with the campaigns it is a direct member of.
 *
 * @param preorder its place among the seen traces of the cascade, depth first
 * @param descendants how many of the next places descend from it
 * @param direct campaigns it is a direct member of, each once
 */
public record Membership(
    String cascadeId,
    String traceId,
    @Nullable String authorId,
    Instant createdAt,
    String kind,
    @Nullable Long audience,
    long preorder,
    long descendants,
    List<String> direct) {}
