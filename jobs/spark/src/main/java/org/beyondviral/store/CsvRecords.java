package org.beyondviral.store;

import java.util.Iterator;
import org.beyondviral.importer.CsvQuotes;

/**
 * Lines joined to CSV records where a quoted cell spans them.
 *
 * <p>A record over the limit is refused, and the line after the one that went over begins the next:
 * a stray quote costs no more of the file than the limit.
 */
final class CsvRecords implements Iterator<RawLine> {
  private final Iterator<RawLine> lines;
  private final char delimiter;
  private final int maxRecordBytes;

  CsvRecords(Iterator<RawLine> lines, char delimiter, int maxRecordBytes) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.maxRecordBytes = maxRecordBytes;
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public RawLine next() {
    RawLine first = lines.next();
    if (first.rejected() != null || !CsvQuotes.openAfter(first.text(), delimiter, false)) {
      return first;
    }
    StringBuilder record = new StringBuilder(first.text());
    long bytes = first.bytes();
    boolean open = true;
    while (open) {
      if (!lines.hasNext()) {
        return refused(first, record, bytes, "a quote is never closed");
      }
      RawLine line = lines.next();
      bytes += 1 + line.bytes();
      if (line.rejected() != null) {
        return refused(first, record, bytes, line.rejected());
      }
      if (bytes > maxRecordBytes) {
        return refused(first, record, bytes, "record longer than " + maxRecordBytes + " bytes");
      }
      record.append('\n').append(line.text());
      open = CsvQuotes.openAfter(line.text(), delimiter, true);
    }
    return new RawLine(first.number(), record.toString(), bytes, null);
  }

  private static RawLine refused(RawLine first, StringBuilder record, long bytes, String reason) {
    String beginning = record.substring(0, Math.min(record.length(), 1_000));
    return new RawLine(first.number(), beginning, bytes, reason);
  }
}
