package org.beyondviral.compare;

import org.jspecify.annotations.Nullable;

/** Numbers as tables have them. */
public final class Known {
  private Known() {}

  /** The number; null for NaN. */
  public static @Nullable Double of(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
