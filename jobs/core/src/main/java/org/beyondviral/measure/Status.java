package org.beyondviral.measure;

import java.util.Locale;

/** Whether a measure has a value, and if not, why. */
public enum Status {
  OK,
  /** It has no meaning here: no authors, one trace, one burst. */
  UNDEFINED,
  /** It has a meaning, but nothing observed speaks to it yet. */
  INSUFFICIENT,
  /** An edge of the archive cuts it. */
  CENSORED,
  /** The search for it did not settle. */
  NOT_CONVERGED;

  /** The status as written in tables: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
