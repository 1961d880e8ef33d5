package org.beyondviral.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.beyondviral.cascade.CascadeBuilder.Act;
import org.junit.jupiter.api.Test;

class CascadeBuilderTest {
  /** Small forests with repeated ids, cycles, unseen nodes and claims, each against brute force. */
  @Test
  void tenThousandRandomForestsEqualBruteForce() {
    SplittableRandom random = new SplittableRandom(17);
    CascadeBuilder builder = new CascadeBuilder();
    for (int forest = 0; forest < 10_000; forest++) {
      List<Act> acts = randomForest(random);
      Map<Long, Long> parents = bruteParents(acts);
      RootTable table = RootTable.of(List.of(edges(acts, parents)), Comparator.naturalOrder());
      Map<Long, Long> roots = bruteRoots(acts, parents);
      Map<Long, List<Act>> cascades = new TreeMap<>();
      for (Act act : acts) {
        long root = table.applyAsLong(act.parent() == 0 ? act.id() : act.parent());
        assertThat(root).isEqualTo(roots.get(act.id()));
        cascades.computeIfAbsent(root, none -> new ArrayList<>()).add(act);
      }
      cascades.forEach((root, members) -> assertCascade(builder, root, members, parents));
    }
  }

  @Test
  void anIdWithTwoSecondHashesIsACollision() {
    CascadeBuilder builder = new CascadeBuilder();
    builder.start(1);
    builder.add(act(1, 0, 0, 0, 0));
    builder.add(new Act(3, 3, 1, 0, 0, 1, 99, 0, 0));
    builder.resolve();

    assertThat(builder.collided()).isTrue();
  }

  @Test
  void aloneIsAsIfStartedAddedAndResolved() {
    for (long author : new long[] {0, 5}) {
      CascadeBuilder built = new CascadeBuilder();
      built.start(7);
      built.add(act(7, 3, author, 0, 0));
      built.resolve();
      CascadeBuilder alone = new CascadeBuilder();
      alone.start(9);
      alone.add(act(9, 1, 4, 11, 0));
      alone.resolve();
      alone.alone(3, author != 0);
      for (CascadeBuilder each : List.of(built, alone)) {
        assertThat(each.seen()).isEqualTo(1);
        assertThat(each.unseen()).isZero();
        assertThat(each.root()).isZero();
        assertThat(each.authors()).isEqualTo(author == 0 ? 0 : 1);
        assertThat(each.time(0)).isEqualTo(3);
        assertThat(each.statedParent(0)).isEqualTo(-1);
        assertThat(each.collided()).isFalse();
        assertThat(each.measure(new int[0]).leaves()).isEqualTo(1);
        assertThat(each.measure(new int[0]).tree().maxBreadth()).isEqualTo(1);
        assertThat(each.measure(new int[0]).preorder(0)).isZero();
      }
    }
  }

