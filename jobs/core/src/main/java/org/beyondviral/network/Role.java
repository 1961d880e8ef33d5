package org.beyondviral.network;

import java.util.Locale;

/**
 * The part somebody plays in a campaign: does he receive more than he sends, and does he reach
 * many?
 *
 * <p>He receives more than he sends when others acted on him more often than he on others. He
 * reaches many when his audience is above the median of the campaign's participants whose audience
 * is known. The source takes followers over those one follows, above 1 or not; how many somebody
 * follows is not in archives.
 *
 * <p>Source: after González-Bailón, Borge-Holthoefer & Moreno (2013), Broadcasters and hidden
 * influentials in online protest diffusion, American Behavioral Scientist 57(7).
 */
public enum Role {
  /** Receives more than he sends, and reaches many. */
  INFLUENTIAL,
  /** Receives more than he sends, though he reaches few. */
  HIDDEN_INFLUENTIAL,
  /** Reaches many, but receives no more than he sends. */
  BROADCASTER,
  /** Neither. */
  COMMON;

  /** The role as written in tables: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
