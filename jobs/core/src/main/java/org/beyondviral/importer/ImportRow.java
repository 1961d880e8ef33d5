package org.beyondviral.importer;

import org.beyondviral.table.Means;
import org.beyondviral.trace.Follow;
import org.beyondviral.trace.Trace;
import org.jspecify.annotations.Nullable;

/** One thing found while reading an archive, or one count of them. */
public record ImportRow(
    @Means("What this row is.") What what,
    @Means("Index of the split it stands in.") int split,
    @Means("Line within the split, from 1; of a LINES row, the lines there are.") long line,
    @Means("The trace of a TRACE row.") @Nullable Trace trace,
    @Means("The follow of a FOLLOW row.") @Nullable Follow follow,
    @Means("Why a line was refused, or what is noted.") @Nullable String words,
    @Means("Beginning of a refused line.") @Nullable String excerpt,
    @Means("How many things the row counts.") long count) {

  /** The kinds of rows. */
  public enum What {
    TRACE,
    FOLLOW,
    /** A line that was refused. */
    REJECT,
    /** How often something was noted in the split. */
    NOTE,
    /** How many records the split holds. */
    LINES
  }

  public static ImportRow ofTrace(int split, long line, Trace trace) {
    return new ImportRow(What.TRACE, split, line, trace, null, null, null, 1);
  }

  public static ImportRow ofFollow(int split, long line, Follow follow) {
    return new ImportRow(What.FOLLOW, split, line, null, follow, null, null, 1);
  }

  public static ImportRow ofReject(int split, long line, String reason, String excerpt) {
    return new ImportRow(What.REJECT, split, line, null, null, reason, excerpt, 1);
  }

  public static ImportRow ofNote(int split, String note, long count) {
    return new ImportRow(What.NOTE, split, 0, null, null, note, null, count);
  }

  public static ImportRow ofLines(int split, long lines, long records) {
    return new ImportRow(What.LINES, split, lines, null, null, null, null, records);
  }
}
