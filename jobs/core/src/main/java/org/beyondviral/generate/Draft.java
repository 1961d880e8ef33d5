package org.beyondviral.generate;

import java.time.Instant;
import java.util.List;
import org.beyondviral.trace.Kind;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/** A trace in the making. */
final class Draft {
  static final double MICROS_PER_DAY = 86_400e6;

  final long id;
  final long person;
  final Kind kind;
  final List<String> tags;

  /** Account; null once dirt has taken it. */
  @Nullable String author;

  /** Microseconds since 1970. */
  long micros;

  @Nullable String parent;
  @Nullable String root;
  List<String> urls = List.of();
  List<String> mentions = List.of();
  @Nullable Long audience;
  @Nullable String language;
  @Nullable String text;

  /** What this acts on, when that is in the archive. */
  @Nullable Draft target;

  /** How many act on this. */
  int children;

  /** Whether the archive holds it. */
  boolean seen = true;

  /** Whether one case of dirt has already struck here. */
  boolean dirty;

  Draft(long id, long person, Kind kind, long micros, List<String> tags) {
    this.id = id;
    this.person = person;
    this.kind = kind;
    this.micros = micros;
    this.tags = tags;
  }

  String name() {
    return Long.toString(id);
  }

  /** The head of its chain, as the archive would state it. */
  String head() {
    return root == null ? name() : root;
  }

  Trace trace(String platform) {
    return new Trace(
        name(),
        platform,
        author,
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), 1_000 * Math.floorMod(micros, 1_000_000L)),
        kind.word(),
        parent,
        root,
        tags,
        urls,
        mentions,
        audience,
        language,
        text);
  }
}
