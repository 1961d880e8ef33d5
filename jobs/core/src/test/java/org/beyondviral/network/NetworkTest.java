package org.beyondviral.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static Network of(long... ends) {
    long[] from = IntStream.range(0, ends.length / 2).mapToLong(i -> ends[2 * i]).toArray();
    long[] to = IntStream.range(0, ends.length / 2).mapToLong(i -> ends[2 * i + 1]).toArray();
    int[] once = new int[from.length];
    Arrays.fill(once, 1);
    return Network.of(from, to, once);
  }

  private static List<Standing> standings(Network network) {
    List<Standing> all = new ArrayList<>();
    Standing.of(network).forEachRemaining(all::add);
    return all;
  }

  @Test
  void everyGraphIsAsOtherProgramsSay() {
    Graphs.acts()
        .forEach(
            (name, acts) -> {
              List<Standing> all = standings(Graphs.network(acts));
              List<Graphs.Known> known = Objects.requireNonNull(Graphs.people().get(name));
              Map<Long, Long> sizes =
                  all.stream()
                      .collect(Collectors.groupingBy(Standing::component, Collectors.counting()));
              assertThat(all).as(name).hasSameSizeAs(known);
              for (int p = 0; p < all.size(); p++) {
                Standing found = all.get(p);
                Graphs.Known expected = known.get(p);
                assertThat(found.person()).isEqualTo(expected.person());
                assertThat(found.core()).as(name).isEqualTo(expected.core());
                assertThat(found.triangles()).as(name).isEqualTo(expected.triangles());
                assertThat(sizes)
                    .as(name)
                    .containsEntry(found.component(), expected.componentSize());
                assertThat(found.rank() / (double) PageRank.WHOLE)
                    .as(name)
                    .isCloseTo(expected.rank(), within(1e-7));
              }
            });
  }

  @Test
  void everyGraphAsAWholeIsAsOtherProgramsSay() {
    Graphs.acts()
        .forEach(
            (name, acts) -> {
              Network network = Graphs.network(acts);
              NetworkTotals all = NetworkTotals.of(7, network, new Audiences().of(network));
              Graphs.Whole known = Objects.requireNonNull(Graphs.wholes().get(name));
              long[] component = Components.of(network);
              assertThat((double) all.returned() / all.links())
                  .as(name)
                  .isCloseTo(known.reciprocity(), within(1e-9));
              assertThat((double) all.corners() / all.triples())
                  .as(name)
                  .isCloseTo(known.transitivity(), within(1e-9));
              assertThat(Arrays.stream(component).distinct().count())
                  .as(name)
                  .isEqualTo(known.components());
              assertThat(all.largestComponent()).as(name).isEqualTo(known.largest());
              assertThat(all.maxCore()).as(name).isEqualTo(known.maxCore());
              assertThat(all.acts())
                  .as(name)
                  .isEqualTo(acts.stream().mapToLong(Graphs.Act::weight).sum());
              assertThat(all.highestRank() / (double) PageRank.WHOLE)
                  .as(name)
                  .isCloseTo(
                      Objects.requireNonNull(Graphs.people().get(name)).stream()
                          .mapToDouble(Graphs.Known::rank)
                          .max()
                          .orElseThrow(),
                      within(1e-7));
              assertThat(all.cores()).as(name).isEmpty();
            });
  }

  /** Everything of the network, counted from the standings of its people. */
  @Test
  void totalsAreThoseOfTheStandings() {
    Graphs.acts()
        .forEach(
            (name, acts) -> {
              Network network = Graphs.network(acts);
              List<Standing> all = standings(network);
              Audiences audiences = new Audiences();
              for (Standing each : all) {
                audiences.add(each.person(), each.person() % 3 == 0 ? null : each.person() % 10);
                audiences.add(each.person(), each.person() % 5 == 0 ? 7L : null);
              }
              NetworkTotals totals = NetworkTotals.of(7, network, audiences.of(network));
              Map<Long, Long> community =
                  all.stream().collect(Collectors.toMap(Standing::person, Standing::community));
              Map<Long, Long> sizes =
                  community.values().stream()
                      .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
              assertThat(totals.communities()).as(name).isEqualTo(sizes.size());
              assertThat(totals.largestCommunity())
                  .as(name)
                  .isEqualTo(Collections.max(sizes.values()));
              assertThat(totals.insideActs())
                  .as(name)
                  .isEqualTo(
                      acts.stream()
                          .filter(
                              act ->
                                  Objects.equals(
                                      community.get(act.from()), community.get(act.to())))
                          .mapToLong(Graphs.Act::weight)
                          .sum());
              Map<Integer, List<Standing>> byCore =
                  all.stream()
                      .filter(each -> each.person() % 3 != 0 || each.person() % 5 == 0)
                      .collect(Collectors.groupingBy(each -> Objects.requireNonNull(each.core())));
              assertThat(totals.cores())
                  .as(name)
                  .isEqualTo(
                      byCore.entrySet().stream()
                          .sorted(Map.Entry.comparingByKey())
                          .map(
                              level ->
                                  new CoreLevel(
                                      level.getKey(),
                                      level.getValue().size(),
                                      level.getValue().stream()
                                          .mapToLong(
                                              each ->
                                                  Math.max(
                                                      each.person() % 3 == 0
                                                          ? 0
                                                          : each.person() % 10,
                                                      each.person() % 5 == 0 ? 7 : 0))
                                          .sum()))
                          .toList());
            });
  }

  @Test
  void sameCoresByRepeatedHIndices() {
    Graphs.acts()
        .forEach(
            (name, acts) -> {
              Network network = Graphs.network(acts);
              int n = network.people();
              int[] estimate = IntStream.range(0, n).map(network::neighbours).toArray();
              for (int round = 0; round < n; round++) {
                int[] present = estimate;
                estimate =
                    IntStream.range(0, n)
                        .map(
                            p -> {
                              Tally tally = new Tally();
                              for (int at = network.pairsFrom(p); at < network.pairsEnd(p); at++) {
                                tally.add(present[network.neighbour(at)], 1);
                              }
                              return Cores.hIndex(present[p], tally);
                            })
                        .toArray();
              }
              assertThat(estimate).as(name).isEqualTo(Cores.of(network));
            });
  }

  @Test
  void orderAndNamesDoNotMatter() {
    List<Graphs.Act> acts =
        new ArrayList<>(Objects.requireNonNull(Graphs.acts().get("miserables")));
    List<Standing> first = standings(Graphs.network(acts));
    Collections.shuffle(acts, new Random(3));
    assertThat(standings(Graphs.network(acts))).isEqualTo(first);
  }

  @Test
  void aStarByHand() {
    // 2, 3 and 4 acted on 1; 1 answered 2
    List<Standing> star = standings(of(2, 1, 3, 1, 4, 1, 1, 2));
    assertThat(star).extracting(Standing::actedOnBy).containsExactly(3L, 1L, 0L, 0L);
    assertThat(star).extracting(Standing::neighbours).containsExactly(3L, 1L, 1L, 1L);
    assertThat(star).extracting(Standing::core).containsOnly(1);
    assertThat(star).extracting(Standing::triangles).containsOnly(0L);
    assertThat(star).extracting(Standing::component).containsOnly(1L);
  }

  @Test
  void nobodyHasNoStanding() {
    assertThat(standings(of())).isEmpty();
  }

  @Test
  void cliquesAreCommunities() {
    List<Long> ends = new ArrayList<>();
    for (long clique = 0; clique < 5; clique++) {
      for (long a = 0; a < 8; a++) {
        for (long b = 0; b < a; b++) {
          ends.addAll(List.of(100 * clique + a, 100 * clique + b));
        }
      }
      ends.addAll(List.of(100 * clique, 100 * ((clique + 1) % 5) + 1));
    }
    List<Standing> all = standings(of(ends.stream().mapToLong(Long::longValue).toArray()));
    Map<Long, List<Long>> found =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    Standing::community,
                    Collectors.mapping(s -> s.person() / 100, Collectors.toList())));
    assertThat(found).hasSize(5);
    assertThat(found.values()).allSatisfy(people -> assertThat(people).hasSize(8));
    assertThat(found.values())
        .allSatisfy(people -> assertThat(people.stream().distinct()).hasSize(1));
  }

  @Test
  void aStarIsOneCommunityWhateverItsSize() {
    for (int n : new int[] {2, 3, 50, 1000}) {
      long[] ends =
          IntStream.range(1, n)
              .boxed()
              .flatMapToLong(i -> java.util.stream.LongStream.of(i, 0))
              .toArray();
      assertThat(standings(of(ends)).stream().map(Standing::community).distinct()).hasSize(1);
    }
  }

  @Test
  void talliesOfPartsAreTheTallyOfTheWhole() {
    Random random = new Random(8);
    Map<Long, Long> expected = new HashMap<>();
    Tally whole = new Tally();
    for (int part = 0; part < 20; part++) {
      Tally tally = new Tally();
      for (int i = 0; i < part * 10; i++) {
        long key = random.nextInt(60) - 30L;
        long amount = 1L + random.nextInt(5);
        tally.add(key, amount);
        expected.merge(key, amount, Long::sum);
      }
      whole = part % 2 == 0 ? whole.plus(tally) : tally.plus(whole);
    }
    Map<Long, Long> found = new HashMap<>();
    whole.forEach(found::put);
    assertThat(found).isEqualTo(expected);
    assertThat(whole.size()).isEqualTo(expected.size());
  }

  @Test
  void peripheryByHand() {
    List<CoreLevel> levels =
        List.of(new CoreLevel(0, 6, 30), new CoreLevel(1, 2, 10), new CoreLevel(3, 2, 60));
    assertThat(CoreLevel.peripheryReach(levels)).hasValue(0.3 / 0.6);
    assertThat(CoreLevel.peripheryReach(levels.subList(0, 1))).isEmpty();
    assertThat(CoreLevel.peripheryReach(List.of())).isEmpty();
    assertThat(CoreLevel.peripheryReach(List.of(new CoreLevel(0, 2, 0), new CoreLevel(1, 1, 0))))
        .isEmpty();
  }

  @Test
  void peripheryIsWhatPermutationsLoseOnAverageAndSpreadsAsThey() {
    Random random = new Random(4);
    int[] core = random.ints(40, 0, 5).sorted().toArray();
    List<Long> audience = new ArrayList<>(random.longs(40, 0, 1000).boxed().toList());
    Function<List<Long>, List<CoreLevel>> levels =
        dealt ->
            IntStream.range(0, 5)
                .mapToObj(
                    k -> {
                      List<Long> own =
                          IntStream.range(0, 40)
                              .filter(p -> core[p] == k)
                              .mapToObj(dealt::get)
                              .toList();
                      return new CoreLevel(
                          k, own.size(), own.stream().mapToLong(Long::longValue).sum());
                    })
                .toList();
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < 10_000; draw++) {
      Collections.shuffle(audience, random);
      double reach = CoreLevel.peripheryReach(levels.apply(audience)).orElseThrow();
      sum += reach;
      squares += (reach - 1) * (reach - 1);
    }
    assertThat(sum / 10_000).isCloseTo(1, within(0.01));
    double squaredAudiences = audience.stream().mapToDouble(a -> (double) a * a).sum();
    assertThat(CoreLevel.peripheryDeviation(levels.apply(audience), squaredAudiences))
        .isCloseTo(Math.sqrt(squares / 10_000), withinPercentage(3));
  }
}
