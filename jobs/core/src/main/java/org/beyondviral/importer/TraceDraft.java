package org.beyondviral.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/** A trace while its line is read; {@link #build} brings every value into the form of the table. */
final class TraceDraft {
  private final @Nullable String traceId;
  private final @Nullable Instant createdAt;

  @Nullable String authorId;
  Kind kind = Kind.POST;
  @Nullable String parentId;
  @Nullable String rootId;
  final List<String> tags = new ArrayList<>();
  final List<String> urls = new ArrayList<>();
  final List<String> mentions = new ArrayList<>();
  @Nullable Long audience;
  @Nullable String language;
  @Nullable String text;
  @Nullable String platform;

  TraceDraft(@Nullable String traceId, @Nullable Instant createdAt) {
    this.traceId = traceId;
    this.createdAt = createdAt;
  }

  /** Says what this trace acts on. */
  void actsOn(Kind how, @Nullable String parent, @Nullable String root) {
    kind = how;
    parentId = parent;
    rootId = root;
  }

  /** A repost carries the tags and links of what it reposts: archives cut its own copy short. */
  void carry(Trace original) {
    tags.addAll(original.tags());
    urls.addAll(original.urls());
  }

  /**
   * The trace.
   *
   * @param ownPlatform the format's platform, written where neither the settings nor the line name
   *     one
   * @throws Unreadable without an id or a time
   */
  Trace build(ImportOptions options, @Nullable String ownPlatform) {
    String id = Words.filled(traceId);
    if (id == null) {
      throw new Unreadable("no id");
    }
    if (createdAt == null) {
      throw new Unreadable("no readable time");
    }
    String stated = Words.filled(platform);
    String set = options.platform();
    return new Trace(
        id,
        set != null ? set : stated != null ? stated : ownPlatform,
        Words.filled(authorId),
        createdAt,
        kind.word(),
        Words.filled(parentId),
        Words.filled(rootId),
        Words.tags(tags),
        Words.distinct(urls),
        Words.distinct(mentions),
        audience != null && audience >= 0 ? audience : null,
        Words.filled(language),
        options.text() && text != null ? Words.clean(text) : null);
  }
}
