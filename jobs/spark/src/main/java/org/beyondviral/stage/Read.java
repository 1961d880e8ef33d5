package org.beyondviral.stage;

/** Which rows an archive held, by what they lack. */
public record Read(long rows, long noTraceId, long noCreatedAt, long noKind, long kindUnknown) {
  static final int ROWS = 0;
  static final int NO_TRACE_ID = 1;
  static final int NO_CREATED_AT = 2;
  static final int NO_KIND = 3;
  static final int KIND_UNKNOWN = 4;
  static final int COUNTS = 5;

  static Read of(long[] counts) {
    return new Read(
        counts[ROWS],
        counts[NO_TRACE_ID],
        counts[NO_CREATED_AT],
        counts[NO_KIND],
        counts[KIND_UNKNOWN]);
  }
}
