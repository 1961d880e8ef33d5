package org.beyondviral.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
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
    @Means("The largest core number; null when it did not settle.") @Nullable Integer maxCore,
    @Means("Communities.") long communities,
    @Means(value = "People of the largest community.", unit = Unit.PEOPLE) long largestCommunity,
    @Means(value = "Acts on another of the same community.", unit = Unit.TRACES) long insideActs,
    @Means("The largest PageRank, in parts of 2^60.") long highestRank,
    @Means("People and audience by core number, ascending; only where both are known.")
        List<CoreLevel> cores) {

  /**
   * The totals of a network with somebody in it; O(pairs^1.5) for the triangles, linear in each
   * round of communities and ranks.
   *
   * @param audience of each person, {@link Audiences#UNKNOWN} where it is not known
   */
  public static NetworkTotals of(long number, Network network, long[] audience) {
    int n = network.people();
    int[] core = Cores.of(network);
    long[] community = Communities.of(network);
    long[] communities = sizes(community);
    long acts = 0;
    long inside = 0;
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
        inside += community[p] == community[network.target(at)] ? network.weight(at) : 0;
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
        largest(sizes(Components.of(network))),
        Arrays.stream(core).max().orElseThrow(),
        communities.length,
        largest(communities),
        inside,
        largest(PageRank.of(network)),
        CoreLevel.of(core, audience));
  }

  private static long largest(long[] numbers) {
    return Arrays.stream(numbers).max().orElseThrow();
  }

  /** How many people have each of the labels. */
  private static long[] sizes(long[] labels) {
    Tally tally = new Tally();
    for (long label : labels) {
      tally.add(label, 1);
    }
    LongStream.Builder sizes = LongStream.builder();
    tally.forEach((label, people) -> sizes.add(people));
    return sizes.build().toArray();
  }
}
