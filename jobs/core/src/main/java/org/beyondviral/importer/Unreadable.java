package org.beyondviral.importer;

/** Thrown inside a parser for a line it cannot read; becomes a reject with this reason. */
final class Unreadable extends RuntimeException {
  Unreadable(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
