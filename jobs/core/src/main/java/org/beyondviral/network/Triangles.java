package org.beyondviral.network;

/** Threes of people who all form pairs. */
public final class Triangles {
  private Triangles() {}

  /**
   * The triangles each person stands in, by pairs without direction.
   *
   * <p>Each pair is looked at from the person with fewer neighbours, so that a hub costs no more
   * than others: O(pairs^1.5). Source: Latapy (2008), Main-memory triangle computations for very
   * large (sparse (power-law)) graphs, Theoretical Computer Science 407.
   *
   * @return for each person; the sum is three times the triangles of the network
   */
  public static long[] of(Network network) {
    int n = network.people();
    long[] triangles = new long[n];
    int[] markedBy = new int[n];
    for (int a = 0; a < n; a++) {
      for (int at = network.pairsFrom(a); at < network.pairsEnd(a); at++) {
        if (isBelow(network, a, network.neighbour(at))) {
          markedBy[network.neighbour(at)] = a + 1;
        }
      }
      for (int at = network.pairsFrom(a); at < network.pairsEnd(a); at++) {
        int b = network.neighbour(at);
        if (markedBy[b] != a + 1) {
          continue;
        }
        for (int of = network.pairsFrom(b); of < network.pairsEnd(b); of++) {
          int c = network.neighbour(of);
          if (markedBy[c] == a + 1 && isBelow(network, b, c)) {
            triangles[a]++;
            triangles[b]++;
            triangles[c]++;
          }
        }
      }
    }
    return triangles;
  }

  private static boolean isBelow(Network network, int a, int b) {
    int difference = Integer.compare(network.neighbours(a), network.neighbours(b));
    return difference < 0 || (difference == 0 && a < b);
  }
}
