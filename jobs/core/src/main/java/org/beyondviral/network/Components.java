package org.beyondviral.network;

import java.util.Arrays;

/** Who hangs together with whom, whatever the way. */
public final class Components {
  private Components() {}

  /**
   * The weakly connected component of every person, named by the least key in it. O(people +
   * pairs), without recursion.
   *
   * @return for each person, the least key among those he is connected with
   */
  public static long[] of(Network network) {
    int n = network.people();
    int[] least = new int[n];
    Arrays.fill(least, -1);
    int[] waiting = new int[n];
    for (int first = 0; first < n; first++) {
      if (least[first] >= 0) {
        continue;
      }
      int left = 0;
      least[first] = first;
      waiting[left++] = first;
      while (left > 0) {
        int person = waiting[--left];
        for (int at = network.pairsFrom(person); at < network.pairsEnd(person); at++) {
          int other = network.neighbour(at);
          if (least[other] < 0) {
            least[other] = first;
            waiting[left++] = other;
          }
        }
      }
    }
    return Arrays.stream(least).mapToLong(network::key).toArray();
  }
}
