package org.beyondviral.importer;

/** Reads one line of an archive, or one CSV record, by itself. */
@FunctionalInterface
public interface LineParser {
  Parsed parse(String line);
}
