package org.beyondviral.settings;

/**
 * Something the user can mend: one line saying what, where, which value and what to do. Ends the
 * run with exit 2.
 */
public final class UserError extends RuntimeException {
  public UserError(String message) {
    super(message);
  }

  public UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
