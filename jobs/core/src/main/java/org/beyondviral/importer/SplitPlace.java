package org.beyondviral.importer;

import org.beyondviral.table.Means;

/** Where a split of an archive stands in its file. */
public record SplitPlace(
    @Means("Index of the split.") int split,
    @Means("File it belongs to.") String sourceFile,
    @Means("Lines of the file before it.") long linesBefore) {}
