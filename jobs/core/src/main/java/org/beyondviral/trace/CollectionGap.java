package org.beyondviral.trace;

import java.time.Instant;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;

/** A time in which the archive does not hold what it otherwise would. */
public record CollectionGap(
    @Means("silence: days nearly empty between busy ones. cap: days that hold a limit exactly.")
        String kind,
    @Means(value = "First such day.", unit = Unit.UTC) Instant startedAt,
    @Means(value = "End of the last such day, exclusive.", unit = Unit.UTC) Instant endedAt,
    @Means(value = "Such days.", unit = Unit.COUNT) long days,
    @Means(value = "Traces archived on these days.", unit = Unit.TRACES) long traces,
    @Means(
            value =
                "Traces a day otherwise: for a silence the median of the busy days around it, the lower side; for a cap the limit.",
            unit = Unit.TRACES)
        long perDay) {}
