package org.beyondviral.cascade;

import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** What a generated cascade must measure, known in closed form. */
public record CascadeTruth(
    @Means("Id of its root.") String cascadeId,
    @Means(value = "Traces planted in it.", unit = Unit.TRACES) long size,
    @Means(value = "Longest way from the root.", unit = Unit.HOPS) int depth,
    @Means(value = "Mean distance between two of its traces; null for one.", unit = Unit.HOPS)
        @Nullable Double structuralVirality) {

  /** A chain of n: (n + 1) / 3. */
  public static CascadeTruth chain(String cascadeId, int size) {
    return new CascadeTruth(cascadeId, size, size - 1, size < 2 ? null : (size + 1) / 3.0);
  }

  /** A star of n: 2 (n − 1) / n. */
  public static CascadeTruth star(String cascadeId, long size) {
    return new CascadeTruth(
        cascadeId, size, size < 2 ? 0 : 1, size < 2 ? null : 2.0 * (size - 1) / size);
  }
}
