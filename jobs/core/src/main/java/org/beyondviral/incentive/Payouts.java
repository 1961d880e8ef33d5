package org.beyondviral.incentive;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each account of one campaign is paid for all successes below it.
 *
 * <p>Accounts are given by descending generation, within one by id. With e the successes of an
 * account and W = e + ρ Σ W over its recruits: flat pays e, direct Σ e over its recruits, recursive
 * (1 − ρ)W, a split contract the same, but W to an account nobody recruited. An account of unknown
 * generation is paid for its own successes alone. Amounts are whole billionths of the budget of one
 * success, so that sums over accounts do not depend on their order.
 *
 * <p>One pass; it holds the recruiters of the generation at hand and of no other.
 */
public final class Payouts {
  /** Parts in the budget of one success. */
  public static final long PARTS = 1_000_000_000;

  /** An account and the successes it brought itself. */
  public record Account(
      String authorId,
      @Nullable String recruiterId,
      @Nullable Integer generation,
      long successes) {}

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

  /** What came up to an account from its recruits. */
  private record Below(long successes, double reach) {
    Below plus(long more, double reaching) {
      return new Below(successes + more, reach + reaching);
    }
  }

  private static final Below NOTHING = new Below(0, 0);

  private final double split;
  private final Map<String, Below> below = new HashMap<>();
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
      return pay(account.successes(), NOTHING, false);
    }
    if (own > generation) {
      throw new IllegalArgumentException("generation " + own + " after " + generation);
    }
    generation = own;
    Below under = below.getOrDefault(account.authorId(), NOTHING);
    below.remove(account.authorId());
    if (account.recruiterId() != null) {
      below.put(
          account.recruiterId(),
          below
              .getOrDefault(account.recruiterId(), NOTHING)
              .plus(account.successes(), split * (account.successes() + under.reach())));
    }
    return pay(account.successes(), under, own == 0);
  }

  private Pay pay(long successes, Below under, boolean top) {
    double reach = successes + under.reach();
    return new Pay(
        successes * PARTS,
        under.successes() * PARTS,
        Math.round((1 - split) * reach * PARTS),
        Math.round((top ? reach : (1 - split) * reach) * PARTS));
  }
}
