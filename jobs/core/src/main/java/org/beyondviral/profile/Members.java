package org.beyondviral.profile;

import java.util.Locale;

/** Which of a campaign's traces count. */
public enum Members {
  ALL,
  /** Without those of the most active hundredth of all accounts. */
  LESS_ACTIVE,
  /** Without those of coordinated accounts. */
  UNCOORDINATED,
  /** Without those that belong through a cascade. */
  DIRECT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
