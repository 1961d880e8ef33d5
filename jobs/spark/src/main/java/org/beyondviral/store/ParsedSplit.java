package org.beyondviral.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.beyondviral.importer.ArchiveFormat;
import org.beyondviral.importer.ImportOptions;
import org.beyondviral.importer.ImportRow;
import org.beyondviral.importer.LineParser;
import org.beyondviral.importer.Parsed;
import org.beyondviral.importer.Pseudonyms;
import org.jspecify.annotations.Nullable;

/** What one split holds, line by line; its counts come last. */
final class ParsedSplit implements Iterator<ImportRow>, Closeable {
  private static final int EXCERPT = 200;

  private final ArchiveSplit split;
  private final SplitLines lines;
  private final Iterator<RawLine> records;
  private final Queue<ImportRow> ready = new ArrayDeque<>();
  private final Map<String, Long> notes = new TreeMap<>();
  private final @Nullable LineParser parser;
  private final @Nullable Pseudonyms pseudonyms;
  private long count;
  private boolean finished;

  ParsedSplit(
      ArchiveSplit split,
      ArchiveFormat format,
      ImportOptions options,
      Configuration configuration) {
    this.split = split;
    this.pseudonyms = options.key() == null ? null : new Pseudonyms(options.key());
    this.lines = new SplitLines(split, configuration, options.maxLineBytes());
    switch (format.records()) {
      case LINES -> {
        records = lines;
        parser = format.parser(options, "");
      }
      case CSV -> {
        records = new CsvRecords(lines, options.csv().delimiter(), options.maxLineBytes());
        RawLine header = records.hasNext() ? records.next() : null;
        if (header == null) {
          parser = null;
        } else if (header.rejected() == null) {
          parser = format.parser(options, header.text());
        } else {
          parser = null;
          reject(header, header.rejected());
        }
      }
      default -> throw new IllegalStateException(format.word());
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !finished) {
      if (parser != null && records.hasNext()) {
        read(records.next(), parser);
      } else {
        finish();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public ImportRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void read(RawLine line, LineParser parser) {
    if (line.rejected() != null) {
      reject(line, line.rejected());
      return;
    }
    Parsed stated = parser.parse(line.text());
    Parsed parsed = pseudonyms == null ? stated : pseudonyms.of(stated);
    if (parsed.rejected() != null) {
      reject(line, parsed.rejected());
      return;
    }
    count++;
    parsed.traces().forEach(it -> ready.add(ImportRow.ofTrace(split.index(), line.number(), it)));
    parsed.follows().forEach(it -> ready.add(ImportRow.ofFollow(split.index(), line.number(), it)));
    parsed.notes().forEach(note -> notes.merge(note, 1L, Long::sum));
  }

  private void reject(RawLine line, String reason) {
    count++;
    ready.add(
        ImportRow.ofReject(
            split.index(), line.number(), reason, pseudonyms == null ? excerpt(line.text()) : ""));
  }

  private void finish() {
    notes.forEach((note, times) -> ready.add(ImportRow.ofNote(split.index(), note, times)));
    ready.add(ImportRow.ofLines(split.index(), lines.number(), count));
    finished = true;
  }

  private static String excerpt(String text) {
    int end = Math.min(EXCERPT, text.length());
    if (end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder excerpt = new StringBuilder(text.substring(0, end));
    for (int i = 0; i < excerpt.length(); i++) {
      if (Character.isISOControl(excerpt.charAt(i))) {
        excerpt.setCharAt(i, '\uFFFD');
      }
    }
    return excerpt.toString();
  }
}
