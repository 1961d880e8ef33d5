package org.beyondviral.compare;

import org.beyondviral.compare.MatchedDelta.Group;
import org.jspecify.annotations.Nullable;

/**
 * How far two groups differ in what they are matched on, each as Cliff's delta: 0 where neither
 * tends to have more. What is matched coarsely may still differ within strata.
 *
 * @param size in the number of traces, all campaigns
 * @param window in the time from the first trace to the end of the archive, all campaigns
 * @param matchedSize in the number of traces, within strata; null where no stratum holds both
 * @param matchedWindow in that time, within strata
 */
public record Balance(
    @Nullable Double size,
    @Nullable Double window,
    @Nullable Double matchedSize,
    @Nullable Double matchedWindow) {

  /** The numbers of traces and the times of either group, in any order. */
  public static Balance of(
      Group baseSizes, Group otherSizes, Group baseWindows, Group otherWindows) {
    return new Balance(
        Known.of(CliffsDelta.of(baseSizes.values(), otherSizes.values())),
        Known.of(CliffsDelta.of(baseWindows.values(), otherWindows.values())),
        Known.of(MatchedDelta.delta(baseSizes, otherSizes)),
        Known.of(MatchedDelta.delta(baseWindows, otherWindows)));
  }

  static Balance in(Comparison row) {
    return new Balance(
        row.sizeDelta(), row.windowDelta(), row.matchedSizeDelta(), row.matchedWindowDelta());
  }

  /** Without what is said of matched campaigns. */
  Balance before() {
    return new Balance(size, window, null, null);
  }
}
