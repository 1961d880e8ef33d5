package org.beyondviral.stage;

import org.beyondviral.cascade.parents.CascadeDraw;
import org.beyondviral.cascade.parents.CascadeUncertainty;
import org.jspecify.annotations.Nullable;

/** What reading a cascade anew yields: a parent, the spread of a measure, or a drawn tree. */
public record Inferred(
    @Nullable Copy copy, @Nullable CascadeUncertainty uncertainty, @Nullable CascadeDraw draw) {

  /**
   * A repost and whom it was copied from.
   *
   * @param parentId a seen trace of the same cascade
   */
  public record Copy(String traceId, String parentId) {}

  static Inferred of(Copy copy) {
    return new Inferred(copy, null, null);
  }

  static Inferred of(CascadeUncertainty uncertainty) {
    return new Inferred(null, uncertainty, null);
  }

  static Inferred of(CascadeDraw draw) {
    return new Inferred(null, null, draw);
  }
}
