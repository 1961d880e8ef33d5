package org.beyondviral.generate;

import java.io.Serializable;
import org.beyondviral.table.Means;
import org.jspecify.annotations.Nullable;

/** A measure in which the two groups of a generated archive differ by construction. */
public record PlantedContrast(
    @Means("The measure.") String measure,
    @Means("Why the groups differ in it.") String reason,
    @Means("What was planted in fades; null where the difference only follows from the others.")
        @Nullable Double viralPlanted,
    @Means("What was planted in sustained movements; null likewise.")
        @Nullable Double sustainedPlanted)
    implements Serializable {
  /** A difference that follows from what else is planted. */
  PlantedContrast(String measure, String reason) {
    this(measure, reason, null, null);
  }
}
