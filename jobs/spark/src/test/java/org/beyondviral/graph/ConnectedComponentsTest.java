package org.beyondviral.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.beyondviral.TestSpark;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {

  @Test
  void noLinksNoComponents() {
    assertThat(components(List.of(), 1)).isEmpty();
  }

  @Test
  void aNodeLinkedToItselfStandsAlone() {
    assertThat(components(List.of(new Link("x", "x")), 1)).isEqualTo(Map.of("x", "x"));
  }

  @Test
  void equalsUnionFindOnRandomGraphs() {
    SplittableRandom random = new SplittableRandom(13);
    for (int links : new int[] {40, 90}) {
      List<Link> drawn =
          IntStream.range(0, links)
              .mapToObj(i -> new Link("n" + random.nextInt(100), "n" + random.nextInt(100)))
              .toList();
      assertThat(components(drawn, 1 + links % 7)).isEqualTo(byUnionFind(drawn));
    }
  }

  @Test
  void aLongChainIsOneComponent() {
    List<Link> chain =
        IntStream.range(0, 120).mapToObj(i -> new Link("n" + i, "n" + (i + 1))).toList();
    assertThat(components(chain, 3)).hasSize(121).values().containsOnly("n0");
  }

  private static Map<String, String> components(List<Link> links, int partitions) {
    return ConnectedComponents.of(TestSpark.dataset(Link.class, links).repartition(partitions))
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(Component::node, Component::component));
  }

  private static Map<String, String> byUnionFind(List<Link> links) {
    Map<String, String> parents = new HashMap<>();
    for (Link link : links) {
      String a = find(parents, link.a());
      String b = find(parents, link.b());
      parents.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
    }
    Map<String, String> components = new HashMap<>();
    for (String node : new ArrayList<>(parents.keySet())) {
      components.put(node, find(parents, node));
    }
    return components;
  }

  private static String find(Map<String, String> parents, String node) {
    String at = node;
    while (!parents.computeIfAbsent(at, same -> same).equals(at)) {
      at = parents.get(at);
    }
    return at;
  }
}
