package org.beyondviral.samples;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.beyondviral.trace.Trace;

/** What the foreign formats need of a trace. */
final class Samples {
  private Samples() {}

  static String author(Trace trace) {
    return trace.authorId() == null ? "1" : trace.authorId();
  }

  static long audience(Trace trace) {
    return trace.audience() == null ? 0 : trace.audience();
  }

  /** Tags as people write them: with capitals. */
  static String written(String tag) {
    return tag.substring(0, 1).toUpperCase(Locale.ROOT) + tag.substring(1);
  }

  static String text(Trace trace) {
    StringBuilder text = new StringBuilder(trace.text() == null ? "Look at this" : trace.text());
    trace.tags().forEach(tag -> text.append(" #").append(written(tag)));
    return text.toString();
  }

  /** The post behind a repost whose original the archive does not hold. */
  static Trace unseenOriginal(Trace repost) {
    return new Trace(
        repost.parentId() == null ? repost.traceId() + "0" : repost.parentId(),
        repost.platform(),
        repost.mentions().isEmpty() ? "1" : repost.mentions().get(0),
        repost.createdAt().minus(Duration.ofHours(1)),
        "post",
        null,
        null,
        repost.tags(),
        List.of(),
        List.of(),
        1_000L,
        repost.language(),
        "Said elsewhere");
  }
}
