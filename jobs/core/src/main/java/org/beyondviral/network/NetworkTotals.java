package org.beyondviral.network;

import java.util.Arrays;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** One network as a whole, in whole numbers, so that any engine finds the same. */
public record NetworkTotals(
    @Means("Number of the network.") long network,
    @Means(value = "People with a pair.", unit = Unit.PEOPLE) long people,
    @Means(value = "Acts of one on another.", unit = Unit.TRACES) long acts,
    @Means("Links: somebody acted on another, however often.") long links,
    @Means("Links whose other acted on him too.") long returned,
    @Means("Pairs of pairs that share a person.") long triples,
    @Means("Corners of triangles: three for each.") long corners,
    @Means(value = "People of the largest component.", unit = Unit.PEOPLE) long largestComponent,
    @Means("The largest core number; null when it did not settle.") @Nullable Integer maxCore) {

  /** The totals of a network with somebody in it; O(pairs^1.5) for the triangles. */
  public static NetworkTotals of(long number, Network network) {
    int n = network.people();
    long acts = 0;
    long links = 0;
    long ends = 0;
    long triples = 0;
    for (int p = 0; p < n; p++) {
      long neighbours = network.neighbours(p);
      links += network.actedOn(p);
      ends += neighbours;
      triples += neighbours * (neighbours - 1) / 2;
      for (int at = network.actsFrom(p); at < network.actsEnd(p); at++) {
        acts += network.weight(at);
      }
    }
    return new NetworkTotals(
        number,
        n,
        acts,
        links,
        2 * links - ends,
        triples,
        Arrays.stream(Triangles.of(network)).sum(),
        largest(Components.of(network)),
        Arrays.stream(Cores.of(network)).max().orElseThrow());
  }

  private static long largest(long[] component) {
    long[] sorted = component.clone();
    Arrays.sort(sorted);
    int from = 0;
    int most = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        most = Math.max(most, i - from);
        from = i;
      }
    }
    return most;
  }
}