  private static List<Act> randomForest(SplittableRandom random) {
    int n = 1 + random.nextInt(14);
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      long id = 2L * i + 1;
      long parent = random.nextInt(4) == 0 ? 0 : 2L * random.nextInt(n + 4) + 1;
      parent = parent == id ? 0 : parent;
      long claim = random.nextInt(3) > 0 ? 0 : 2L * random.nextInt(n + 4) + 1;
      claim = parent == 0 || claim == parent || claim == id ? 0 : claim;
      acts.add(act(id, random.nextInt(6), random.nextInt(5), parent, claim));
    }
    acts.sort(Comparator.comparingLong(Act::time).thenComparingLong(Act::id));
    return acts;
  }

  private static Act act(long id, long time, long author, long parent, long claim) {
    return new Act(
        id, (int) id, time, author, (int) author, parent, (int) parent, claim, (int) claim);
  }

  /** The parent of every node that has one, cycles not yet cut. */
  private static Map<Long, Long> bruteParents(List<Act> acts) {
    Map<Long, Long> parents = new HashMap<>();
    for (Act act : acts) {
      if (act.parent() != 0) {
        parents.put(act.id(), act.parent());
      }
    }
    for (Act act : acts) {
      boolean unseen = acts.stream().noneMatch(other -> other.id() == act.parent());
      if (unseen && act.claim() != 0) {
        parents.putIfAbsent(act.parent(), act.claim());
      }
    }
    return parents;
  }

  /** All edges: those of leaves are not needed and do no harm. */
  private static long[] edges(List<Act> acts, Map<Long, Long> parents) {
    return parents.entrySet().stream()
        .flatMapToLong(
            edge -> LongStream.of(edge.getKey(), edge.getValue(), time(acts, edge.getKey())))
        .toArray();
  }

  private static long time(List<Act> acts, long id) {
    return acts.stream()
        .filter(act -> act.id() == id)
        .mapToLong(Act::time)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static Map<Long, Long> bruteRoots(List<Act> acts, Map<Long, Long> parents) {
    Map<Long, Long> roots = new HashMap<>();
    for (Act act : acts) {
      List<Long> way = new ArrayList<>(List.of(act.id()));
      Long at = parents.get(act.id());
      while (at != null && !way.contains(at)) {
        way.add(at);
        at = parents.get(at);
      }
      long root =
          at == null
              ? way.get(way.size() - 1)
              : way.subList(way.indexOf(at), way.size()).stream()
                  .min(
                      Comparator.comparingLong((Long id) -> time(acts, id))
                          .thenComparing(Comparator.naturalOrder()))
                  .orElseThrow();
      roots.put(act.id(), root);
    }
    return roots;
  }

  private static void assertCascade(
      CascadeBuilder builder, long root, List<Act> members, Map<Long, Long> parents) {
    builder.start(root);
    for (Act act : members) {
      assertThat(builder.add(act)).isTrue();
      assertThat(builder.add(act)).as("again").isFalse();
    }
    builder.resolve();
    assertThat(builder.collided()).isFalse();
    MeasuredCascade measured = builder.measure(IntStream.range(0, builder.unseen()).toArray());

    List<List<Long>> ways = members.stream().map(act -> way(act.id(), root, parents)).toList();
    List<Long> nodes = ways.stream().flatMap(List::stream).distinct().toList();
    assertThat(measured.tree().size()).isEqualTo(nodes.size());
    for (int i = 0; i < members.size(); i++) {
      long id = members.get(i).id();
      assertThat(measured.tree().depth(i)).isEqualTo(ways.get(i).size() - 1);
      assertThat(measured.descendants(i))
          .isEqualTo((int) ways.stream().filter(way -> way.indexOf(id) > 0).count());
      assertThat(measured.children(i))
          .isEqualTo((int) ways.stream().filter(way -> way.size() > 1 && way.get(1) == id).count());
    }
    assertThat(builder.authors())
        .isEqualTo(
            (int) members.stream().mapToLong(Act::author).filter(a -> a != 0).distinct().count());
    assertThat(measured.tree().maxDepth())
        .isEqualTo(ways.stream().mapToInt(List::size).max().orElseThrow() - 1);
    if (nodes.size() > 1) {
      assertThat(measured.tree().structuralVirality())
          .isCloseTo(meanDistance(nodes, root, parents), within(1e-9));
    }
    assertThat(IntStream.range(0, members.size()).map(measured::preorder).sorted().toArray())
        .isEqualTo(IntStream.range(0, members.size()).toArray());
  }

  private static List<Long> way(long id, long root, Map<Long, Long> parents) {
    List<Long> way = new ArrayList<>(List.of(id));
    while (way.get(way.size() - 1) != root) {
      way.add(parents.get(way.get(way.size() - 1)));
    }
    return way;
  }

  private static double meanDistance(List<Long> nodes, long root, Map<Long, Long> parents) {
    double[] distances =
        nodes.stream()
            .flatMapToDouble(
                a ->
                    nodes.stream()
                        .filter(b -> !b.equals(a))
                        .mapToDouble(b -> distance(way(a, root, parents), way(b, root, parents))))
            .toArray();
    return Arrays.stream(distances).average().orElseThrow();
  }

  private static int distance(List<Long> a, List<Long> b) {
    int shared = 0;
    while (shared < Math.min(a.size(), b.size())
        && a.get(a.size() - 1 - shared).equals(b.get(b.size() - 1 - shared))) {
      shared++;
    }
    return a.size() + b.size() - 2 * shared;
  }
}
