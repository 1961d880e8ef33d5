package org.beyondviral.network;

/** How deep in the network's core each person stands. */
public final class Cores {
  private Cores() {}

  /**
   * The core number of every person: the largest k for which he belongs to the k-core, the largest
   * set of people each of whom forms a pair with k or more others of the set.
   *
   * <p>Whoever has the fewest pairs left is taken away first; the most that anybody had when he was
   * taken is his core number. O(people + pairs), by buckets.
   *
   * <p>Source: Seidman (1983), Network structure and minimum degree, Social Networks 5(3); Batagelj
   * & Zaversnik (2003), An O(m) algorithm for cores decomposition of networks.
   *
   * @return for each person, at least 1
   */
  public static int[] of(Network network) {
    int n = network.people();
    int[] core = new int[n];
    int most = 0;
    for (int p = 0; p < n; p++) {
      core[p] = network.neighbours(p);
      most = Math.max(most, core[p]);
    }
    int[] bucket = new int[most + 2];
    for (int p = 0; p < n; p++) {
      bucket[core[p] + 1]++;
    }
    for (int k = 1; k < bucket.length; k++) {
      bucket[k] += bucket[k - 1];
    }
    int[] order = new int[n];
    int[] place = new int[n];
    int[] next = bucket.clone();
    for (int p = 0; p < n; p++) {
      place[p] = next[core[p]]++;
      order[place[p]] = p;
    }
    for (int i = 0; i < n; i++) {
      int taken = order[i];
      for (int at = network.pairsFrom(taken); at < network.pairsEnd(taken); at++) {
        int other = network.neighbour(at);
        if (core[other] > core[taken]) {
          int front = bucket[core[other]];
          int first = order[front];
          order[place[other]] = first;
          place[first] = place[other];
          order[front] = other;
          place[other] = front;
          bucket[core[other]] = front + 1;
          core[other]--;
        }
      }
    }
    return core;
  }

  /**
   * The next estimate of a core number from those of the neighbours: the largest h, at most the
   * present estimate, such that h neighbours or more have an estimate of h or more. Started with
   * the number of neighbours and repeated, estimates fall to the core numbers.
   *
   * <p>Source: Lü, Zhou, Zhang & Stanley (2016), The H-index of a network node and its relation to
   * degree and coreness, Nature Communications 7. O(present + distinct estimates).
   *
   * @param present the estimate so far
   * @param neighbours how many neighbours have which estimate
   */
  public static int hIndex(int present, Tally neighbours) {
    long[] least = new long[present + 1];
    neighbours.forEach((estimate, people) -> least[(int) Math.min(estimate, present)] += people);
    long atLeast = 0;
    for (int h = present; h > 0; h--) {
      atLeast += least[h];
      if (atLeast >= h) {
        return h;
      }
    }
    return 0;
  }
}
