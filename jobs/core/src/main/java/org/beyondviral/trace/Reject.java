package org.beyondviral.trace;

import org.beyondviral.table.Means;
import org.jspecify.annotations.Nullable;

/** One line of an archive that could not be read. */
public record Reject(
    @Means("File the line stands in, relative to the input.") String sourceFile,
    @Means("Number of the line, from 1; for a record of several lines, its first.") long sourceLine,
    @Means("Why it was refused, in words without the line's content.") String reason,
    @Means("The line's beginning, cut to 200 characters, control characters replaced.")
        @Nullable String excerpt) {}
