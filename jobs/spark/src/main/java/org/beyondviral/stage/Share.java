package org.beyondviral.stage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trace in its cascade with what is known for telling whom it was copied from.
 *
 * @param parentId as the archive has it, after all cuts; null for the root
 * @param rootId as the archive states it
 * @param audience followers of the author at that time
 * @param ties accounts of the cascade that the author is tied to
 */
public record Share(
    String cascadeId,
    String traceId,
    @Nullable String parentId,
    @Nullable String rootId,
    @Nullable String authorId,
    Instant createdAt,
    boolean repost,
    @Nullable Long audience,
    @Nullable List<Tied> ties) {

  /**
   * An account and how strongly the author is tied to it.
   *
   * @param weight at least 1
   */
  public record Tied(String account, long weight) {}
}
