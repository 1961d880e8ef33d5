package org.beyondviral.generate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.beyondviral.trace.Follow;

/**
 * A graph of who follows whom, never held: the followers of an account are drawn anew, and the
 * same, whenever they are asked for.
 *
 * <p>The number of followers drawn is a Pareto variable of exponent {@value #TAIL} from {@value
 * #LEAST} up, cut at a tenth of all accounts. Accounts stand in communities of {@value #COMMUNITY};
 * a follower comes from the same community with probability {@value #INSIDE}, else from anywhere.
 * Repeated draws and the account itself are left out, so small communities lower the counts a
 * little.
 *
 * @param accounts accounts 0 … accounts − 1
 */
record FollowerGraph(long seed, long accounts) implements Serializable {
  static final double TAIL = 1.5;
  static final int LEAST = 3;
  static final int COMMUNITY = 200;
  static final double INSIDE = 0.8;

  /** Accounts whose followers are written together. */
  private static final int BLOCK = 1_000;

  /** Mean of the Pareto law before it is cut. */
  static double meanFollowers() {
    return LEAST * TAIL / (TAIL - 1);
  }

  /** Who follows the account, each once; O(followers). */
  Set<Long> followers(long account) {
    Draw draw = new Draw(seed ^ 0x6772617068L, account);
    double drawn = LEAST * StrictMath.pow(1 - draw.uniform(), -1 / TAIL);
    int count = (int) Math.min((double) Math.max(LEAST, accounts / 10), drawn);
    long home = account / COMMUNITY * COMMUNITY;
    long neighbours = Math.min(COMMUNITY, accounts - home);
    Set<Long> followers = new LinkedHashSet<>();
    for (int number = 0; number < count; number++) {
      long follower = draw.chance(INSIDE) ? home + draw.below(neighbours) : draw.below(accounts);
      if (follower != account) {
        followers.add(follower);
      }
    }
    return followers;
  }

  /** How many blocks {@link #block} has. */
  long blocks() {
    return (accounts + BLOCK - 1) / BLOCK;
  }

  /** The follows of a thousand accounts. */
  List<Follow> block(long index) {
    List<Follow> follows = new ArrayList<>();
    for (long account = index * BLOCK;
        account < Math.min(accounts, (index + 1) * BLOCK);
        account++) {
      for (long follower : followers(account)) {
        follows.add(new Follow(Names.account(follower), Names.account(account)));
      }
    }
    return follows;
  }
}
