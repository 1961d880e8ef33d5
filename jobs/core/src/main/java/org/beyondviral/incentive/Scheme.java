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
  FLAT {
    @Override
    public double share(int position, int top, boolean topKnown, double split) {
      return position == 0 ? 1 : 0;
    }

    @Override
    public double sybilGain(int top, boolean topKnown, double split, int identities) {
      return 0;
    }
  },
  /** The finder's recruiter gets B, nobody else anything. */
  DIRECT {
    @Override
    public double share(int position, int top, boolean topKnown, double split) {
      return position == 1 ? 1 : 0;
    }

    /** Somebody who enters as his own recruiter gets the whole of B. */
    @Override
    public double sybilGain(int top, boolean topKnown, double split, int identities) {
      return identities > 1 ? 1 : 0;
    }
  },
  /**
   * Position j gets B(1 − ρ)ρ^j: with ρ = ½ the finder half, his recruiter a quarter, and so on;
   * what is left of B is not paid. Source: Pickard et al. (2011).
   */
  RECURSIVE {
    @Override
    public double share(int position, int top, boolean topKnown, double split) {
      return (1 - split) * Math.pow(split, position);
    }

    /** k identities in a chain get 1 − ρ^k instead of 1 − ρ. */
    @Override
    public double sybilGain(int top, boolean topKnown, double split, int identities) {
      return split - Math.pow(split, identities);
    }
  },
  /**
   * The finder is given B; each gives ρ of what reaches him to his recruiter and keeps the rest;
   * who has no recruiter keeps all of it, so that all of B is paid. Source: Cebrian, Coviello,
   * Vattani & Voulgaris (2012).
   */
  SPLIT_CONTRACT {
    @Override
    public double share(int position, int top, boolean topKnown, double split) {
      double reaches = Math.pow(split, position);
      return topKnown && position == top ? reaches : (1 - split) * reaches;
    }

    /** As under recursive; a finder whom nobody recruited keeps all of B already. */
    @Override
    public double sybilGain(int top, boolean topKnown, double split, int identities) {
      return topKnown && top == 0 ? 0 : split - Math.pow(split, identities);
    }
  };

  /**
   * What the account at a position gets, as a share of B.
   *
   * @param position steps from the finder, from 0 to {@code top}
   * @param split ρ, from 0 to 1, both exclusive
   */
  public abstract double share(int position, int top, boolean topKnown, double split);

  /**
   * What a finder gains, as a share of B, by entering as a chain of so many identities of his own,
   * the last of which brings the success, instead of as one.
   *
   * @param identities 1 or more
   */
  public abstract double sybilGain(int top, boolean topKnown, double split, int identities);

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

  /** The scheme of that name. */
  public static Scheme of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The name in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
