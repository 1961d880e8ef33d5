package org.beyondviral.trace;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One archived act of one account. */
public record Trace(
    @Means("Id of this trace, unique in the archive.") String traceId,
    @Means("Platform it was made on: x, bluesky, reddit, mastodon, weibo, referral, …")
        @Nullable String platform,
    @Means("Account that made it; null when unknown or deleted.") @Nullable String authorId,
    @Means(value = "When the platform recorded it.", unit = Unit.UTC) Instant createdAt,
    @Means("What was done: post, repost, reply, quote, join.") String kind,
    @Means("Trace this one acts on, as the archive states it; null for none.")
        @Nullable String parentId,
    @Means("Head of the chain or conversation, as the archive states it; null for none.")
        @Nullable String rootId,
    @Means("Tags, case-folded, without #.") List<String> tags,
    @Means("Links, expanded.") List<String> urls,
    @Means("Account ids mentioned.") List<String> mentions,
    @Means(value = "The author's follower count at that time.", unit = Unit.PEOPLE)
        @Nullable Long audience,
    @Means("Language code.") @Nullable String language,
    @Means("What was written; kept only when import.text is set.") @Nullable String text) {

  public Trace {
    requireNonNull(traceId, "traceId");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(kind, "kind");
    tags = List.copyOf(tags);
    urls = List.copyOf(urls);
    mentions = List.copyOf(mentions);
  }
}
