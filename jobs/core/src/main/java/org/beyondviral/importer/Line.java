package org.beyondviral.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/** The traces and notes of one line while it is read: each id once, the first one stays. */
final class Line {
  private final Map<String, Trace> traces = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  void add(Trace trace) {
    traces.putIfAbsent(trace.traceId(), trace);
  }

  void note(String note) {
    notes.add(note);
  }

  @Nullable Trace trace(String id) {
    return traces.get(id);
  }

  boolean isEmpty() {
    return traces.isEmpty();
  }

  Parsed parsed() {
    return Parsed.of(List.copyOf(traces.values()), List.copyOf(notes));
  }
}
