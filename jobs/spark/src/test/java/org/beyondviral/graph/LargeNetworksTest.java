package org.beyondviral.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.graphx.Edge;
import org.beyondviral.TestSpark;
import org.beyondviral.network.Acts;
import org.beyondviral.network.Audiences;
import org.beyondviral.network.Network;
import org.beyondviral.network.NetworkTotals;
import org.beyondviral.network.PageRank;
import org.beyondviral.network.Standing;
import org.junit.jupiter.api.Test;

class LargeNetworksTest {
  private static final int PEOPLE = 60;
  private static final int FIRST_GRAPH = 5;
  private static final List<String> GRAPHS =
      rows("graphs.csv").stream().map(cells -> cells[0]).toList();

  /** Networks of several kinds side by side; each has keys of its own. */
  private static List<Tie> ties() {
    Random random = new Random(12);
    List<Tie> ties = new ArrayList<>();
    for (int campaign = 0; campaign < 4; campaign++) {
      Set<Long> linked = new HashSet<>();
      for (int i = 0; i < 60 * (campaign + 1); i++) {
        int actor = random.nextInt(PEOPLE);
        int target = campaign == 1 ? 0 : random.nextInt(1 + actor);
        boolean back = random.nextInt(10) == 0;
        if (actor != target && linked.add((long) actor * PEOPLE + target)) {
          long from = key(campaign, actor);
          long to = key(campaign, target);
          ties.add(new Tie(campaign, from, to, 2 + random.nextInt(4)));
          if (back) {
            ties.add(new Tie(campaign, to, from, 1));
          }
        }
      }
    }
    for (int i = 0; i < 12; i++) {
      ties.add(new Tie(4, key(4, i), key(4, i + 1), 1));
    }
    for (String[] cells : rows("links.csv")) {
      int graph = GRAPHS.indexOf(cells[0]);
      ties.add(
          new Tie(
              FIRST_GRAPH + graph,
              key(FIRST_GRAPH + graph, Integer.parseInt(cells[1])),
              key(FIRST_GRAPH + graph, Integer.parseInt(cells[2])),
              Integer.parseInt(cells[3])));
    }
    return ties;
  }

  /** Rows of the graphs that other programs measured; see make_oracle.py beside them. */
  private static List<String[]> rows(String file) {
    try (Stream<String> lines =
        Files.lines(Path.of("../core/src/test/resources/network").resolve(file))) {
      return lines.skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long key(int campaign, int person) {
    return (campaign * 1000L + person) * 0x9E3779B97F4A7C15L;
  }

  private static List<Standing> alone(List<Tie> ties) {
    List<Standing> all = new ArrayList<>();
    for (int campaign = 0; campaign < FIRST_GRAPH + GRAPHS.size(); campaign++) {
      Acts acts = new Acts();
      for (Tie tie : ties) {
        if (tie.campaign() == campaign) {
          acts.add(tie.actor(), tie.target(), tie.times());
        }
      }
      Standing.of(acts.network()).forEachRemaining(all::add);
    }
    return all;
  }

  @Test
  void asEachNetworkAlone() {
    List<Tie> ties = ties();
    List<Standing> expected = alone(ties);
    Collections.shuffle(ties, new Random(3));
    List<Standing> found =
        LargeNetworks.standings(TestSpark.dataset(Tie.class, ties).repartition(2)).collectAsList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    Map<Long, Standing> byPerson =
        found.stream().collect(Collectors.toMap(Standing::person, standing -> standing));
    for (String[] cells : rows("people.csv")) {
      int graph = FIRST_GRAPH + GRAPHS.indexOf(cells[0]);
      Standing standing = requireNonNull(byPerson.get(key(graph, Integer.parseInt(cells[1]))));
      assertThat(standing.core()).isEqualTo(Integer.parseInt(cells[2]));
      assertThat(standing.triangles()).isEqualTo(Long.parseLong(cells[3]));
      assertThat(standing.rank() / (double) PageRank.WHOLE)
          .isCloseTo(Double.parseDouble(cells[5]), within(1e-7));
    }
  }

  /** Of the networks whose ranks settle in few rounds: those that are not of other programs. */
  @Test
  void totalsOfManyNetworksAreThoseOfEach() {
    List<Tie> ties = ties().stream().filter(tie -> tie.campaign() < FIRST_GRAPH).toList();
    Map<Long, Long> known = new HashMap<>();
    for (Tie tie : ties) {
      if (tie.actor() % 3 != 0) {
        known.put(tie.actor(), Math.floorMod(tie.actor(), 1_000L));
      }
    }
    List<NetworkTotals> expected = new ArrayList<>();
    for (int campaign = 0; campaign < FIRST_GRAPH; campaign++) {
      Acts acts = new Acts();
      Audiences audiences = new Audiences();
      for (Tie tie : ties) {
        if (tie.campaign() == campaign) {
          acts.add(tie.actor(), tie.target(), tie.times());
          audiences.add(tie.actor(), known.get(tie.actor()));
          audiences.add(tie.target(), known.get(tie.target()));
        }
      }
      Network network = acts.network();
      expected.add(NetworkTotals.of(campaign, network, audiences.of(network)));
    }
    List<NetworkTotals> found =
        LargeNetworks.totals(
                TestSpark.dataset(Tie.class, ties).repartition(2),
                TestSpark.dataset(
                    LargeNetworks.Audience.class,
                    known.entrySet().stream()
                        .map(each -> new LargeNetworks.Audience(each.getKey(), each.getValue()))
                        .toList()))
            .collectAsList();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(found).anyMatch(totals -> totals.communities() > 2);
    assertThat(found).anyMatch(totals -> totals.cores().size() > 2);
    assertThat(found).anyMatch(totals -> totals.insideActs() < totals.acts());
  }

  /** In two rounds the ends of a chain tell two people on either side that they are in no core. */
  @Test
  void coresThatDoNotSettleAreNotKnown() {
    List<LargeNetworks.Member> members = new ArrayList<>();
    List<Edge<Long>> links = new ArrayList<>();
    for (int campaign = 0; campaign < 2; campaign++) {
      int last = campaign == 0 ? 11 : 2;
      for (int i = 0; i <= last; i++) {
        members.add(
            new LargeNetworks.Member(key(campaign, i), campaign, i == 0 || i == last ? 1 : 2));
        if (i < last) {
          links.add(new Edge<>(key(campaign, i), key(campaign, i + 1), (Long) 1L));
        }
      }
    }
    List<LargeCores.Core> cores =
        LargeCores.of(
                TestSpark.dataset(LargeNetworks.Member.class, members),
                new JavaSparkContext(TestSpark.session().sparkContext()).parallelize(links),
                2)
            .collectAsList();
    assertThat(cores)
        .hasSize(15)
        .allMatch(
            core ->
                Objects.equals(
                    core.core(),
                    core.person() == key(1, 0)
                            || core.person() == key(1, 1)
                            || core.person() == key(1, 2)
                        ? (Integer) 1
                        : null));
  }
}
