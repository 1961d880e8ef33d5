package org.beyondviral.compare;

import java.util.List;

/** The profiles that the comparison knows by name. */
public final class Groups {
  public static final String FADE = "viral_fade";
  public static final String MOVEMENT = "sustained_movement";
  public static final String PERENNIAL = "perennial_topic";
  public static final String UNDECIDED = "undecided";

  /** Profiles that take part in a comparison. */
  public static final List<String> COMPARED = List.of(FADE, MOVEMENT, PERENNIAL);

  private Groups() {}
}
