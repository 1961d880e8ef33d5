package org.beyondviral.incentive;

import java.util.Locale;

/**
 * A rule that splits the reward of one success among the one who brought it and those above him in
 * the chain of recruitment.
 *
 * <p>A chain counts from the finder, at position 0, over his recruiter at 1, to somebody nobody
 * recruited at {@code top}. Shares are of the budget B of one success and add up to 1 at most.
 * Where the way up is not known, {@code top} is the last known position and {@code topKnown} is
 * false: what would go further up is paid to nobody.
 */
public enum Scheme {
  /** The finder gets B, nobody else anything. */
  FLAT,
  /** The finder's recruiter gets B, nobody else anything. */
  DIRECT,
  /**
   * Position j gets B(1 − ρ)ρ^j: with ρ = ½ the finder half, his recruiter a quarter, and so on;
   * what is left of B is not paid. Source: Pickard et al. (2011).
   */
  RECURSIVE,
  /**
   * The finder is given B; each gives ρ of what reaches him to his recruiter and keeps the rest;
   * who has no recruiter keeps all of it, so that all of B is paid where the way up is known.
   * Source: Cebrian, Coviello, Vattani & Voulgaris (2012).
   */
  SPLIT_CONTRACT;

  /** A chain so long that what is passed up has vanished. */
  static final int ENDLESS = 1 << 20;

  /**
   * What the account at a position gets, as a share of B.
   *
   * @param position steps from the finder, from 0 to {@code top}
   * @param split ρ, from 0 to 1, both exclusive
   */
  public double share(int position, int top, boolean topKnown, double split) {
    return above(position, top, topKnown, split) - above(position + 1, top, topKnown, split);
  }

  /** Paid in all for one success, as a share of B. */
  public double paid(int top, boolean topKnown, double split) {
    return above(0, top, topKnown, split);
  }

  /** Paid for one success to a position and all further up, as a share of B; 0 beyond the top. */
  public double above(int position, int top, boolean topKnown, double split) {
    if (position > top) {
      return 0;
    }
    return switch (this) {
      case FLAT -> position == 0 ? 1 : 0;
      case DIRECT -> position <= 1 && top >= 1 ? 1 : 0;
      case RECURSIVE -> Math.pow(split, position) - Math.pow(split, top + 1);
      case SPLIT_CONTRACT -> Math.pow(split, position) - (topKnown ? 0 : Math.pow(split, top + 1));
    };
  }

  /**
   * What a finder gains, as a share of B, by entering as a chain of so many identities of his own,
   * the last of which brings the success, instead of as one.
   *
   * @param identities 1 or more
   */
  public double sybilGain(int top, boolean topKnown, double split, int identities) {
    return kept(identities, top + identities - 1, topKnown, split) - kept(1, top, topKnown, split);
  }

  /** The same by as many identities as he likes. */
  public double sybilLimit(int top, boolean topKnown, double split) {
    return sybilGain(top, topKnown, split, ENDLESS);
  }

  /**
   * What he gains by entering once more as his own recruit where to enter is a success in itself,
   * so that each identity is paid for: as much again for every further one, without limit.
   */
  public double sybilGainByEntering(int top, boolean topKnown, double split) {
    return kept(2, top + 1, topKnown, split);
  }

  /** Paid for one success to the finder and those next above him, so many in all. */
  private double kept(int identities, int top, boolean topKnown, double split) {
    return above(0, top, topKnown, split) - above(identities, top, topKnown, split);
  }

  /** The scheme of that name. */
  public static Scheme of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The name in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
