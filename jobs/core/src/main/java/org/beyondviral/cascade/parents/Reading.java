package org.beyondviral.cascade.parents;

import java.util.Locale;
import org.beyondviral.settings.Setting;
import org.beyondviral.settings.Settings;

/** How the parent of a repost is read when the archive states only the root. */
public enum Reading {
  /** As the archive says. */
  STATED,
  /** The most recent earlier sharer whom the author follows. */
  FOLLOWED,
  /** The earlier sharer on whom the author has acted most often before. */
  INTERACTED,
  /** Drawn by audience and lag. */
  PROBABLE;

  /** The reading that the settings ask for. */
  public static Reading of(Settings settings) {
    return valueOf(settings.get(Setting.CASCADES_PARENTS).toUpperCase(Locale.ROOT));
  }

  /** The word in settings and in {@code parent_evidence}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
