package org.beyondviral;

/** The command line. */
public final class Main {
  private Main() {}
}
