package org.beyondviral.trace;

import java.util.Locale;

/** What the author of a trace did. */
public enum Kind {
  POST,
  REPOST,
  REPLY,
  QUOTE,
  /** A sign-up credited to an inviter. */
  JOIN;

  /** The kind as written in archives: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
