package org.beyondviral.generate;

import java.io.Serializable;
import org.beyondviral.table.Means;

/** A measure in which the two groups of a generated archive differ by construction. */
public record PlantedContrast(
    @Means("The measure.") String measure, @Means("Why the groups differ in it.") String reason)
    implements Serializable {}
