package org.beyondviral.compare;

import org.beyondviral.table.Means;
import org.beyondviral.table.Numbered;
import org.jspecify.annotations.Nullable;

/** One claim of the article and what the archive says to it. */
public record Hypothesis(
    @Numbered @Means("H1 to H13.") String id,
    @Means("The claim in one sentence.") String claim,
    @Means("What was looked at.") @Nullable String measure,
    @Means("Size of the effect, in the unit the note names.") @Nullable Double effect,
    @Means("Lower end of its interval.") @Nullable Double low,
    @Means("Upper end of its interval.") @Nullable Double high,
    @Means("Adjusted p, where a test was made.") @Nullable Double qValue,
    @Means("What the effect is held against, and what it is not.") String against,
    @Means("supported, contradicted, inconclusive or not_testable.") String verdict,
    @Means("The verdict in plain words, or what is missing.") String note) {}
