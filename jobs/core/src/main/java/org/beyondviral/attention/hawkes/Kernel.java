package org.beyondviral.attention.hawkes;

import java.util.Locale;

/** How long an event excites others, and whether one of a larger audience excites more. */
public enum Kernel {
  /** No excitation: events come at random at one rate. */
  NONE,
  /** φ(t) = β e^−βt. */
  EXPONENTIAL,
  /** φ(t) = θ c^θ (t + c)^−(1+θ). */
  POWER_LAW,
  /** The exponential, times (1 + audience) to a power. */
  MARKED_EXPONENTIAL,
  /** The power law, times (1 + audience) to a power. */
  MARKED_POWER_LAW;

  /** The name in tables: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
