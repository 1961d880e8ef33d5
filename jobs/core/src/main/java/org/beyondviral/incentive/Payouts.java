package org.beyondviral.incentive;

import org.jspecify.annotations.Nullable;

/**
 * What each account of one campaign is paid for all successes below it.
 *
 * <p>Accounts are given by descending generation, within one by key. With e the successes of an
 * account and W = e + ρ Σ W over its recruits: flat pays e, direct Σ e over its recruits, recursive
 * (1 − ρ)W, a split contract the same, but W to an account nobody recruited. An account of unknown
 * generation is paid for its own successes alone. Amounts are whole billionths of the budget of one
 * success, so that sums over accounts do not depend on their order.
 *
 * <p>One pass; it holds the recruiters of the generation at hand and of the one above, in at most
 * 64 bytes each.
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
  private static final class Below {
    private long[] keys = new long[16];
    private long[] successes = new long[16];
    private double[] reach = new double[16];
    private int size;

    long successes(long key) {
      return successes[place(key)];
    }

    double reach(long key) {
      return reach[place(key)];
    }

    void add(long key, long more, double reaching) {
      if (reaching == 0) {
        return;
      }
      if (size * 2 == keys.length) {
        grow();
      }
      int at = place(key);
      size += reach[at] == 0 ? 1 : 0;
      keys[at] = key;
      successes[at] += more;
      reach[at] += reaching;
    }

    /** Where that key is, or the free place where it would be: nothing reaches a free place. */
    private int place(long key) {
      long mixed = key * 0x9E3779B97F4A7C15L;
      int at = (int) (mixed >>> 32) & (keys.length - 1);
      while (reach[at] != 0 && keys[at] != key) {
        at = (at + 1) & (keys.length - 1);
      }
      return at;
    }

    private void grow() {
      Below larger = new Below();
      larger.keys = new long[keys.length * 2];
      larger.successes = new long[keys.length * 2];
      larger.reach = new double[keys.length * 2];
      for (int i = 0; i < keys.length; i++) {
        larger.add(keys[i], successes[i], reach[i]);
      }
      keys = larger.keys;
      successes = larger.successes;
      reach = larger.reach;
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
      return pay(account.successes(), 0, 0, false);
    }
    if (own > generation) {
      throw new IllegalArgumentException("generation " + own + " after " + generation);
    }
    if (own < generation) {
      below = own == generation - 1 ? above : new Below();
      above = new Below();
      generation = own;
    }
    double reaching = below.reach(account.author());
    if (account.recruiter() != null) {
      above.add(account.recruiter(), account.successes(), split * (account.successes() + reaching));
    }
    return pay(account.successes(), below.successes(account.author()), reaching, own == 0);
  }

  private Pay pay(long successes, long direct, double reaching, boolean top) {
    double reach = successes + reaching;
    return new Pay(
        successes * PARTS,
        direct * PARTS,
        Math.round((1 - split) * reach * PARTS),
        Math.round((top ? reach : (1 - split) * reach) * PARTS));
  }
}
