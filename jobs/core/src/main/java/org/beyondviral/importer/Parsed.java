package org.beyondviral.importer;

import java.util.List;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What one line of an archive held.
 *
 * @param traces the traces it states, with distinct ids
 * @param follows the follows it states
 * @param notes what to count about an accepted line, such as {@code like} or {@code delete}; one
 *     entry each time it occurred
 * @param rejected why it could not be read, in words without its content; null for a line that
 *     could
 */
public record Parsed(
    List<Trace> traces, List<Follow> follows, List<String> notes, @Nullable String rejected) {

  static Parsed of(List<Trace> traces, List<String> notes) {
    return new Parsed(traces, List.of(), notes, null);
  }

  static Parsed of(Trace trace) {
    return of(List.of(trace), List.of());
  }

  static Parsed follow(Follow follow) {
    return new Parsed(List.of(), List.of(follow), List.of(), null);
  }

  /** A line that is as it should be but holds no trace. */
  static Parsed nothing(String note) {
    return new Parsed(List.of(), List.of(), List.of(note), null);
  }

  static Parsed reject(String reason) {
    return new Parsed(List.of(), List.of(), List.of(), reason);
  }
}
