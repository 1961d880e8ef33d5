package org.beyondviral.compare;

/** What is compared of cascades. */
public enum CascadeShape {
  DEPTH("depth"),
  MAX_BREADTH("max_breadth"),
  STRUCTURAL_VIRALITY("structural_virality");

  private final String column;

  CascadeShape(String column) {
    this.column = column;
  }

  /** Its column in the table of cascades. */
  public String column() {
    return column;
  }
}
