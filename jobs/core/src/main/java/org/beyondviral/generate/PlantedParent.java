package org.beyondviral.generate;

import org.beyondviral.table.Means;

/** Which trace a generated one acted on, whatever the archive states. */
public record PlantedParent(
    @Means("The trace.") String traceId, @Means("The trace it acted on.") String parentId) {}
