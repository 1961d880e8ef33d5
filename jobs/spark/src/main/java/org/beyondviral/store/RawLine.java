package org.beyondviral.store;

import org.jspecify.annotations.Nullable;

/**
 * One line of a file, or one CSV record.
 *
 * @param number within what was read, from 1; a record's first line
 * @param text the line without its end; of one that cannot be used, its beginning
 * @param bytes its length as stored
 * @param rejected why it cannot be used; null for one that can
 */
record RawLine(long number, String text, long bytes, @Nullable String rejected) {}
