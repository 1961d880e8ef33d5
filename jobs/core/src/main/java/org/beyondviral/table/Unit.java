package org.beyondviral.table;

/** The unit of a column, measure or setting. */
public enum Unit {
  NONE(""),
  COUNT("count"),
  TRACES("traces"),
  PEOPLE("people"),
  CASCADES("cascades"),
  CAMPAIGNS("campaigns"),
  SHARE("share"),
  RATIO("ratio"),
  COEFFICIENT("coefficient"),
  HOPS("hops"),
  SECONDS("s"),
  HOURS("h"),
  DAYS("d"),
  WEEKS("weeks"),
  BYTES("bytes"),
  UTC("UTC");

  private final String label;

  Unit(String label) {
    this.label = label;
  }

  /** How the unit is shown to people; empty for values without one. */
  public String label() {
    return label;
  }
}
