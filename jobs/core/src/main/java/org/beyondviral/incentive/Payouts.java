package org.beyondviral.incentive;

import org.beyondviral.network.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What each account of one campaign is paid for all successes below it.
 *
 * <p>Accounts are given by descending generation, within one by key. With e the successes of an
 * account and W = e + ρ Σ W over its recruits: flat pays e, direct Σ e over its recruits, recursive
 * (1 − ρ)W, a split contract the same, but W to an account nobody recruited. An account of unknown
 * generation is paid for its own successes alone. Amounts are whole billionths of the budget of one
 * success, and so is what passes from a recruit to a recruiter: no sum depends on the order.
 *
 * <p>One pass; it holds the recruiters of the generation at hand and of the one above, in at most
 * 86 bytes each, half as many again while they grow.
 */
public final class Payouts {
  /** Parts in the budget of one success. */
  public static final long PARTS = 1_000_000_000;

  /** An account and its recruiter by their keys, and the successes it brought itself. */
  public record Account(
      long author, @Nullable Long recruiter, @Nullable Integer generation, long successes) {}

  /** What an account gets under each scheme, in billionths of the budget of one success. */
  public record Pay(long flat, long direct, long recursive, long splitContract) {
    /** The pay under that scheme. */
    public long of(Scheme scheme) {
      return switch (scheme) {
        case FLAT -> flat;
        case DIRECT -> direct;
        case RECURSIVE -> recursive;
        case SPLIT_CONTRACT -> splitContract;
      };
    }
  }

  /** What came up to recruiters from their recruits, by the recruiter's key. */
  private record Below(Tally successes, Tally reach) {
    Below() {
      this(new Tally(), new Tally());
    }

    void add(long recruiter, long more, long reaching) {
      if (reaching > 0) {
        reach.add(recruiter, reaching);
      }
      if (more > 0) {
        successes.add(recruiter, more);
      }
    }
  }

  private final double split;
  private Below below = new Below();
  private Below above = new Below();
  private int generation = Integer.MAX_VALUE;

  /**
   * @param split ρ, from 0 to 1, both exclusive
   */
  public Payouts(double split) {
    this.split = split;
  }

  /**
   * The pay of the next account.
   *
   * @throws IllegalArgumentException when it is of a higher generation than the one before
   */
  public Pay next(Account account) {
    Integer own = account.generation();
    if (own == null) {
      return pay(account.successes(), 0, account.successes() * PARTS, false);
    }
    if (own > generation) {
      throw new IllegalArgumentException("generation " + own + " after " + generation);
    }
    if (own < generation) {
      below = own == generation - 1 ? above : new Below();
      above = new Below();
      generation = own;
    }
    long reach = account.successes() * PARTS + below.reach().sum(account.author());
    if (account.recruiter() != null) {
      above.add(account.recruiter(), account.successes(), Math.round(split * reach));
    }
    return pay(account.successes(), below.successes().sum(account.author()), reach, own == 0);
  }

  private Pay pay(long successes, long direct, long reach, boolean top) {
    return new Pay(
        successes * PARTS,
        direct * PARTS,
        Math.round((1 - split) * reach),
        top ? reach : Math.round((1 - split) * reach));
  }
}
