package org.beyondviral.generate;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** How many planted parents the study found, by what it went by. */
public record ParentScore(
    @Means("Evidence the study had for the parent; missing where the trace is not in a cascade.")
        String parentEvidence,
    @Means(value = "Traces with a planted parent.", unit = Unit.TRACES) long planted,
    @Means(value = "Those for which the study has just this parent.", unit = Unit.TRACES)
        long right,
    @Means(value = "Right over planted.", unit = Unit.SHARE) @Nullable Double recovered) {}
