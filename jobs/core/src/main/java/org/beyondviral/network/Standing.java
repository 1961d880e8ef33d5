package org.beyondviral.network;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.beyondviral.table.Means;
import org.beyondviral.table.Unit;
import org.jspecify.annotations.Nullable;

/** Where one person stands in the network of one campaign. */
public record Standing(
    @Means("The person, as a key.") long person,
    @Means(value = "Acts on others.", unit = Unit.TRACES) long acts,
    @Means(value = "Acts of others on him.", unit = Unit.TRACES) long responses,
    @Means(value = "Others he acted on.", unit = Unit.PEOPLE) long actedOn,
    @Means(value = "Others who acted on him.", unit = Unit.PEOPLE) long actedOnBy,
    @Means(value = "Others either of whom acted on the other.", unit = Unit.PEOPLE) long neighbours,
    @Means("Triangles he stands in.") long triangles,
    @Means("Core number; null when it did not settle.") @Nullable Integer core,
    @Means("The component, named by the least key in it.") long component,
    @Means("The community, named by the key of one of its people.") long community,
    @Means("PageRank in parts of 2^60.") long rank) {

  /** Everybody in a network, by key; O(pairs^1.5) for the triangles, the rest linear a round. */
  public static Iterator<Standing> of(Network network) {
    int n = network.people();
    long[] acts = new long[n];
    long[] responses = new long[n];
    long[] actedOnBy = new long[n];
    for (int p = 0; p < n; p++) {
      for (int at = network.actsFrom(p); at < network.actsEnd(p); at++) {
        acts[p] += network.weight(at);
        responses[network.target(at)] += network.weight(at);
        actedOnBy[network.target(at)]++;
      }
    }
    long[] triangles = Triangles.of(network);
    int[] core = Cores.of(network);
    long[] component = Components.of(network);
    long[] community = Communities.of(network);
    long[] rank = PageRank.of(network);
    return IntStream.range(0, n)
        .mapToObj(
            p ->
                new Standing(
                    network.key(p),
                    acts[p],
                    responses[p],
                    network.actedOn(p),
                    actedOnBy[p],
                    network.neighbours(p),
                    triangles[p],
                    core[p],
                    component[p],
                    community[p],
                    rank[p]))
        .iterator();
  }
}
