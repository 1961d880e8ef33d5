package org.beyondviral.network;

/**
 * Groups of people who act on one another more than on others, by label propagation.
 *
 * <p>Everybody begins as a community of his own, named by his key, and wants to go over to the one
 * with which he has had most acts, either way; he is content where none has more. Of others with
 * equally many he takes the first in an order of his own, a hash of both keys. In each round half
 * of the people may move, by a hash of key and round: when all move at once, two may change places
 * for ever. So neither chance nor the order of the work decides. It ends when everybody is content,
 * and after {@value #ROUNDS} rounds at the latest.
 *
 * <p>Source: Raghavan, Albert & Kumara (2007), Near linear time algorithm to detect community
 * structures in large-scale networks, Physical Review E 76; in parts after Cordasco & Gargano
 * (2010), Community detection via semi-synchronous label propagation.
 */
public final class Communities {
  /** Rounds at most. */
  public static final int ROUNDS = 30;

  private Communities() {}

  /**
   * The community of every person. O(pairs) a round.
   *
   * @return for each person, the key of one of the people of the network
   */
  public static long[] of(Network network) {
    int n = network.people();
    long[] label = new long[n];
    for (int p = 0; p < n; p++) {
      label[p] = network.key(p);
    }
    boolean content = false;
    for (int round = 0; round < ROUNDS && !content; round++) {
      long[] next = label.clone();
      content = true;
      for (int p = 0; p < n; p++) {
        long wanted = wanted(network.key(p), label[p], neighbours(network, p, label));
        content &= wanted == label[p];
        next[p] = mayMove(network.key(p), round) ? wanted : label[p];
      }
      label = next;
    }
    return label;
  }

  private static Tally neighbours(Network network, int person, long[] label) {
    Tally tally = new Tally();
    for (int at = network.pairsFrom(person); at < network.pairsEnd(person); at++) {
      tally.add(label[network.neighbour(at)], network.pairWeight(at));
    }
    return tally;
  }

  /** Whether the person of that key may move in that round. */
  public static boolean mayMove(long key, int round) {
    return (mixed(key ^ mixed(round)) & 1) == 0;
  }

  /**
   * Where somebody wants to be.
   *
   * @param key the person
   * @param present his community
   * @param neighbours acts by the community of those he had them with
   */
  public static long wanted(long key, long present, Tally neighbours) {
    Choice choice = new Choice(key, present);
    neighbours.forEach(choice::weigh);
    return choice.label;
  }

  private static final class Choice {
    private final long key;
    private final long present;
    private long label;
    private long most;

    Choice(long key, long present) {
      this.key = key;
      this.present = present;
      this.label = present;
    }

    void weigh(long other, long acts) {
      if (acts > most || (acts == most && isBefore(other, label))) {
        most = acts;
        label = other;
      }
    }

    private boolean isBefore(long one, long other) {
      if (one == present || other == present) {
        return one == present;
      }
      int order = Long.compareUnsigned(mixed(one ^ key), mixed(other ^ key));
      return order < 0;
    }
  }

  /** A number whose every bit depends on every bit of the key (the finaliser of SplitMix64). */
  private static long mixed(long key) {
    long z = key + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
