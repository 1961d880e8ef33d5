package org.beyondviral.compare;

import java.util.Locale;

/** What an archive says to a claim. */
public enum Verdict {
  SUPPORTED,
  CONTRADICTED,
  INCONCLUSIVE,
  NOT_TESTABLE;

  /** The name in tables: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
