package org.beyondviral.table;

import java.util.ArrayList;
import java.util.List;

/** The lines of one stage in the ledger: what came in, what went out, what was dropped and why. */
public final class Books {
  private final String stage;
  private final List<LedgerEntry> entries = new ArrayList<>();
  private long in;
  private long accounted;

  private Books(String stage) {
    this.stage = stage;
  }

  /** Opens the books of a stage. */
  public static Books of(String stage) {
    return new Books(stage);
  }

  public Books in(long rows) {
    in += rows;
    return add("in", rows);
  }

  public Books out(long rows) {
    accounted += rows;
    return add("out", rows);
  }

  /** Rows that did not come through, for this reason. */
  public Books dropped(String reason, long rows) {
    accounted += rows;
    return add("dropped." + reason, rows);
  }

  /** Rows that came through but are remarkable. */
  public Books noted(String what, long rows) {
    return add("noted." + what, rows);
  }

  /**
   * The lines.
   *
   * @throws IllegalStateException when rows in are not rows out plus rows dropped: a bug
   */
  public List<LedgerEntry> close() {
    if (in != accounted) {
      throw new IllegalStateException(
          "books of %s do not balance: %d in, %d accounted for: %s"
              .formatted(stage, in, accounted, entries));
    }
    return List.copyOf(entries);
  }

  private Books add(String item, long rows) {
    entries.add(new LedgerEntry(stage, item, rows));
    return this;
  }
}
